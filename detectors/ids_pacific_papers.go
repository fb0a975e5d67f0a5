package detectors

import (
	"strings"

	"github.com/redactd/redactd/internal/checksum"
)

// pacificPapers are numbers of offices, passports and licences of Australia and New Zealand. But for the business
// number nothing in them can be checked; the shapes are those of Microsoft's definitions of sensitive information
// types (MicrosoftDocs/microsoft-365-docs, sit-defn-*.md) and of idnumbers (nationalid/aus, nationalid/nzl).
var pacificPapers = []id{
	{
		name: "au_crn", country: "AU",
		about:   "Australian Centrelink customer reference number: nine digits and a letter whose rule is not published",
		example: "123456789A",
		plain:   "999999999A|999 999 999A|999 999 999 A|999-999-999A|999-999-999-A", strong: true,
		words: "crn*, centrelink*, customer reference, centrelink reference, services australia, health care card, " +
			"pensioner concession, pension*",
	},
	{
		name: "au_abn", country: "AU",
		about:   "Australian business number, which sole traders have: 1 off the first digit, weights 10 1 3 5 to 19, mod 89",
		example: "83 914 571 673",
		grouped: "99 999 999 999|99-999-999-999", plain: "99999999999",
		valid: validABN, pass: 1.0 / 107,
		words: "abn*, a b n, australian business, business number, abr, sole trader",
	},
	{
		name: "au_passport", country: "AU",
		about:   "number of an Australian passport: a letter, or P and one, and seven digits; no check digit",
		example: "PA1234567",
		grouped: "AA9999999|AA 9999999", plain: "A9999999|A 9999999",
		valid: validAustralianPassport, pass: 0.3,
		words: "passport*, australian passport, aussie passport, aus passport, passport australia, travel document, dfat, " +
			"australian passport office",
	},
	{
		name: "au_driver_license", country: "AU",
		about:   "Australian driver licence: six to ten digits or a few letters with them, by state; nothing to check",
		example: "12345678",
		plain: "999999|9999999|99999999|999999999|9999999999|999 999 999|99 999 999|999-999-999|999-999-9999|" +
			"A99999|A999999|AA9999|AA99999|AA999999|9999AA|9999999A|99999AA",
		words: "driver licence, drivers licence, driver s licence, driving licence, driver license, drivers license, " +
			"driver s license, driving license, australian licence, australian driver licence, nsw licence, nsw driver licence, " +
			"victorian licence, queensland licence, qld licence, wa licence, sa licence, tasmanian licence, vic roads, vicroads*, service nsw",
	},
	{
		name: "nz_driver_license", country: "NZ",
		about:   "New Zealand driver licence: two letters and six digits, and the version of the card; no published check",
		example: "AB123456",
		plain:   "AA999999|AA 999999|AA999999 999|AA999999/999|AA999999-999",
		words: "driver licence, drivers licence, driver s licence, driving licence, driver license, drivers license, " +
			"driver s license, driving license, nz driver licence, nz licence, nz dl, nz driver license, new zealand licence, " +
			"waka kotahi, nzta, raihana taraiwa",
	},
}

// validABN is the rule of python-stdnum (au/abn.py).
func validABN(v []byte) bool {
	sum, ok := checksum.WeightedSum(v, 10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19)
	return ok && len(v) == 11 && v[0] != '0' && (sum-10)%89 == 0
}

// validAustralianPassport knows the letters of Microsoft's definition.
func validAustralianPassport(v []byte) bool {
	return hasShape(v, "A9999999") && strings.IndexByte("NEDFACUX", v[0]) >= 0 ||
		hasShape(v, "AA9999999") && v[0] == 'P' && strings.IndexByte("ABCDEFUWXZ", v[1]) >= 0
}
