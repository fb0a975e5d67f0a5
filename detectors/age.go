package detectors

import (
	"bytes"

	"github.com/redactd/redactd/redact"
)

// Ages. The number alone is found, so that a policy can say which ages it lets stand. Off unless a policy names them:
// a cache has an age as well.

const ageEntity redact.Entity = "AGE"

func ageRows() []redact.Detector {
	return []redact.Detector{{
		Name: "age", Entity: ageEntity, Prior: 5, Alone: true, Off: true,
		Ignores: []string{"value of a counter or an id"},
		About:   "age of up to 125 years right behind a word for it; not of a cache or of a file",
		Example: "age 34",
		Trigger: redact.Labelled(1, 3), Before: 32, After: 24,
		Match: matchAge, Words: append([]string{"de", "of", "di", "van"}, ageWords...),
	}, {
		Name: "age_told", Entity: ageEntity, Prior: 5, Alone: true, Off: true,
		About:   "age of up to 125 years before the words that tell it: years old, -year-old, Jahre alt",
		Example: "34 years old",
		Trigger: redact.Literals(true, ageTold...), Before: 8, After: 24,
		Match: matchToldAge,
	}}
}

// ageWords stand before an age.
var ageWords = []string{
	"age", "aged", "âge", "âgé", "âgée", "alter", "edad", "età", "leeftijd", "idade", "wiek", "ålder",
}

// ageTold stand behind an age.
var ageTold = []string{
	"years old", "year old", "year-old", "years-old", "years of age", "yrs old", "yr old", "y/o", "jahre alt", "jährig",
	"ans d'âge", "años de edad", "anos de idade", "anni di età", "jaar oud", "år gammal", "lat życia",
}

// ageMax is more than anybody has reached.
const ageMax = 125

// isAge says whether the digits t.B[at:end] stand by themselves and are an age.
func isAge(t redact.Text, at, end int) bool {
	if end-at < 1 || end-at > 3 || decimal(t.B[at:end]) > ageMax {
		return false
	}
	before := t.Byte(at - 1)
	return !glued(before) && !(at > 1 && isDatePart(t.B[at-2:at])) && before != '.' && !isAmount(t, at, end)
}

// matchAge reads backwards from the digits: a sign or a word such as "is" at most, and the word for an age.
func matchAge(t redact.Text, found []redact.Match) []redact.Match {
	end := digitsEnd(t.B, t.At)
	next := t.Byte(end)
	goesOn := glued(next) || bytes.IndexByte([]byte(".,-:/"), next) >= 0 && isDigit(t.Byte(end+1))
	if goesOn || !isAge(t, t.At, end) || !ageBefore(t.B[:t.At]) {
		return found
	}
	if next == '+' {
		end++ // 90+ is one
	}
	return append(found, redact.Match{Start: t.At, End: end, NoWords: true})
}

// ageBefore says whether b ends in a word for an age, and a sign or a short word behind it.
func ageBefore(b []byte) bool {
	for range 2 {
		b = bytes.TrimRight(b, " \t\"':=(>\\")
		start := len(b)
		for start > 0 && (isLetter(b[start-1]) || b[start-1] >= 0x80) {
			start--
		}
		word := b[start:]
		if isAgeWord(word) {
			return start == 0 || b[start-1] != '-' && b[start-1] != '_'
		}
		if !isWord(word, "is", "of", "de", "di", "van", "ist") {
			return false
		}
		b = b[:start]
	}
	return false
}

func isAgeWord(word []byte) bool {
	for _, s := range ageWords {
		if bytes.EqualFold(word, []byte(s)) {
			return true
		}
	}
	return false
}

// matchToldAge takes the digits before the words, with a blank or a hyphen between.
func matchToldAge(t redact.Text, found []redact.Match) []redact.Match {
	if c := t.Byte(t.End); isLetter(c) && !endsFold(t.B[:t.End], "jährig") {
		return found
	}
	end := len(bytes.TrimRight(t.B[:t.At], " -"))
	at := digitsStart(t.B, end)
	if t.At-end > 1 || !isAge(t, at, end) {
		return found
	}
	return append(found, redact.Match{Start: at, End: end, NoWords: true})
}
