package detectors

import "github.com/redactd/redactd/internal/checksum"

var rareNordic = []id{
	{
		name: "se_organisationsnummer", country: "SE",
		about:   "Swedish organisation number: a third digit of 2 or more and Luhn; sole traders have their personnummer",
		example: "556036-0793",
		grouped: "999999-9999|99999999-9999", plain: "9999999999|999999999999|999999 9999",
		valid: validOrgnr, pass: 1.0 / 12,
		words: "organisationsnummer*, organisationsnr, orgnr, org.nr, org nr, org-nr, orgnummer*, foretagsnummer*, foretag, bolag, " +
			"organization number, company number",
	},
	{
		name: "se_bankgiro", country: "SE",
		about:   "Swedish bankgiro and plusgiro numbers: Luhn",
		example: "160-9908",
		plain: "999-9999|9999-9999|9999999|99999999|99 99 99-9|9 99 99-9|999 99 99-9|999999-9|99999-9|9999999-9|" +
			"9999 9999",
		valid: validBankgiro, pass: 1.0 / 10,
		words: "bankgiro*, bank giro, bg, bgnr, bg nr, plusgiro*, plus giro, postgiro*, pg, pgnr, pg nr, autogiro*",
	},
	{
		name: "fi_veronumero", country: "FI",
		about:   "Finnish individual tax number of building workers: twelve digits, no published check digit",
		example: "518203647195",
		plain:   "999999999999|9999 9999 9999",
		valid:   notMadeUpAtAll, strong: true,
		words: "veronumero*, skattenummer*, tax number, individual tax number, veronumerokortti*, veronumerorekisteri*, valttikortti*",
	},
	{
		name: "fo_ptal", country: "FO",
		about:   "Faroese personal number (P-tal): a date of birth and three digits; no public rule was found for the last",
		example: "070761-428",
		grouped: "999999-999", plain: "999999999|999999 999",
		valid: validPtal, pass: 1.0 / 27, dated: true,
		words: "p-tal, ptal, p tal, p-talid, personstal*, persónstal*, foroyar, føroyar, foroyskt, faroese, faroe",
	},
	{
		name: "gl_cpr", country: "GL",
		about:   "civil registration number of Greenland: a Danish CPR, a date of birth",
		example: "070761-4285",
		grouped: "999999-9999|999999 9999", plain: "9999999999",
		valid: validCPR, pass: 1.0 / 32, dated: true,
		words: "inuup normua, inuup*, normua, cpr normu, cpr-normu, kalaallit*, gronland*, grønland*, greenland*, sundhedskort gl, cpr",
	},
}

// validOrgnr leaves those of persons to their own row (presidio, se_organisationsnummer_recognizer.py): twelve
// digits have 16 in front.
func validOrgnr(v []byte) bool {
	if len(v) == 12 && string(v[:2]) == "16" {
		v = v[2:]
	}
	return byLuhn(v, 10) && v[2] >= '2'
}

// validBankgiro: a bankgiro number has seven or eight digits, of which the last is Luhn's
// (https://sv.rilpedia.org/wiki/Bankgirocentralen). For plusgiro, which has fewer, no public rule was opened; the
// same is asked.
func validBankgiro(v []byte) bool { return byLuhn(v, len(v)) && len(v) >= 6 && len(v) <= 8 }

// validPtal looks at the date alone.
func validPtal(v []byte) bool { return len(v) == 9 && allDigits(v) && checksum.DDMMYY(v) }
