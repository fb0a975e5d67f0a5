package detectors

import "strings"

// A tokenForm is the shape of a token: a prefix, and parts behind it, one of which may stand before it.
type tokenForm struct {
	prefixes []string
	before   *tokenPart
	parts    []tokenPart
	optional int // how many of the last parts there may be or not, all of them together
}

// A tokenPart is min to max characters of a class, or a text.
type tokenPart struct {
	*tokenClass
	min, max int
	text     string
}

// A tokenClass is a set of characters. Those of a wordy one belong to words.
type tokenClass struct {
	set   byteSet
	chars string
	wordy bool
}

// endless is the max of a part without one.
const endless = 1 << 20

// endlessReach is how much of such a part its row sees; what is longer is carried.
const endlessReach = 512

// tokenClasses are the sets of characters of parts, by their letters in forms.
var tokenClasses = map[byte]string{
	'd': asciiDigits,
	'x': asciiDigits + "abcdefABCDEF",
	'l': asciiDigits + asciiLower,
	'u': asciiDigits + asciiUpper,
	'a': alnumASCII,
	'o': alnumASCII + "_",
	'w': alnumASCII + "_-",
	'b': alnumASCII + "+/",
	'e': alnumASCII + "_-.=",
	's': alnumASCII + "_-=",
	'p': alnumASCII + "_-+/=",
	't': alnumASCII + "_-.~",
	'h': alnumASCII + "-",
	'n': asciiLower,
	'q': asciiUpper + "234567",
	'c': "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L",
	'k': "AEIMQUYcgk",
	'%': alnumASCII + "%",
	'=': "=",
}

var tokenSets = func() map[byte]*tokenClass {
	classes := map[byte]*tokenClass{}
	for c, chars := range tokenClasses {
		wordy := strings.Trim(chars, alnumASCII+"_-") == ""
		classes[c] = &tokenClass{*setOf(chars), chars, wordy}
	}
	return classes
}()

// parseForms reads how a token is written, fields with blanks between:
//
//	ghp_|gho_       its prefixes, first, the letters and signs as they are
//	36a 20-24w 50+b how many characters of which class follow
//	. _ AZDO uuid   a text that follows; uuid is a UUID
//	?               what follows may be missing
//	<14a            this stands before the prefix and belongs to it
//	or              and this is another form, looked at if the first does not fit
func parseForms(s string) (forms []tokenForm) {
	for _, one := range strings.Split(s, " or ") {
		forms = append(forms, parseForm(strings.ReplaceAll(one, "uuid", "8x - 4x - 4x - 4x - 12x")))
	}
	return forms
}

func parseForm(s string) (f tokenForm) {
	fields := strings.Fields(s)
	f.parts = make([]tokenPart, 0, len(fields))
	for _, field := range fields {
		switch {
		case field[0] == '<':
			p := parsePart(field[1:])
			f.before = &p
		case f.prefixes == nil:
			f.prefixes = strings.Split(field, "|")
		case field == "?":
			f.optional = -len(f.parts)
		default:
			f.parts = append(f.parts, parsePart(field))
		}
	}
	if f.optional < 0 {
		f.optional += len(f.parts)
	}
	return f
}

// parsePart reads one count and class, or a text.
func parsePart(s string) tokenPart {
	low, i := readInt(s)
	high := low
	switch {
	case i == 0 || i == len(s):
		return tokenPart{text: s}
	case s[i] == '-':
		n := 0
		high, n = readInt(s[i+1:])
		i += 1 + n
	case s[i] == '+':
		high, i = endless, i+1
	}
	if i != len(s)-1 || tokenSets[s[i]] == nil {
		return tokenPart{text: s}
	}
	return tokenPart{tokenClass: tokenSets[s[i]], min: low, max: high}
}

// readInt reads the number at the beginning of s and how many digits it has.
func readInt(s string) (value, n int) {
	for n < len(s) && isDigit(s[n]) {
		value = value*10 + int(s[n]-'0')
		n++
	}
	return value, n
}

// next is the Next of a Carry through the part's characters.
func (p *tokenPart) next(state int, src []byte, end bool) (n, next int, more bool) {
	for n < len(src) && p.set[src[n]] {
		n++
	}
	return n, state, n == len(src) && !end
}
