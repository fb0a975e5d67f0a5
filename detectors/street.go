package detectors

import (
	"bytes"
	"unicode/utf8"

	"github.com/redactd/redactd/redact"
)

// Street addresses: the number of a house beside the name of a street. Names of streets are without end, so that a word
// such as Street or rue has to be part of it, and capitals have to tell the name from a sentence. They are off: years
// and numbers of other things stand before such names as well.

const streetAddress redact.Entity = "STREET_ADDRESS"

func streetRows() []redact.Detector {
	return []redact.Detector{{
		Name: "street_address", Entity: streetAddress, Prior: 4, Alone: true, Off: true,
		Ignores: []string{"epoch time"},
		About:   "number of a house and a street in English, with the flat behind it: 742 Evergreen Terrace",
		Example: "742 Evergreen Terrace",
		Trigger: redact.Literals(true, englishStreets()...), Before: 64, After: 32,
		Match: matchEnglishStreet,
	}, {
		Name: "street_address_german", Entity: streetAddress, Prior: 4, Alone: true, Off: true,
		About:   "street in German, Dutch or Swedish and the number of a house: Lange Straße 5a",
		Example: "Hauptstraße 5a",
		Trigger: redact.Literals(true,
			"straße", "strasse", "str.", "weg", "platz", "gasse", "allee", "straat", "laan", "plein", "gatan", "vägen", "gade",
		),
		Before: 48, After: 24,
		Match: matchGermanStreet,
	}, {
		Name: "street_address_romance", Entity: streetAddress, Prior: 4, Alone: true, Off: true,
		About:   "street in French, Spanish, Italian, Portuguese or Polish and the number of a house before or behind it",
		Example: "12 rue de la Paix",
		Trigger: redact.Literals(true,
			"rue ", "avenue ", "boulevard ", "chemin ", "impasse ", "calle ", "avenida ", "paseo ", "plaza ", "via ", "viale ", "piazza ", "corso ",
			"rua ", "travessa ", "ulica ", "ul. "),
		Before: 16, After: 72,
		Match: matchRomanceStreet,
	}}
}

// englishStreets are the words that names of streets end in, behind a blank.
func englishStreets() (list []string) {
	for _, word := range []string{
		"street", "st", "avenue", "ave", "road", "rd", "boulevard", "blvd", "lane", "ln", "drive", "dr", "terrace", "court", "ct", "place", "pl",
		"square", "sq", "way", "highway", "hwy", "parkway", "pkwy", "circle", "crescent", "close", "grove", "gardens", "mews",
	} {
		list = append(list, " "+word)
	}
	return list
}

// streetWords is how many words of a name may stand between the number and the word for a street.
const streetWords = 4

// matchEnglishStreet reads backwards from the word for a street: names in capitals, and the number.
func matchEnglishStreet(t redact.Text, found []redact.Match) []redact.Match {
	if c := t.Byte(t.End); isLetter(c) || isDigit(c) || !isUpperByte(t.Byte(t.At+1)) {
		return found
	}
	end := t.At
	for range streetWords {
		start := wordStartAt(t.B, end)
		if start == end || !opensName(t.B[start]) || start < 2 || t.B[start-1] != ' ' {
			return found
		}
		end = start - 1
		if at := houseStart(t, end); at >= 0 {
			return append(found, redact.Match{Start: at, End: flatEnd(t, t.End), NoWords: true})
		}
	}
	return found
}

// wordStartAt returns where the word that ends at b[end] begins: letters, digits, hyphens and apostrophes.
func wordStartAt(b []byte, end int) int {
	for end > 0 && (isAlnum(b[end-1]) || b[end-1] >= utf8.RuneSelf || bytes.IndexByte([]byte("-'."), b[end-1]) >= 0) {
		end--
	}
	return end
}

// opensName says whether a word of a name may begin with c: not with a small letter.
func opensName(c byte) bool { return isUpperByte(c) || isDigit(c) || c >= utf8.RuneSelf }

// houseStart returns where the number of a house begins that ends at t.B[end], such as 12, 221B or 12-14, -1 if none
// does.
func houseStart(t redact.Text, end int) int {
	at := end
	if at > 1 && isLetter(t.B[at-1]) && isDigit(t.B[at-2]) {
		at--
	}
	first := digitsStart(t.B, at)
	if first > 1 && t.B[first-1] == '-' && isDigit(t.B[first-2]) {
		at = first - 1
		first = digitsStart(t.B, at)
	}
	if at-first < 1 || at-first > 5 || t.B[first] == '0' {
		return -1
	}
	if c := t.Byte(first - 1); glued(c) || c >= utf8.RuneSelf || bytes.IndexByte([]byte(".-/:"), c) >= 0 {
		return -1
	}
	return first
}

// flatEnd returns the index behind the flat or suite that stands behind a street at t.B[end:], or end.
func flatEnd(t redact.Text, end int) int {
	at := end
	for at < len(t.B) && at-end < 3 && bytes.IndexByte([]byte("., "), t.B[at]) >= 0 {
		at++
	}
	word := nameEnd(t.B, at)
	if !isWord(t.B[at:word], "apt", "apartment", "suite", "ste", "unit", "flat") {
		if word != at || at == len(t.B) || t.B[at] != '#' {
			return end
		}
		word = at + 1
	}
	at = word
	for at < len(t.B) && at-word < 2 && (t.B[at] == '.' || t.B[at] == ' ') {
		at++
	}
	last := at
	for last < len(t.B) && isAlnum(t.B[last]) {
		last++
	}
	if !hasDigit(t.B[at:last]) && last-at != 1 {
		return end
	}
	return last
}
