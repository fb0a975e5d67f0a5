package operators

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/redactd/redactd/redact"
)

// nameMax is the most words of a name.
const nameMax = 8

// madeUpName writes a name for a name, an initial for an initial, and leaves titles and what stands between the words.
func madeUpName(d *draw, v redact.Value) []byte {
	n := 0
	fake := make([]byte, 0, len(v.Text))
	for rest := v.Text; len(rest) > 0; {
		end := nameWord(rest)
		if end == 0 {
			fake, rest = append(fake, rest[0]), rest[1:]
			continue
		}
		word := rest[:end]
		rest = rest[end:]
		if n++; n > nameMax || !isName(word) {
			return nil
		}
		fake = append(fake, d.nameFor(word, isFamily(v.Entity, n, rest))...)
	}
	if n == 0 {
		return nil
	}
	return fake
}

// nameWord returns how many bytes of text are a word, up to what may stand between two.
func nameWord(text []byte) int {
	if end := bytes.IndexAny(text, " -.,"); end >= 0 {
		return end
	}
	return len(text)
}

// isName says whether a word has letters and apostrophes alone.
func isName(word []byte) bool {
	for _, r := range string(word) {
		if r == utf8.RuneError || !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '\'' && r != '’' {
			return false
		}
	}
	return true
}

// isFamily says whether the n-th word, which rest stands behind, is a family name: the last of several, the one before
// a comma, or all if the entity says so.
func isFamily(e redact.Entity, n int, rest []byte) bool {
	switch e {
	case "PERSON_LAST_NAME":
		return true
	case "PERSON_FIRST_NAME", "PERSON_FEMALE_NAME", "PERSON_MALE_NAME":
		return false
	}
	return bytes.HasPrefix(rest, []byte(",")) || n > 1 && len(rest) == 0
}

// nameFor draws a name, or what a word is that is none, and writes it in the case of the word.
func (d *draw) nameFor(word []byte, family bool) []byte {
	switch string(bytes.ToLower(word)) {
	case "dr", "prof", "mr", "mrs", "ms", "miss", "sir", "jr", "sr":
		return word
	}
	name := d.of(givenNames)
	switch {
	case utf8.RuneCount(word) == 1:
		name = name[:1]
	case family:
		name = d.of(familyNames)
	}
	return inCaseOf([]byte(name), word)
}

// inCaseOf writes name, which begins with a capital, in the case that like has: in upper, in lower or as it is.
func inCaseOf(name, like []byte) []byte {
	switch {
	case utf8.RuneCount(like) > 1 && bytes.Equal(like, bytes.ToUpper(like)):
		return bytes.ToUpper(name)
	case bytes.Equal(like, bytes.ToLower(like)):
		return bytes.ToLower(name)
	}
	return name
}

// givenNames and familyNames are ASCII, so that they fit in any text.
var givenNames = []string{
	"Ada", "Agnes", "Alan", "Alma", "Anton", "Bela", "Boris", "Bruno", "Cara", "Celia", "Clara", "Daniel", "David",
	"Dora", "Edda", "Edgar", "Elena", "Elias", "Emil", "Erik", "Esther", "Felix", "Frida", "Georg", "Greta", "Hanna",
	"Hugo", "Ida", "Ines", "Iris", "Ivan", "Jana", "Jonas", "Julia", "Karl", "Lara", "Leon", "Lina", "Lucas", "Magda",
	"Maria", "Martin", "Mia", "Mila", "Nadia", "Nils", "Nora", "Oliver", "Olga", "Oscar", "Paula", "Peter", "Rita",
	"Robin", "Rosa", "Samuel", "Sara", "Selma", "Simon", "Sofia", "Stella", "Tara", "Thea", "Theo", "Tobias", "Vera",
	"Victor", "Wanda", "Xenia", "Yara", "Yusuf", "Zoe",
}

var familyNames = []string{
	"Abel", "Adler", "Albrecht", "Arendt", "Barton", "Becker", "Berg", "Birch", "Bond", "Brook", "Carter", "Castle",
	"Cole", "Costa", "Dahl", "Dalton", "Ek", "Engel", "Falk", "Farmer", "Field", "Fisher", "Forest", "Frost", "Garner",
	"Glover", "Grove", "Haas", "Hale", "Hansen", "Harper", "Hart", "Hill", "Holm", "Horn", "Iversen", "Jansen",
	"Keller", "Kramer", "Lake", "Lang", "Lind", "Marsh", "Mason", "Meadow", "Miller", "Moreau", "Moss", "Nord", "North", "Novak",
	"Olsen", "Palmer", "Parker", "Petit", "Quist", "Reed", "Ritter", "Rivera", "Rossi", "Sand", "Sawyer", "Silva",
	"Stone", "Strand", "Thorn", "Turner", "Vogel", "Wagner", "Weaver", "West", "Winter", "Wolf", "Wood", "Yates",
}
