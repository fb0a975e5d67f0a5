package detectors

// postcodes are those of which nothing but a word tells; uk_postcode knows its letters, us_zip_code its prefixes. They
// are off, as those are.
var postcodes = []id{
	{
		name: "de_plz", country: "DE",
		about:   "German postcode (PLZ): five digits from 01001 to 99998 beside a word; no check",
		example: "10115",
		plain:   "99999|A-99999",
		valid:   validPLZ, pass: 0.95, strong: true,
		words: "plz, postleitzahl*, postanschrift, lieferanschrift, wohnort, wohnhaft, anschrift",
	},
	{
		name:    "postal_code",
		about:   "postcode of another country beside a word: 99999, 99-999, 999 99, 9999-999, A9A 9A9; no check",
		example: "00-950",
		plain:   "99999|99-999|999 99|9999-999|A9A 9A9|A9A9A9|A9A-9A9",
		words: "postcode*, post code, postal code, postalcode, postal, code postal, codigo postal, codice postale, cep, postnummer, postnr, postinumero, " +
			"kod pocztowy, kodu pocztowego, psc, postcode en plaats, iranyitoszam, postnumber, posta kodu, почтовый индекс, 郵便番号, 邮编, 우편번호",
	},
}

// validPLZ wants five digits behind the letter of the country, if there is one, that are in use.
func validPLZ(v []byte) bool {
	if len(v) == 6 && v[0] == 'D' {
		v = v[1:]
	}
	return len(v) == 5 && allDigits(v) && string(v) > "01000" && string(v) < "99999"
}
