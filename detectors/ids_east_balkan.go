package detectors

import (
	"bytes"

	"github.com/redactd/redactd/internal/checksum"
	"github.com/redactd/redactd/luhn"
)

var eastBalkan = []id{
	{
		name: "ro_cnp", country: "RO",
		about:   "Romanian personal numeric code: sex and century, date of birth, county, weights mod 11",
		example: "1630615123457",
		plain:   "9999999999999|9 999999 999999|9 99 99 99 999999|9 999999 99 9999",
		valid:   validCNP, pass: 1.0 / 578, dated: true,
		words: "cnp*, c n p, cod numeric, codul numeric, cod numeric personal, buletin*, carte de identitate, cartea de identitate, personal code, personal numeric code, pacient*, asigurat*",
	},
	{
		name: "bg_egn", country: "BG",
		about:   "Bulgarian civil number: a date (month 20 more before 1900, 40 more from 2000), weights mod 11",
		example: "7523169263",
		plain:   "9999999999|999999 9999|999999 999 9|999999-9999",
		valid:   validEGN, pass: 1.0 / 87, dated: true,
		words: "егн*, е г н, единен граждански, граждански номер, лична карта, личната карта, личен номер, пациент*, осигурен*, egn*, lichna karta, personal number, civil number",
	},
	{
		name: "gr_amka", country: "GR",
		about:   "Greek social security number (AMKA): a date of birth, Luhn",
		example: "01013099997",
		plain:   "99999999999|999999 99999|999999-99999",
		valid:   validAMKA, pass: 1.0 / 260, dated: true,
		words: "αμκα, μ κ α, κοινωνικης ασφαλισης, ασφαλισμεν*, ασθεν*, amka*, social security, national insurance",
	},
	{
		name: "gr_afm", country: "GR",
		about:   "Greek tax number (AFM): powers of two, mod 11",
		example: "094259216",
		plain:   "999999999|999 999 999",
		valid:   validAFM, pass: 1.0 / 10,
		words: "αφμ, α φ μ, φορολογικου μητρωου, φορολογικο μητρωο, εφορια*, δου, afm, tax number, tax id, tax registration, vat number",
	},
	{
		name: "gr_id_card", country: "GR",
		about:   "Greek identity card: two letters, which may be Greek, and six digits; no check digit",
		example: "AK 123456",
		plain:   "AA 999999|AA999999|AA-999999|999999",
		valid:   validGreekCard,
		words:   "αδτ, δ τ, δελτιο ταυτοτητας, δελτιου ταυτοτητας, ταυτοτητα*, αστυνομικη ταυτοτητα, αριθμος ταυτοτητας, adt, tautotita, greek id",
	},
	{
		name: "cy_tic", country: "CY",
		about:   "Cypriot tax code: eight digits and a letter, mod 26",
		example: "10259033P",
		plain:   "99999999A|99999999 A|AA99999999A",
		valid:   validCypriot, pass: 1.0 / 26,
		words: "αφτ, φ τ, φορολογικης ταυτοτητας, φορολογικη ταυτοτητα, φπα, φ π α, tic, tax identification, tax id, tax code, vat, cyprus tax",
	},
	{
		name: "tr_national_id", country: "TR",
		about:   "Turkish identity number: two check digits mod 10",
		example: "17291716060",
		plain:   "99999999999|999 999 999 99|999 99 999 999",
		valid:   validTCKimlik, pass: 1.0 / 116,
		words: "tc kimlik, t c kimlik, tckn*, t c no, tc no, tcno, kimlik*, kimlig*, nufus*, vatandaslik*, turkish id",
	},
}

// validCNP is the rule of Romania's law 105/1996. Residents (7, 8) and other foreigners (9) have no century.
func validCNP(v []byte) bool {
	sum, ok := checksum.WeightedSum(v, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9)
	if !ok || len(v) != 13 || v[0] == '0' || !romanianCounty(checksum.Two(v[7:])) {
		return false
	}
	if sum %= 11; sum == 10 {
		sum = 1
	}
	century := [...]int{1900, 1900, 1800, 1800, 2000, 2000, 2000, 2000, 2000}[v[0]-'1']
	return byte('0'+sum) == v[12] && bornIn(century, v[1:])
}

// romanianCounty says whether a number stands for a county or a sector of the capital, or is 70 or 80 to 83,
// which are issued too.
func romanianCounty(n int) bool {
	return n >= 1 && n <= 48 || n == 51 || n == 52 || n == 70 || n >= 80 && n <= 83
}

// validEGN is the rule of the Bulgarian ordinance on the civil registers.
func validEGN(v []byte) bool {
	sum, ok := checksum.WeightedSum(v, 2, 4, 8, 5, 10, 9, 7, 3, 6)
	if !ok || len(v) != 10 || byte('0'+sum%11%10) != v[9] {
		return false
	}
	century, month := 1900, checksum.Two(v[2:])
	switch {
	case month > 40:
		century, month = 2000, month-40
	case month > 20:
		century, month = 1800, month-20
	}
	return checksum.Date(century+checksum.Two(v), month, checksum.Two(v[4:]))
}

func validAMKA(v []byte) bool { return len(v) == 11 && checksum.DDMMYY(v) && luhn.Valid(v) }

// validAFM is the rule of the Greek Independent Authority for Public Revenue.
func validAFM(v []byte) bool {
	sum, ok := checksum.WeightedSum(v, 256, 128, 64, 32, 16, 8, 4, 2)
	return ok && len(v) == 9 && byte('0'+sum%11%10) == v[8] && !allSame(v)
}

// validGreekCard wants a number behind the letters.
func validGreekCard(v []byte) bool {
	n, ok := checksum.Number(v[min(len(v), max(0, len(v)-6)):])
	return ok && n > 0 && len(v) >= 6
}

// validCypriot is the rule of the Cypriot Tax Department: the digits in odd places stand for others.
func validCypriot(v []byte) bool {
	v = bytes.TrimPrefix(v, []byte("CY"))
	if len(v) != 9 {
		return false
	}
	sum := 0
	for i, c := range v[:8] {
		switch {
		case !isDigit(c):
			return false
		case i%2 == 0:
			sum += cypriotOdd[c-'0']
		default:
			sum += int(c - '0')
		}
	}
	return v[8] == byte('A'+sum%26)
}

var cypriotOdd = [10]int{1, 0, 5, 7, 9, 13, 15, 17, 19, 21}

// validTCKimlik is the rule of the Turkish act 5490: the tenth digit is seven times the odd places less the even
// ones, the last the sum of all before it.
func validTCKimlik(v []byte) bool { return kimlikTenth(v) && kimlikLast(v) && v[0] != '0' }

var (
	kimlikTenth = weighed(10, 7, 9, 7, 9, 7, 9, 7, 9, 7, 9)
	kimlikLast  = checkedBy(10, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 9)
)
