package detectors

import "github.com/redactd/redactd/internal/checksum"

// rareCaucasus are rows of Azerbaijan, Armenia and Turkey.
var rareCaucasus = []id{
	{
		name: "az_voen", country: "AZ",
		about:   "Azerbaijani tax number (VÖEN): weights 4 1 8 6 2 7 5 3 mod 11 and a 1 for firms or a 2 for persons at the end",
		example: "1401555071",
		plain:   "9999999999|999 999 9999|999 999 99 99",
		valid:   validVOEN, pass: 1.0 / 54,
		words: "voen*, vergi*, tax id, tin, вöен, воен",
	},
	{
		name: "am_psn", country: "AM",
		about:   "Armenian public services number (HTsH): day with the sex, month and year of birth, a serial; no public rule for the last digit",
		example: "1903850471",
		plain:   "9999999999",
		valid:   validArmenian, pass: 1.0 / 8, dated: true,
		words: "ՀԾՀ, հծհ, սոցիալական քարտ, սոց քարտ, սոցքարտ*, հանրային ծառայության համարանիշ, հանրային ծառայությունների համարանիշ, " +
			"համարանիշ*, psn, public services number, social card, ssn, соцкарта, соц карта",
	},
	{
		name: "tr_vkn", country: "TR",
		about:   "Turkish tax number (VKN): powers of two mod 9, mod 10",
		example: "4540536920",
		plain:   "9999999999|999 999 9999|999 999 99 99",
		valid:   validVKN, pass: 1.0 / 10,
		words: "vkn*, vergi*, v.d., tax number",
	},
}

// validVOEN is the rule of python-stdnum, stdnum/az/voen.py.
func validVOEN(v []byte) bool {
	sum, ok := checksum.WeightedSum(v, 4, 1, 8, 6, 2, 7, 5, 3)
	return ok && len(v) == 10 && sum%11 < 10 && v[8] == byte('0'+sum%11) && (v[9] == '1' || v[9] == '2')
}

// validArmenian: the law names day, sex, month, year, three digits and one more
// (http://www.parliament.am/drafts.php?sel=showdraft&DraftID=4848); how the sex goes into the day was not found,
// so only the month is asked for.
func validArmenian(v []byte) bool {
	return len(v) == 10 && allDigits(v) && withinAny(checksum.Two(v[2:]), 1, 12) && v[0] != '0' && !allSame(v)
}

// validVKN is the rule of python-stdnum, stdnum/tr/vkn.py.
func validVKN(v []byte) bool {
	if len(v) != 10 || !allDigits(v) || allSame(v) {
		return false
	}
	sum := 0
	for i, c := range v[:9] {
		n := (int(c-'0') + 9 - i) % 10
		if p := n << (9 - i) % 9; n > 0 && p == 0 {
			sum += 9
		} else {
			sum += p
		}
	}
	return v[9] == byte('0'+(10-sum%10)%10)
}
