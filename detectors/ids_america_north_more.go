package detectors

import (
	"strings"

	"github.com/redactd/redactd/internal/checksum"
	"github.com/redactd/redactd/luhn"
)

// northOffices are numbers of employers, prescribers, immigrants and of the health plans of provinces.
var northOffices = []id{
	{
		name: "us_ein", country: "US",
		about:   "US Employer Identification Number, which sole proprietors use: a prefix of an IRS campus",
		example: "91-1144442",
		plain:   "99-9999999",
		valid:   validEIN, pass: 0.83,
		words: "ein, fein, employer identification, employer id, federal tax id, tax id, fed tax id",
	},
	{
		name: "us_npi", country: "US",
		about:   "US National Provider Identifier of physicians: begins with 1 or 2, Luhn with 80840 before it",
		example: "1234567893",
		plain:   "9999999999",
		valid:   validNPI, pass: 1.0 / 50,
		words: "npi, national provider, provider identifier, rendering provider, billing provider, physician*, prescriber*",
	},
	{
		name: "medical_license", country: "US",
		about:   "US registration of prescribers with the DEA: two letters or a letter and 9, weights 1 2 mod 10",
		example: "BB1388568",
		plain:   "AA9999999|A99999999|AA-9999999",
		valid:   validDEA, pass: 1.0 / 14,
		words: "dea, dea number, medical license, prescriber*, controlled substance",
	},
	{
		name: "us_alien_number", country: "US",
		about:   "US alien registration number: an A and eight or nine digits, nothing to check",
		example: "A087654321",
		plain:   "A99999999|A999999999|A-99999999|A-999999999|A-999-999-999|A999-999-999|A99-999-999|A 999 999 999|A#999999999|A-99-999-999",
		valid:   validAlien,
		words:   "alien*, uscis, green card, permanent resident, immigration*, inmigracion, anumber",
	},
	{
		name: "ca_bc_phn", country: "CA",
		about:   "British Columbia personal health number: begins with 9, weights 2 4 8 5 10 9 7 3, mod 11",
		example: "9698 658 215",
		grouped: "9999 999 999|9999-999-999", plain: "9999999999",
		valid: validBCPHN, pass: 1.0 / 116,
		words: "phn, personal health number, msp, care card, carecard, services card, health number",
	},
	{
		name: "ca_ohip", country: "CA",
		about:   "Ontario health card (OHIP): Luhn, and the version's letters",
		example: "9876 543 217 YM",
		grouped: "9999 999 999 AA|9999-999-999-AA|9999-999-999|9999 999 999|9999-999-999 AA", plain: "9999999999|9999999999AA",
		valid: validOHIP, pass: 1.0 / 11,
		words: "ohip, health card, carte sante, ontario health, version code, hcn",
	},
	{
		name: "ca_ramq", country: "CA",
		about:   "Quebec health insurance number (RAMQ): four letters and a date of birth, the month raised by 50 for women",
		example: "BOUF 9401 1419",
		grouped: "AAAA 9999 9999|AAAA-9999-9999", plain: "AAAA99999999",
		valid: validRAMQ, pass: 1.0 / 14, dated: true,
		words: "ramq, nam, carte soleil, assurance maladie, health insurance",
	},
}

// validEIN refuses the prefixes that no campus of the Internal Revenue Service was given.
func validEIN(v []byte) bool {
	if n, ok := checksum.Number(v); !ok || len(v) != 9 || n%10_000_000 == 0 {
		return false
	}
	switch checksum.Two(v) {
	case 0, 7, 8, 9, 17, 18, 19, 28, 29, 49, 69, 70, 78, 79, 89, 96, 97:
		return false
	}
	return true
}

// validNPI is the rule of 45 CFR 162.406.
func validNPI(v []byte) bool {
	if len(v) != 10 || v[0] != '1' && v[0] != '2' {
		return false
	}
	b := [15]byte{'8', '0', '8', '4', '0'}
	copy(b[5:], v)
	return luhn.Valid(b[:])
}

// validDEA is the rule of 21 CFR 1301: the kind of registrant, the initial of the surname or a 9 for firms, and
// the last digit of the sum.
func validDEA(v []byte) bool {
	if len(v) != 9 || strings.IndexByte("ABCDEFGHJKLMPRSTUX", v[0]) < 0 || !isLetter(v[1]) && v[1] != '9' {
		return false
	}
	sum, ok := checksum.WeightedSum(v[2:], 1, 2, 1, 2, 1, 2)
	return ok && v[8] == '0'+byte(sum%10)
}

func validAlien(v []byte) bool {
	if len(v) != 9 && len(v) != 10 || v[0] != 'A' || allSame(v[1:]) {
		return false
	}
	_, ok := checksum.Number(v[1:])
	return ok
}

// validBCPHN is the rule of the province's Ministry of Health.
func validBCPHN(v []byte) bool {
	sum, ok := checksum.WeightedSum(v, 0, 2, 4, 8, 5, 10, 9, 7, 3)
	return ok && len(v) == 10 && v[0] == '9' && int(v[9])-'0' == (11-sum%11)%11
}

func validOHIP(v []byte) bool {
	if len(v) != 10 && (len(v) != 12 || !isLetter(v[10]) || !isLetter(v[11])) {
		return false
	}
	return v[0] != '0' && luhn.Valid(v[:10])
}

// validRAMQ takes the letters of names, a day, and the two digits that tell twins apart.
func validRAMQ(v []byte) bool {
	if len(v) != 12 {
		return false
	}
	for _, c := range v[:4] {
		if !isLetter(c) {
			return false
		}
	}
	month := checksum.Two(v[6:])
	if month > 50 {
		month -= 50
	}
	return checksum.Date(2000+checksum.Two(v[4:]), month, checksum.Two(v[8:])) && checksum.Two(v[10:]) >= 0
}
