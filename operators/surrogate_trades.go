package operators

import "github.com/redactd/redactd/redact"

// trades says who makes up what.
type trades map[redact.Entity]trade

func newTrades(valid func(redact.Entity, string) bool) trades {
	t := trades{
		creditCard:      madeUpCard,
		"IBAN_CODE":     madeUpIBAN,
		"US_SSN":        madeUpSSN,
		"US_HICN":       madeUpSSN,
		"EMAIL_ADDRESS": madeUpEmail,
		"URL":           madeUpURL,
		"DOMAIN_NAME":   madeUpURL,
		"IP_ADDRESS":    madeUpIP,
		"MAC_ADDRESS":   madeUpMAC,
		"PHONE_NUMBER":  madeUpPhone,
		anyDate:         madeUpDate(),
	}
	t.add(madeUpAddress, "CRYPTO", "CRYPTO_ADA", "CRYPTO_DOGE", "CRYPTO_ETH", "CRYPTO_LTC", "CRYPTO_SOL", "CRYPTO_TRX",
		"CRYPTO_XMR", "CRYPTO_XRP", "CRYPTO_ZEC")
	t.add(madeUpName, "PERSON", "PERSON_FEMALE_NAME", "PERSON_FIRST_NAME", "PERSON_LAST_NAME", "PERSON_MALE_NAME",
		"PHYSICIAN_NAME")
	if valid != nil {
		t.add(madeUpIdentifier(valid), anyIdentifier, "ABA_ROUTING_NUMBER", "ESIM_EID", "ICCID", "IMEI_CODE", "IMSI",
			"MEDICAL_LICENSE", "MEID", "ORCID", "VIN")
	}
	return t
}

// anyDate and anyIdentifier stand for all entities with such a name.
const (
	anyDate       redact.Entity = "any date"
	anyIdentifier redact.Entity = "any identifier"
)

func (t trades) add(who trade, all ...redact.Entity) {
	for _, e := range all {
		t[e] = who
	}
}

// of returns who makes up values of the entity, nil if nobody does.
func (t trades) of(e redact.Entity) trade {
	switch own := t[e]; {
	case own != nil:
		return own
	case isDate(e):
		return t[anyDate]
	case isIdentifier(e):
		return t[anyIdentifier]
	}
	return nil
}

// isIdentifier says whether the entity is named after a country, as identifiers are that one gives out: PL_PESEL.
func isIdentifier(e redact.Entity) bool {
	return len(e) > 3 && e[0]-'A' < 26 && e[1]-'A' < 26 && e[2] == '_'
}
