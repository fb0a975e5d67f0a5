package detectors

import (
	"maps"
	"slices"

	"github.com/redactd/redactd/internal/checksum"
	"github.com/redactd/redactd/redact"
)

// ibanMax is the longest IBAN that ISO 13616 allows, in characters; Russia's have 33.
const ibanMax = 34

func iban() redact.Detector {
	return redact.Detector{
		Name:    "iban",
		Entity:  "IBAN_CODE",
		About:   "bank account: country's length and structure, ISO 7064 mod 97",
		Example: "GB82 WEST 1234 5698 7654 32",
		Trigger: redact.Token("AA99", slices.Collect(maps.Keys(ibanPlans))...),
		Before:  48,
		After:   80,
		Match:   matchIBAN,
		Pass:    1.0 / 33000,
		Alone:   true,
		Words: []string{
			"iban", "account", "acct", "bank", "konto*", "kontonummer", "compte", "cuenta",
			"conta", "conto", "rachun*", "rekening*", "tili*", "ucet*", "szamla*", "hesap", "счет", "рахунок",
		},
	}
}

// matchIBAN reads as many letters and digits as the country's accounts have, in the classes they
// have, with at most two separators between two of them.
func matchIBAN(t redact.Text, found []redact.Match) []redact.Match {
	if isAlnum(t.Byte(t.At - 1)) {
		return found
	}
	var value [ibanMax]byte
	n, end := readIBAN(t.B[t.At:], &value)
	valid := n > 0 && checksum.IBAN(value[:n])
	if n == 0 || !valid && !t.Explain {
		return found
	}
	m := redact.Match{Start: t.At, End: t.At + end, Country: redact.Country{value[0] &^ 0x20, value[1] &^ 0x20}}
	if isAlnum(t.Byte(m.End)) && !currencyAt(t, m.End) {
		m.Veto = "runs on behind the country's length"
	}
	if end > n && !mostlyDigits(value[:n]) {
		m.Veto = "words rather than groups of an account"
	}
	if !valid {
		m.Veto = "its check digits fail"
	}
	return append(found, m)
}

// currencyAt says whether three letters and no more stand at t.B[i:], such as the EUR that bank
// statements (SWIFT MT940, field 25) write right behind the account.
func currencyAt(t redact.Text, i int) bool {
	for k := range 3 {
		if !isLetter(t.Byte(i + k)) {
			return false
		}
	}
	return !isAlnum(t.Byte(i + 3))
}

// readIBAN copies the IBAN that src begins with to value, without separators. It returns how many
// characters that are and where they end in src, zeros if src does not have the structure.
func readIBAN(src []byte, value *[ibanMax]byte) (n, end int) {
	if len(src) < 15 {
		return 0, 0
	}
	plan := ibanPlans[string([]byte{src[0] &^ 0x20, src[1] &^ 0x20})]
	if plan == "" {
		return 0, 0
	}
	n = copy(value[:], src[:4])
	for i, at := 0, 4; i < len(plan); i += 3 {
		class := plan[i+2]
		for range checksum.Two([]byte(plan[i : i+2])) {
			at = skipIBANGap(src, at)
			if at >= len(src) || !inClass(src[at], class) {
				return 0, 0
			}
			value[n] = src[at]
			n, at = n+1, at+1
			end = at
		}
	}
	return n, end
}

// skipIBANGap returns the index behind at most two separators at src[at:].
func skipIBANGap(src []byte, at int) int {
	for range 2 {
		if at < len(src) && (src[at] == ' ' || src[at] == '-' || src[at] == '.') {
			at++
		}
	}
	return at
}

// inClass says whether c is in a class of the registry: n digits, a letters, c both.
func inClass(c, class byte) bool {
	switch class {
	case 'n':
		return isDigit(c)
	case 'a':
		return isLetter(c)
	}
	return isAlnum(c)
}

// mostlyDigits tells an account printed in groups from prose behind a word such as "GT86": accounts
// have two digits in five characters at least.
func mostlyDigits(value []byte) bool {
	digits := 0
	for _, c := range value {
		if isDigit(c) {
			digits++
		}
	}
	return digits*5 >= len(value)*2
}

// ibanPlans are the structures of what follows the four leading characters, a count of two digits
// and a class each. Source: the SWIFT IBAN registry, with neighbouring fields of a class joined.
var ibanPlans = map[string]string{
	"AD": "08n12c", "AE": "19n", "AL": "08n16c", "AT": "16n", "AZ": "04a20c", "BA": "16n",
	"BE": "12n", "BG": "04a06n08c", "BH": "04a14c", "BI": "23n", "BR": "23n01a01c",
	"BY": "04c04n16c", "CH": "05n12c", "CR": "18n", "CY": "08n16c", "CZ": "20n", "DE": "18n",
	"DJ": "23n", "DK": "14n", "DO": "04c20n", "EE": "16n", "EG": "25n", "ES": "20n", "FI": "14n",
	"FK": "02a12n", "FO": "14n", "FR": "10n11c02n", "GB": "04a14n", "GE": "02a16n",
	"GI": "04a15c", "GL": "14n", "GR": "07n16c", "GT": "24c", "HN": "04a20n", "HR": "17n",
	"HU": "24n", "IE": "04a14n", "IL": "19n", "IQ": "04a15n", "IS": "22n", "IT": "01a10n12c",
	"JO": "04a04n18c", "KW": "04a22c", "KZ": "03n13c", "LB": "04n20c", "LC": "04a24c",
	"LI": "05n12c", "LT": "16n", "LU": "03n13c", "LV": "04a13c", "LY": "21n", "MC": "10n11c02n",
	"MD": "20c", "ME": "18n", "MK": "03n10c02n", "MN": "16n", "MR": "23n", "MT": "04a05n18c",
	"MU": "04a19n03a", "NI": "04a20n", "NL": "04a10n", "NO": "11n", "OM": "03n16c",
	"PK": "04a16c", "PL": "24n", "PS": "04a21c", "PT": "21n", "QA": "04a21c", "RO": "04a16c",
	"RS": "18n", "RU": "14n15c", "SA": "02n18c", "SC": "04a20n03a", "SD": "14n", "SE": "20n",
	"SI": "15n", "SK": "20n", "SM": "01a10n12c", "SO": "19n", "ST": "21n", "SV": "04a20n",
	"TL": "19n", "TN": "20n", "TR": "06n16c", "UA": "06n19c", "VA": "18n", "VG": "04a16n",
	"XK": "16n", "YE": "04a04n18c",
}
