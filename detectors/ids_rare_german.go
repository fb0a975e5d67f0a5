package detectors

import "github.com/redactd/redactd/redact"

var rareGerman = []id{
	{
		name: "de_lanr", country: "DE",
		about:   "number of a German doctor (LANR): weights 4 and 9 mod 10 over six digits, and two for the field",
		example: "123456601",
		plain:   "999999999",
		valid:   validLANR, pass: 1.0 / 10,
		words: "lanr, lanr-nr, arztnummer*, arztnr, arzt-nr, lebenslange arztnummer, vertragsarzt*, vertragsarztnummer*",
	},
	{
		name: "de_bsnr", country: "DE",
		about:   "number of a German doctor's practice (BSNR): the region and a serial of nine digits together, no check digit",
		example: "721234567",
		plain:   "999999999",
		valid:   notMadeUpAtAll, strong: true,
		words: "bsnr, nbsnr, bsnr-nr, betriebsstattennummer*, betriebsstaettennummer*, betriebsstatte*, betriebsstaette*, " +
			"nebenbetriebsstatte*, praxisnummer*",
	},
}

// validLANR is the rule that presidio gives (de_lanr_recognizer.py): its worked example is 123456601.
func validLANR(v []byte) bool {
	return len(v) == 9 && allDigits(v) && lanrSum(v) && !allSame(v)
}

var lanrSum = weighed(10, 4, 9, 4, 9, 4, 9, 1)

// deHandelsregister reads the number behind the section, which is word enough.
func deHandelsregister() redact.Detector {
	return redact.Detector{
		Name: "de_handelsregister", Entity: "DE_HANDELSREGISTER", Region: "DE",
		About:   "German trade register number: HRA for traders and partnerships, HRB for companies, up to six digits; no check",
		Example: "HRB 12345",
		Trigger: redact.Literals(true, "HRA", "HRB", "GnR"),
		Before:  1, After: 24, Match: matchHandelsregister, Prior: 3, Alone: true,
	}
}

// matchHandelsregister takes the digits and the letter that some courts put behind them.
func matchHandelsregister(t redact.Text, found []redact.Match) []redact.Match {
	if isAlnum(t.Byte(t.At-1)) || t.Byte(t.At-1) >= 0x80 {
		return found
	}
	at := t.End
	for at < t.End+7 && at < len(t.B) && (isSpaceOrSign(t.B[at]) || isAbbreviation(t.B, at)) {
		at++
	}
	end := digitsEnd(t.B, at)
	if n := end - at; n < 1 || n > 6 || isDigit(t.Byte(end)) || t.B[at] == '0' && n == 1 {
		return found
	}
	if c := t.Byte(end); isLetter(c) || c >= 0x80 || (c == '.' || c == ',' || c == '-') && isDigit(t.Byte(end+1)) {
		return found
	}
	return append(found, redact.Match{Start: t.At, End: end, NoWords: true})
}

// isSpaceOrSign says whether c may stand between the section and the number.
func isSpaceOrSign(c byte) bool {
	return c == ' ' || c == '\t' || c == '-' || c == ':' || c == '.' || c == '/' || c == '_'
}

// isAbbreviation says whether b[at] is a letter of "Nr".
func isAbbreviation(b []byte, at int) bool {
	return b[at]|0x20 == 'n' && at+1 < len(b) && b[at+1]|0x20 == 'r' || b[at]|0x20 == 'r' && b[at-1]|0x20 == 'n'
}
