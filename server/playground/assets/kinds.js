// What an entity is about, which gives it its colour. A policy may have entities of its own: they are "other".

const kinds = [
  ['secret', /PASSWORD|SECRET|_TOKEN|_KEY|^JWT$|COOKIE|^OTP|WEBHOOK|_SAS$|SEED_PHRASE|CREDENTIALS|RESET_LINK|SIGNED_URL/],
  ['money', /^CREDIT_CARD|^CARD_|^IBAN|^SWIFT|^ABA_|^CRYPTO|BANK|_CLABE|_CBU|_IFSC|_UPI|KONTONR|SORT_CODE|_PIX|_CCC|_BSB/],
  ['machine', /^IP_|^MAC_|^IMEI|^IMSI|^ICCID|^ESIM|^MEID|ADVERTISING|^URL|^VIN$|VEHICLE|PLATE/],
  ['person', /EMAIL|PHONE|BIRTH|^AGE$|STREET|POST|_ZIP|COORDINATES|DATE_TIME|USERNAME|NAME$/],
  ['id', /^[A-Z]{2}_|PASSPORT|LICEN[CS]E|MEDICAL|HEALTH|ORCID|^EU_VAT/],
];

/**
 * @param {string} entity such as CREDIT_CARD
 * @returns {'secret'|'money'|'machine'|'person'|'id'|'other'}
 */
export function kindOf(entity) {
  return kinds.find(([, pattern]) => pattern.test(entity))?.[0] ?? 'other';
}
