package detectors

import (
	"strings"

	"github.com/redactd/redactd/internal/checksum"
)

var rareWest = []id{
	{
		name: "ad_nrt", country: "AD",
		about:   "Andorran tax number (NRT): the kind of holder, six digits and a letter whose rule is not published",
		example: "F-123456-Z",
		grouped: "A-999999-A", plain: "A999999A|A 999999 A|A-999999A",
		valid: validNRT, pass: 1.0 / 3,
		words: "nrt, registre tributari, numero de registre, tributari, tributaria, cens, andorra, andorran",
	},
	{
		name: "fr_driver_license", country: "FR",
		about:   "number of a French driving licence: twelve digits, or two digits, two letters and five digits; no check digit",
		example: "13AA00002",
		plain:   "99AA99999|999999999999|9999 9999 9999|99 99 99 999999",
		valid:   notMadeUp, strong: true,
		words: "permis de conduire, permis, numero de permis, neph, code neph, numero neph, titre de conduite, french driving licence, " +
			"driving licence, driver license",
	},
	{
		name: "nl_onderwijsnummer", country: "NL",
		about:   "Dutch number of pupils without a BSN: 10 in front and the weights of the BSN with a sum of 5 mod 11",
		example: "1012.22.331",
		plain:   "999999999|9999.99.999",
		valid:   validOnderwijsnummer, pass: 1.0 / 1100,
		words: "onderwijsnummer*, onderwijs nr, leerling*, student, studenten, duo, bron, school, education number",
	},
	{
		name: "nl_driver_license", country: "NL",
		about:   "number of a Dutch driving licence: ten digits, no published check",
		example: "5283746190",
		plain:   "9999999999|9999 999 999",
		valid:   notMadeUp, strong: true,
		words: "rijbewijs*, rijbewijs nr, rijvaardigheid, rdw, dutch driving licence, driving licence",
	},
	{
		name: "at_tin", country: "AT",
		about:   "Austrian tax account number: the tax office and Luhn over nine digits",
		example: "59-119/9013",
		grouped: "99-999/9999|99 999/9999", plain: "999999999|99-9999999|99 9999999|99/999/9999|99999/9999",
		valid: validAbgabenkonto, pass: 1.0 / 24,
		words: "abgabenkonto*, abgabenkontonr, steuernummer*, steuernr, stnr, st.nr, fa-stnr, finanzamt*, finanzonline*, finanz online",
	},
	{
		name: "li_peid", country: "LI",
		about:   "Liechtenstein personal number (PEID): five to twelve digits, no check digit",
		example: "1234567",
		plain: "99999|999999|9999999|99999999|999999999|9999999999|99999999999|999999999999|" +
			"999 999|9 999 999|99 999 999|999 999 999",
		valid: notMadeUpAtAll,
		words: "peid, peid-nr, pe-id, personenidentifikation*, pid-nummer, pid nr",
	},
	{
		name: "sm_ssi", country: "SM",
		about:   "San Marino social security number (SSI): nine digits, no check digit",
		example: "204817365",
		plain:   "999999999|999 999 999",
		valid:   notMadeUpAtAll,
		words:   "codice iss, numero iss, iss, ssi, ssi number, sicurezza sociale, san marino, sammarinese*",
	},
}

// notMadeUpAtAll refuses zeros and other digits over and over.
func notMadeUpAtAll(v []byte) bool { return len(v) > 4 && allDigits(v) && !allSame(v) }

// validNRT has the kinds and the numbers of each (python-stdnum, stdnum/ad/nrt.py): residents are below 700000,
// companies from there to 799999.
func validNRT(v []byte) bool {
	if !hasShape(v, "A999999A") {
		return false
	}
	switch v[0] {
	case 'F':
		return v[1] < '7'
	case 'A', 'L':
		return v[1] == '7'
	}
	return strings.IndexByte("CDEGOPU", v[0]) >= 0
}

// validOnderwijsnummer follows python-stdnum, stdnum/nl/onderwijsnummer.py.
func validOnderwijsnummer(v []byte) bool {
	sum, ok := checksum.WeightedSum(v, 9, 8, 7, 6, 5, 4, 3, 2, 10)
	return ok && len(v) == 9 && string(v[:2]) == "10" && sum%11 == 5
}

// austrianOffices are the tax offices that python-stdnum lists (stdnum/at/fa.dat).
const austrianOffices = "03 04 06 07 08 09 10 12 15 16 18 22 23 29 33 38 41 46 51 52 53 54 57 59 61 65 67 68 69 71 72 81 82 83 84 " +
	"90 91 93 97 98"

// validAbgabenkonto doubles every second digit as Luhn does (python-stdnum, stdnum/at/tin.py).
func validAbgabenkonto(v []byte) bool { return byLuhn(v, 9) && listed(austrianOffices, v[:2]) }
