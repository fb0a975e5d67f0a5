package detectors

import "github.com/redactd/redactd/redact"

// faydaWords name the card and all of its numbers (https://id.gov.et/en/faydanumber/).
const faydaWords = "fayda*, fayda number, fayda id, fayda alias, ፋይዳ*, የፋይዳ ቁጥር, የፋይዳ መለያ, ብሔራዊ መታወቂያ, መታወቂያ ቁጥር, መታወቂያ, national id"

// etFAN returns the row of cards and aliases. Groups of four among more of them are a list, as of the speeds of fans.
func etFAN() redact.Detector {
	d := id{
		name: "et_fan", country: "ET",
		about:   "Ethiopian Fayda card and alias numbers (FCN, FAN): sixteen digits, no published check digit",
		example: "4920 1736 5583 1027",
		plain:   "9999999999999999|9999 9999 9999 9999|9999-9999-9999-9999",
		valid:   notMadeUpAtAll, strong: true,
		words: "fan, fcn, " + faydaWords,
	}.detector()
	d.Match = matchFAN
	return d
}

// matchFAN takes the form as it stands, where no other number is beside it.
func matchFAN(t redact.Text, found []redact.Match) []redact.Match {
	var digits []byte
	for _, c := range t.B[t.At:t.End] {
		if isDigit(c) {
			digits = append(digits, c)
		}
	}
	before := t.Byte(t.At-1) == ' ' && isDigit(t.Byte(t.At-2))
	after := t.Byte(t.End) == ' ' && isDigit(t.Byte(t.End+1))
	if !notMadeUpAtAll(digits) || len(digits) < t.End-t.At && (before || after) {
		return found
	}
	return append(found, redact.Match{Start: t.At, End: t.End})
}

// etFIN is a row of its own, as a fan has no identification number.
func etFIN() redact.Detector {
	d := id{
		name: "et_fin", country: "ET",
		about:   "Ethiopian Fayda identification number (FIN): twelve digits for life, no published check digit",
		example: "4920 1736 5583",
		plain:   "999999999999|9999 9999 9999|9999-9999-9999",
		valid:   notMadeUpAtAll, strong: true,
		words: "fin, fin no, fin number, " + faydaWords,
	}.detector()
	d.Entity = "ET_FAN"
	return d
}
