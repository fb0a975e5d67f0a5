package detectors

import (
	"bytes"

	"github.com/redactd/redactd/internal/checksum"
	"github.com/redactd/redactd/redact"
)

// ruPassport ignores that a fifth of the numbers, those of the regions 10 to 22, look like seconds since 1970:
// they are only looked at beside a word.
func ruPassport() redact.Detector {
	d := id{
		name: "ru_passport", country: "RU",
		about:   "Russian internal passport: series of four digits and number of six; no check digit",
		example: "45 09 123456",
		plain:   "9999 999999|99 99 999999|9999999999|9999-999999|99-99 999999|99 99-999999|9999/999999|9999 999 999",
		valid:   validRussianPassport, dated: true,
		words: "паспорт*, серия, серии, серию, загранпаспорт*, passport*, russian passport, pasport*",
	}.detector()
	d.Ignores = append(d.Ignores, "epoch time")
	return d
}

// ruPassportParts finds the same numbers where a sign or a word stands between their parts.
func ruPassportParts() redact.Detector {
	return redact.Detector{
		Name: "ru_passport_parts", Entity: "RU_PASSPORT", Region: "RU",
		About:   "Russian internal passport: series, the word or sign for number, number",
		Example: "серия 45 09 № 123456",
		Trigger: redact.Labelled(2, 4), Before: idReach, After: idReach,
		Match: matchPassportParts, Prior: bitsPlain, WordBits: bitsIDWord,
		Words: []string{"серия", "серии", "серию", "паспорт*", "загранпаспорт*", "seriya"},
	}
}

// matchPassportParts takes four digits, a mark of a number and six digits.
func matchPassportParts(t redact.Text, found []redact.Match) []redact.Match {
	at := t.At + 2
	if t.Byte(at) == ' ' {
		at++
	}
	series := digitsEnd(t.B, t.At)
	if series == t.At+2 {
		series = digitsEnd(t.B, at)
	}
	if series-at != 2 || isAlnum(t.Byte(t.At-1)) {
		return found
	}
	number := numberMark(t.B, series)
	end := digitsEnd(t.B, number)
	if end-number != 6 || number == series || isAlnum(t.Byte(end)) {
		return found
	}
	return append(found, redact.Match{Start: t.At, End: end})
}

// numberMark returns the index behind a mark of a number at b[at:] and the signs around it, at if there is none.
func numberMark(b []byte, at int) int {
	rest := bytes.TrimLeft(b[at:], " ,;")
	for _, mark := range numberMarks {
		if after, ok := bytes.CutPrefix(rest, mark); ok {
			return len(b) - len(bytes.TrimLeft(after, " .:"))
		}
	}
	return at
}

var numberMarks = [][]byte{
	[]byte("№"), []byte("номер"), []byte("Номер"), []byte("НОМЕР"), []byte("ном."), []byte("No"), []byte("N"), []byte("#"),
	[]byte("nomer"),
}

// uaPassportBooklet finds the six digits of a booklet behind Cyrillic letters, which forms cannot name: beside
// words for a series only.
func uaPassportBooklet() redact.Detector {
	d := id{
		name: "ua_passport_booklet", country: "UA",
		about:   "Ukrainian passport booklet: six digits behind two Cyrillic letters, beside the word for series",
		example: "123456",
		plain:   "999999",
		valid:   validUkrainianPassport,
		words:   "серія, серії, серію, громадянина україни, закордонний паспорт, паспорт громадянина",
	}.detector()
	d.Entity = "UA_PASSPORT"
	return d
}

// validRussianPassport wants a region in front and a number.
func validRussianPassport(v []byte) bool {
	n, ok := checksum.Number(v)
	return ok && len(v) == 10 && !allSame(v) && string(v[:2]) != "00" && n%1000000 != 0
}
