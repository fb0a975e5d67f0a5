package detectors

import (
	"strings"

	"github.com/redactd/redactd/internal/checksum"
	"github.com/redactd/redactd/redact"
)

// britishIDs returns the rows of the United Kingdom and Ireland.
func britishIDs() []redact.Detector { return append(rows(british), ukNINOBare(), ukSortCode()) }

var british = []id{
	{
		name: "uk_nino", country: "GB",
		about:   "National Insurance number: two letters that HMRC allots, six digits and a suffix A to D; no check digit",
		example: "AB 12 34 56 C",
		clear:   "AA 99 99 99 A|AA-99-99-99-A",
		grouped: "AA999999A|AA 999999 A|AA 999999A|AA 99 99 99|AA99 99 99A|AA99 99 99 A|AA.99.99.99.A",
		plain:   "AA999999|AA 999999",
		valid:   validNINO, pass: 1.0 / 12,
		words: "nino*, national insurance, nat insurance, nat ins, ni number, ni no, ni num, insurance number, insurance no, paye, hmrc, payroll",
	},
	{
		name: "uk_driving_licence", country: "GB",
		about:   "driver number of the DVLA: five letters of the surname, a date of birth, initials, and check letters of a secret rule",
		example: "MORGA657054SM9IJ",
		clear:   "AANNN999999ANNAA|AAAAA 999999 ANNAA|AAAA9 999999 ANNAA|AAA99 999999 ANNAA|AA999 999999 ANNAA",
		valid:   validDriverNumber, pass: 1.0 / 14, dated: true,
		words: "driving licence, driving license, driver licence, drivers licence, driver number, drivers number, licence number, licence no, dvla",
	},
	{
		name: "uk_passport", country: "GB",
		about:   "number of a British passport: nine digits, or two letters and seven digits; no check digit is printed",
		example: "925076473",
		plain:   "999999999|99999 9999|999 999 999|AA9999999|AA 9999999",
		valid:   validPassport,
		words:   "uk passport, british passport, gb passport, hm passport, passport, passport number, passport no, passport nr, passportnumber, travel document, hmpo",
	},
	{
		name: "uk_sort_code_account", country: "GB",
		about:   "British sort code and account number, together or beside their words",
		example: "20-00-00 55779911",
		clear:   "99-99-99 99999999|99-99-99, 99999999",
		grouped: "99-99-99/99999999|99-99-99-99999999|99 99 99 99999999|999999 99999999",
		plain:   "99-99-99|99999999",
		valid:   validSortCode,
		words:   "sort code, sort codes, sortcode*, account number, account no, account num, acct no, acc no, ac no, bank details, bank account, bacs",
	},
	{
		name: "uk_chi", country: "GB",
		about:   "Scottish health number (CHI): a date of birth, weights 10 to 2, mod 11",
		example: "0606731903",
		plain:   "9999999999|999999 9999|999 999 9999",
		valid:   validCHI, pass: 1.0 / 292, dated: true,
		words: "chi, chi number, chi no, nhs scotland, community health index",
	},
	{
		name: "uk_utr", country: "GB",
		about:   "Unique Taxpayer Reference of HMRC: the first digit checks the others, mod 11",
		example: "19558 39661",
		plain:   "9999999999|99999 99999|9999999999A|99999 99999A",
		valid:   validUTR, pass: 1.0 / 10,
		words: "utr*, unique taxpayer, taxpayer reference, self assessment, hmrc, tax reference, tax ref, sa reference",
	},
	{
		name: "ie_ppsn", country: "IE",
		about:   "Irish Personal Public Service Number: seven digits and a check letter, weights 8 to 2 (9 for a second letter) mod 23",
		example: "6433435F",
		plain:   "9999999A|9999999AA|9999999 A|9999999-A|9999999 AA|9999999-AA",
		valid:   validPPSN, pass: 1.0 / 43,
		words: "ppsn*, pps, pps number, pps no, personal public service, uimhir psp, upsp, revenue, welfare, social welfare",
	},
}

