package detectors

import "github.com/redactd/redactd/redact"

// azeri is the code on Azerbaijani identity cards. "Fin" alone is a word of many languages, so that it only counts
// as the name of a field.
var azeri = id{
	name: "az_fin", country: "AZ",
	about:   "Azerbaijani personal code (FIN): seven letters and digits without I and O; nothing to check",
	example: "5ZK3L7A",
	plain:   "NNNNNNN",
	valid:   validFIN,
	words: "fin kod, fin kodu, fin kodum, fin kodunu, fin kodun, fin code, finkod*, fin nomresi, fərdi identifikasiya, " +
		"ferdi identifikasiya, fərdi kod, şəxsiyyət vəsiqəsi, şəxsiyyət vəsiqəsinin, sexsiyyet vesiqesi, vəsiqə*",
}

// azFINField finds the code behind the name of a field.
func azFINField() redact.Detector {
	return redact.Detector{
		Name: "az_fin_field", Entity: "AZ_FIN", Region: "AZ",
		About:   "Azerbaijani personal code (FIN) behind FIN: or fin=",
		Example: "FIN: 5ZK3L7A",
		Trigger: redact.Key("fin"), Before: 16, After: 24,
		Match: matchFINField, Prior: bitsGlued, Alone: true,
	}
}

// matchFINField takes seven letters and digits behind the sign.
func matchFINField(t redact.Text, found []redact.Match) []redact.Match {
	at := valueAt(t.B, t.At)
	end := at
	for end < len(t.B) && isAlnum(t.B[end]) {
		end++
	}
	if isAlnum(t.Byte(end)) || !validFIN(t.B[at:end]) {
		return found
	}
	return append(found, redact.Match{Start: at, End: end, NoWords: true})
}

const finLength = 7

// validFIN takes seven signs with a letter and two digits.
func validFIN(v []byte) bool {
	digits := digitCount(v)
	for _, c := range v {
		if c|0x20 == 'i' || c|0x20 == 'o' {
			return false
		}
	}
	return len(v) == finLength && digits > 1 && digits < finLength
}
