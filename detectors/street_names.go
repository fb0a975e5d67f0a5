package detectors

import (
	"bytes"

	"github.com/redactd/redactd/redact"
)

// matchGermanStreet reads a word that ends in one for a street, or is one behind a name, and the number behind it.
func matchGermanStreet(t redact.Text, found []redact.Match) []redact.Match {
	start := wordStartAt(t.B, t.At)
	if start == t.At && start > 1 && t.B[start-1] == ' ' { // Lange Straße
		start = wordStartAt(t.B, start-1)
	}
	end := houseEnd(t, t.End)
	if end == 0 || start == t.At || !opensName(t.B[start]) || isDigit(t.B[start]) || t.At-start < 3 {
		return found
	}
	return append(found, redact.Match{Start: start, End: end, NoWords: true})
}

// houseEnd returns the index behind the number of a house at t.B[at:], behind a blank or a comma, 0 if there is none.
func houseEnd(t redact.Text, at int) int {
	from := at
	for from < len(t.B) && from-at < 2 && (t.B[from] == ' ' || t.B[from] == ',') {
		from++
	}
	end := digitsEnd(t.B, from)
	if from == at || end-from < 1 || end-from > 4 || t.B[from] == '0' {
		return 0
	}
	if c := t.Byte(end); c == '-' && isDigit(t.Byte(end+1)) {
		end = digitsEnd(t.B, end+1)
	} else if isLetter(c) && !isAlnum(t.Byte(end+1)) {
		end++
	}
	if c := t.Byte(end); glued(c) || c >= 0x80 || bytes.IndexByte([]byte(".,:%"), c) >= 0 && isDigit(t.Byte(end+1)) {
		return 0
	}
	return end
}

// matchRomanceStreet reads the name behind a word for a street, and the number before the word or behind the name.
func matchRomanceStreet(t redact.Text, found []redact.Match) []redact.Match {
	if c := t.Byte(t.At - 1); isAlnum(c) || c >= 0x80 || c == '-' {
		return found
	}
	start := houseStart(t, len(bytes.TrimRight(t.B[:t.At], " ,")))
	for _, more := range []string{" bis", " ter"} {
		if rest := bytes.TrimRight(t.B[:t.At], " ,"); start < 0 && endsFold(rest, more) {
			start = houseStart(t, len(rest)-len(more))
		}
	}
	name := streetNameEnd(t.B, t.End)
	if name == 0 {
		return found
	}
	if start >= 0 {
		return append(found, redact.Match{Start: start, End: name, NoWords: true})
	}
	if end := houseEnd(t, name); end > 0 {
		return append(found, redact.Match{Start: t.At, End: end, NoWords: true})
	}
	return found
}

// streetLinks are the small words in names of streets.
var streetLinks = []string{
	"de", "la", "du", "des", "del", "della", "delle", "dei", "di", "da", "do", "dos", "las", "los", "le", "les", "el", "y", "e",
}

// streetNameEnd returns the index behind the name of a street at b[at:], 0 if there is none: words that begin with a
// capital, and the small ones between them.
func streetNameEnd(b []byte, at int) (end int) {
	for range streetWords + 1 {
		word := at
		for word < len(b) && (isLetter(b[word]) || b[word] >= 0x80 || b[word] == '\'' || b[word] == '-') {
			word++
		}
		switch {
		case word == at:
			return end
		case opensName(b[at]) || bytes.IndexByte(b[at:word], '\'') == 1:
			end = word
		case !isWord(b[at:word], streetLinks...):
			return end
		}
		if word == len(b) || b[word] != ' ' {
			return end
		}
		at = word + 1
	}
	return end
}
