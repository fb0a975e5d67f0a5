package detectors

import (
	"strings"

	"github.com/redactd/redactd/internal/checksum"
	"github.com/redactd/redactd/redact"
)

var rareSoutheast = []id{
	{
		name: "sg_uen", country: "SG",
		about:   "Singaporean entity number (UEN), which sole traders have: digits and a check letter, in three kinds",
		example: "00192200M",
		grouped: "A99AA9999A", plain: "99999999A|999999999A",
		valid: validUEN, pass: 1.0 / 43,
		words: "uen, uen no, uen number, unique entity, acra, bizfile, business registration, company registration, company number, roc, rob",
	},
	{
		name: "vn_mst", country: "VN",
		about:   "Vietnamese tax code (MST): weights 31 29 23 19 17 13 7 5 3, mod 11; three more digits for branches",
		example: "0100233488",
		grouped: "99.99.999.999", plain: "9999999999|9999999999-999|9999999999 999|9999999999999",
		valid: validMST, pass: 1.0 / 11,
		words: "ma so thue, mã số thuế, mst, m.s.t, mst ca nhan, thue, tax code, tax id, tax number",
	},
	{
		name: "ph_umid", country: "PH",
		about:   "Philippine common reference number (CRN) on UMID cards: twelve digits, no published check digit",
		example: "0111-2847361-5",
		grouped: "9999-9999999-9", plain: "999999999999|9999 9999999 9",
		valid: notMadeUpAtAll, strong: true,
		words: "umid, umid no, umid id, crn, crn no, common reference, sss, gsis, multi-purpose id, multipurpose id",
	},
	{
		name: "ph_philhealth", country: "PH",
		about:   "Philippine health insurance number (PhilHealth PIN): twelve digits, no published check digit",
		example: "12-050273841-6",
		grouped: "99-999999999-9", plain: "999999999999|99 999999999 9",
		valid: notMadeUpAtAll, strong: true,
		words: "philhealth*, phil health, phic, philhealth no, philhealth id, philhealth pin, health insurance, mdr, member data record",
	},
	{
		name: "kh_id", country: "KH",
		about:   "Cambodian identity card: nine digits, two more in brackets, no check digit",
		example: "010284736",
		plain:   "999999999|999999999(99)|999999999 (99)",
		valid:   notMadeUp, strong: true,
		words: "អត្តសញ្ញាណប័ណ្ណ, លេខអត្តសញ្ញាណ, អត្តសញ្ញាណ, លេខអត្តសញ្ញាណប័ណ្ណ, id card, national id, khmer id, cambodian id, nid, identity card",
	},
}

// validUEN has the three kinds of python-stdnum, stdnum/sg/uen.py. The year of a company is not compared with the
// clock.
func validUEN(v []byte) bool {
	switch {
	case hasShape(v, "99999999A"):
		sum, _ := checksum.WeightedSum(v, 10, 4, 9, 3, 8, 2, 7, 1)
		return v[8] == "XMKECAWLJDB"[sum%11] && !allSame(v[:8])
	case hasShape(v, "999999999A"):
		sum, _ := checksum.WeightedSum(v, 10, 8, 6, 4, 9, 7, 5, 3, 1)
		return v[9] == "ZKCMDNERGWH"[sum%11] && withinAny(checksum.Two(v), 18, 20)
	case hasShape(v, "A99AA9999A"):
		return otherUEN(v)
	}
	return false
}

// uenAlphabet is read as 0 to 31; uenKinds are the kinds of entities.
const (
	uenAlphabet = "ABCDEFGHJKLMNPQRSTUVWX0123456789"
	uenKinds    = "CC CD CH CL CM CP CS CX DP FB FC FM FN GA GB GS HS LL LP MB MC MD MH MM MQ NB NR PA PB PF RF RP SM SS TC TU VH XL"
)

func otherUEN(v []byte) bool {
	sum := 0
	for i, weight := range []int{4, 3, 5, 3, 10, 2, 2, 5, 7} {
		n := strings.IndexByte(uenAlphabet, v[i])
		if n < 0 {
			return false
		}
		sum += n * weight
	}
	return strings.IndexByte("RST", v[0]) >= 0 && listed(uenKinds, v[3:5]) && v[9] == uenAlphabet[(sum-5+11)%11]
}

// validMST is the rule of python-stdnum, stdnum/vn/mst.py.
func validMST(v []byte) bool {
	sum, ok := checksum.WeightedSum(v, 31, 29, 23, 19, 17, 13, 7, 5, 3)
	if !ok || len(v) != 10 && len(v) != 13 || string(v[2:9]) == "0000000" || len(v) == 13 && string(v[10:]) == "000" {
		return false
	}
	return sum%11 > 0 && v[9] == byte('0'+10-sum%11)
}

// mmNRC looks around the letter of citizenship, which stands in brackets: 12/KaMaYa(N)123456.
func mmNRC() redact.Detector {
	return redact.Detector{
		Name: "mm_nrc", Entity: "MM_NRC", Region: "MM",
		About:   "Myanmar registration card: state 1 to 14, letters of the township, the kind of citizenship in brackets, six digits; no check",
		Example: "12/KaMaYa(N)123456",
		Trigger: redact.Literals(true, "(n)", "(e)", "(p)", "(t)", "(y)", "(s)", "(naing)",
			"(နိုင်)", "(ဧည့်)", "(ပြု)", "(နင)", "(ဧည)", "(ပြ)"), // the same without the marks that fold away beside Burmese digits
		Before: 64, After: 32, Match: matchNRC, Pass: 0x1p-20, Prior: -14, Alone: true,
	}
}

// matchNRC reads the township and the state backwards from the bracket and the serial behind it.
func matchNRC(t redact.Text, found []redact.Match) []redact.Match {
	at := t.End
	if t.Byte(at) == ' ' {
		at++
	}
	end := digitsEnd(t.B, at)
	if end != at+6 || isAlnum(t.Byte(end)) {
		return found
	}
	slash := strings.LastIndexByte(string(t.B[:t.At]), '/')
	if slash < 0 || t.At-slash < 4 || t.At-slash > 40 || !township(t.B[slash+1:t.At]) {
		return found
	}
	start := digitsStart(t.B, slash)
	if n := number(t.B[start:slash]); !withinAny(n, 1, 14) || isAlnum(t.Byte(start-1)) {
		return found
	}
	return append(found, redact.Match{Start: start, End: end, NoWords: true})
}

// township says whether b is letters, Latin or Burmese.
func township(b []byte) bool {
	for _, c := range b {
		if !isLetter(c) && c < 0x80 && c != ' ' {
			return false
		}
	}
	return true
}

// number reads one or two digits, 0 for others.
func number(b []byte) int {
	if len(b) == 1 && isDigit(b[0]) {
		return int(b[0] - '0')
	}
	if len(b) != 2 {
		return 0
	}
	return max(0, checksum.Two(b))
}
