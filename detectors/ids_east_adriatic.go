package detectors

import (
	"bytes"

	"github.com/redactd/redactd/internal/checksum"
)

var eastAdriatic = []id{
	{
		name: "hr_oib", country: "HR",
		about:   "Croatian personal identification number: ISO 7064 mod 11,10",
		example: "33392005961",
		plain:   "99999999999",
		valid:   validOIB, pass: 1.0 / 10,
		words: "oib, oiba, oibu, oibom, osobni identifikacijski, identifikacijski broj*, osobni broj, porezni broj, porezn*, personal id, croatian id",
	},
	{
		name: "si_emso", country: "SI",
		about:   "Slovenian unique citizen number: a date, region 50 to 59, weights mod 11",
		example: "0101006500006",
		plain:   "9999999999999|999999 9999999",
		valid:   uniqueCitizen("50", "59"), pass: 1.0 / 3000, dated: true,
		words: "emso*, enotna maticna, maticna stevilka, maticne stevilke, maticna, osebna stevilka, personal number, slovenian id",
	},
	{
		name: "rs_jmbg", country: "RS",
		about:   "Serbian unique citizen number: a date, region 70 to 99, weights mod 11",
		example: "0710003730015",
		plain:   "9999999999999|999999 9999999",
		valid:   uniqueCitizen("70", "99"), pass: 1.0 / 1900, dated: true,
		words: "jmbg*, jedinstveni maticni, maticni broj, maticnog broja, licni broj, licna karta, licne karte, јмбг*, јединствени матични, матични број, лични број, лична карта",
	},
	{
		name: "ba_jmbg", country: "BA",
		about:   "Bosnian unique citizen number: a date, region 10 to 19, weights mod 11",
		example: "2707068140653",
		plain:   "9999999999999|999999 9999999",
		valid:   uniqueCitizen("10", "19"), pass: 1.0 / 2400, dated: true,
		words: "jmbg*, jmb, jedinstveni maticni, maticni broj, maticnog broja, licna karta, licne karte, јмбг*, јмб, јединствени матични, матични број, лична карта",
	},
	{
		name: "me_jmbg", country: "ME",
		about:   "Montenegrin unique citizen number: a date, region 20 to 29, weights mod 11",
		example: "2504643245928",
		plain:   "9999999999999|999999 9999999",
		valid:   uniqueCitizen("20", "29"), pass: 1.0 / 4200, dated: true,
		words: "jmbg*, jmb, jedinstveni maticni, maticni broj, maticnog broja, licna karta, licne karte, crna gora, јмбг*, матични број",
	},
	{
		name: "mk_embg", country: "MK",
		about:   "Macedonian unique citizen number: a date, region 41 to 49, weights mod 11",
		example: "2512153464128",
		plain:   "9999999999999|999999 9999999",
		valid:   uniqueCitizen("41", "49"), pass: 1.0 / 3100, dated: true,
		words: "ембг*, единствен матичен, матичен број, матичниот број, лична карта, личната карта, embg*, maticen broj, licna karta",
	},
	{
		name: "si_tax", country: "SI",
		about:   "Slovenian tax number: weights 8 to 2, mod 11",
		example: "50223054",
		plain:   "99999999|AA99999999|AA 99999999",
		valid:   validSlovenianTax, pass: 1.0 / 12,
		words: "davcna, davcna stevilka, davcne stevilke, davcno stevilko, davcni zavezanec, ddv, furs, tax number, tax id",
	},
	{
		name: "al_nid", country: "AL",
		about:   "Albanian identity number: letter of the decade, year, month (50 more for women) and day of birth, serial, letter",
		example: "J91215501L",
		plain:   "A99999999A",
		valid:   validAlbanian, pass: 1.0 / 20, dated: true,
		words: "nid, nipt, numri personal, numri im personal, numri i identitetit, numrin personal, numer personal, leternjoftim*, karta e identitetit, karte identiteti, personal number, albanian id",
	},
}

func validOIB(v []byte) bool { return len(v) == 11 && checksum.HybridMod11(v) && !allSame(v) }

// uniqueCitizen returns the rule of the Yugoslav act of 1976 for the regions first to last: DDMMYYY, a region,
// a serial and a check digit. Who was born before 1900 has a year of 8 or 9 hundred, as of the millennium before.
func uniqueCitizen(first, last string) func(v []byte) bool {
	return func(v []byte) bool {
		sum, ok := checksum.WeightedSum(v, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
		if !ok || len(v) != 13 || string(v[7:9]) < first || string(v[7:9]) > last {
			return false
		}
		year := 2000 + 10*checksum.Two(v[4:]) + int(v[6]-'0')
		if v[4] >= '8' {
			year -= 1000
		}
		return v[12] == check11(sum) && checksum.Date(year, checksum.Two(v[2:]), checksum.Two(v))
	}
}

// validSlovenianTax is the rule of FURS; a sum that needs 11 as its check digit is not issued.
func validSlovenianTax(v []byte) bool {
	v = bytes.TrimPrefix(v, []byte("SI"))
	sum, ok := checksum.WeightedSum(v, 8, 7, 6, 5, 4, 3, 2)
	return ok && len(v) == 8 && v[0] != '0' && sum%11 != 0 && byte('0'+(11-sum%11)%10) == v[7]
}

// validAlbanian reads the date; the rule of the last letter is not public. 30 and 80 more in the month are
// foreigners.
func validAlbanian(v []byte) bool {
	if len(v) != 10 || v[0] < 'A' || v[0] > 'M' || !isLetter(v[9]) || !isDigit(v[1]) {
		return false
	}
	if _, ok := checksum.Number(v[6:9]); !ok {
		return false
	}
	month := checksum.Two(v[2:]) % 50
	if month > 30 {
		month -= 30
	}
	return checksum.Date(1900+10*int(v[0]-'A')+int(v[1]-'0'), month, checksum.Two(v[4:]))
}
