package detectors

import (
	"bytes"
	"slices"

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
		Match: matchAge, Words: slices.Concat([]string{"de", "of", "di", "van", "age years", "age yrs", "age in years"}, ageWords),
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

// ageBefore says whether b ends in a word for an age, and a sign or a few short words behind it.
func ageBefore(b []byte) bool {
	for range 3 {
		b = bytes.TrimRight(b, " \t\"':=(>\\*_`")
		start := wordsStart(b)
		word := b[start:]
		if isAgeWord(word) {
			return isPersons(b[:start])
		}
		if !isWord(word, "is", "of", "de", "di", "van", "ist", "in", "years", "yrs") {
			return false
		}
		if b = b[:start]; isWord(word, "in", "years", "yrs") {
			b = bytes.TrimRight(b, "_-")
		}
	}
	return false
}

// wordsStart returns where the last word of b begins, which camelCase does as well.
func wordsStart(b []byte) int {
	start := len(b)
	for start > 0 && (isLetter(b[start-1]) || b[start-1] >= 0x80) {
		if start--; start > 0 && isUpperByte(b[start]) && isLowerByte(b[start-1]) {
			break
		}
	}
	return start
}

// isPersons says whether the name that b is the beginning of is no longer, or goes on with a word for a person: an age may
// be that of a cache.
func isPersons(b []byte) bool {
	part := bytes.TrimRight(b, "_-")
	if len(part) == len(b) && (len(b) == 0 || !isAlnum(b[len(b)-1])) {
		return true
	}
	return anyFold(part[wordsStart(part):], []string{
		"patient", "person", "user", "customer", "client", "member", "subject", "child", "mother", "father", "applicant", "employee",
		"student", "insured", "participant", "victim", "donor", "gestational", "maternal", "current",
	})
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