// ukNINOBare reports numbers in one piece without a word, but for those that an abbreviated hash could be.
func ukNINOBare() redact.Detector {
	d := id{
		name: "uk_nino_bare", country: "GB",
		about:   "National Insurance number in one piece, with a letter that no hexadecimal number has",
		example: "PW123456C",
		clear:   "AA999999A",
		valid:   func(v []byte) bool { return validNINO(v) && (v[0] > 'F' || v[1] > 'F') }, pass: 1.0 / 14,
		words: "nino*, national insurance",
	}.detector()
	d.Entity = "UK_NINO"
	return d
}

// ukSortCode reports what only the words for a sort code make one.
func ukSortCode() redact.Detector {
	d := id{
		name: "uk_sort_code", country: "GB",
		about:   "British sort code without hyphens, beside its words",
		example: "204415",
		plain:   "999999|99 99 99|99-99-99",
		valid:   func(v []byte) bool { return !allSame(v) },
		words:   "sort code, sort codes, sortcode*, bank sort code",
		strong:  true,
		dated:   true, // every second one looks like a date
	}.detector()
	d.Entity = "UK_SORT_CODE_ACCOUNT"
	return d
}

// validNINO is the rule of HMRC's manual NIM39110: letters and pairs that are not allotted. The suffix may
// be missing.
func validNINO(v []byte) bool {
	if len(v) < 8 || len(v) > 9 || !isLetter(v[0]) || !isLetter(v[1]) || len(v) == 9 && (v[8] < 'A' || v[8] > 'D') {
		return false
	}
	if strings.IndexByte("DFIQUV", v[0]) >= 0 || strings.IndexByte("DFIOQUV", v[1]) >= 0 {
		return false
	}
	switch string(v[:2]) {
	case "BG", "GB", "KN", "NK", "NT", "TN", "ZZ":
		return false
	}
	_, ok := checksum.Number(v[2:8])
	return ok
}

// validDriverNumber holds the number to DVLA's INF1d: a surname filled with nines, the decade, month (50 more
// for women), day and year of birth, initials filled with a nine.
func validDriverNumber(v []byte) bool {
	if len(v) != 16 || !padded(v[:5]) || !padded(v[11:13]) {
		return false
	}
	month := checksum.Two(v[6:])
	if month > 50 {
		month -= 50
	}
	year := checksum.Two([]byte{v[5], v[10]})
	return year >= 0 && checksum.Date(2000+year, month, checksum.Two(v[8:]))
}

// padded says whether v is letters, and behind the first only nines once there is one.
func padded(v []byte) bool {
	for i, c := range v {
		if c != '9' && (!isLetter(c) || i > 0 && v[i-1] == '9') || i == 0 && c == '9' {
			return false
		}
	}
	return true
}

// validPassport refuses numbers that are plainly made up.
func validPassport(v []byte) bool { return len(v) > 2 && !allSame(v[2:]) }

// validSortCode refuses a sort code or an account of equal digits, such as 00-00-00, and an account alone that
// is a day of this century.
func validSortCode(v []byte) bool {
	account := v[max(0, len(v)-8):]
	return !allSame(account) && (len(v) <= 8 || !allSame(v[:6])) && (len(v) != 8 || !recentDay(v))
}

// validPPSN is the rule of the Department of Social Protection. A second letter counts since 2013; W, T and X
// are older and do not.
func validPPSN(v []byte) bool {
	if len(v) < 8 || len(v) > 9 {
		return false
	}
	sum, ok := checksum.WeightedSum(v, 8, 7, 6, 5, 4, 3, 2)
	if !ok || len(v) == 9 && strings.IndexByte("ABCDEFGHIWTX", v[8]) < 0 {
		return false
	}
	if len(v) == 9 && v[8] < 'T' {
		sum += 9 * int(v[8]-'A'+1)
	}
	return v[7] == "WABCDEFGHIJKLMNOPQRSTUV"[sum%23]
}

// validCHI is the rule of the NHS number over a date of birth.
func validCHI(v []byte) bool { return checksum.DDMMYY(v) && nhsSum(v) }

// validUTR is the rule of HMRC for the ten digits; a K may follow.
func validUTR(v []byte) bool {
	if len(v) == 11 && v[10] == 'K' {
		v = v[:10]
	}
	if len(v) != 10 {
		return false
	}
	sum, ok := checksum.WeightedSum(v[1:], 6, 7, 8, 9, 10, 5, 4, 3, 2)
	return ok && v[0] == "21987654321"[sum%11]
}
