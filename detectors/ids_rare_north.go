package detectors

import (
	"strings"

	"github.com/redactd/redactd/redact"
)

var rareNorth = []id{
	{
		name: "us_atin", country: "US",
		about:   "US adoption taxpayer number (ATIN): a 9 in front and 93 in the middle, no check digit",
		example: "912-93-4567",
		grouped: "999-99-9999|999 99 9999", plain: "999999999",
		valid: validATIN, pass: 1.0 / 990,
		words: "atin, adoption*, adoptive, taxpayer, taxpayer id, irs",
	},
	{
		name: "us_ptin", country: "US",
		about:   "US preparer tax number (PTIN): P and eight digits, no check digit",
		example: "P01594846",
		plain:   "A99999999|A-99999999",
		valid:   validPTIN, pass: 1.0 / 26,
		words: "ptin, ptins, preparer, paid preparer, tax preparer, preparer tax, irs",
	},
	{
		name: "us_hicn", country: "US",
		about:   "US Medicare claim number (HICN), in use until 2020: a social security number and the holder's code, no check digit",
		example: "536-90-4399-A",
		grouped: "999-99-9999-A|999-99-9999A|999-99-9999-A9|999-99-9999A9", plain: "999999999A|999999999A9|999 99 9999 A|999 99 9999A|999999999-A|999-99-9999 A",
		valid: validHICN, pass: 0.5, strong: true,
		words: "hicn, hic, hic number, hic no, medicare, medicare claim, medicare number, medicare id, medicare no, " +
			"health insurance claim, claim number",
	},
}

// usReceipt returns the row of receipts, which are called cases: that they look like references is no objection.
func usReceipt() redact.Detector {
	d := id{
		name: "us_uscis_receipt", country: "US",
		about:   "receipt number of US immigration: the letters of a service centre and ten digits, no check digit",
		example: "EAC-22-123-45678",
		clear:   "AAA9999999999|AAA-99-999-99999|AAA 99 999 99999|AAA-9999999999|AAA 9999999999|AAA*9999999999",
		valid:   validReceipt, pass: 12.0 / 17576,
		words: "uscis, receipt, receipt number, case number, case no, i-797, i-797c, notice of action, immigration",
	}.detector()
	d.Ignores = append(d.Ignores, "reference number")
	return d
}

// validATIN: of the shape alone is nothing known beyond the group of the IRS.
func validATIN(v []byte) bool {
	return len(v) == 9 && v[0] == '9' && string(v[3:5]) == "93"
}

func validPTIN(v []byte) bool { return len(v) == 9 && v[0] == 'P' && !allSame(v[1:]) }

// validReceipt knows the service centres, as a law office explains them
// (https://cilawgroup.com/news/2015/06/04/uscis-receipt-numbers-explained-lin-src-eac-wac-ioe).
func validReceipt(v []byte) bool {
	return len(v) == 13 && listed("EAC VSC WAC CSC LIN NSC SRC TSC MSC NBC IOE YSC", v[:3]) && !allSame(v[3:])
}

// validHICN takes the letters that examples of claim numbers have behind the social security number
// (https://medicaremall.com/learning-center/letters-after-medicare-number): the digit says which spouse or child.
func validHICN(v []byte) bool {
	if len(v) < 10 || len(v) > 11 || !validSSN(v[:9]) {
		return false
	}
	return strings.IndexByte("ABCDEFGHJKMTW", v[9]) >= 0 && (len(v) == 10 || isDigit(v[10]))
}
