package detectors

import (
	"bytes"

	"github.com/redactd/redactd/redact"
)

// matchPassword finds the value assigned to a name for passwords. A word of prose behind a colon is
// none: see plainWord.
func matchPassword(t redact.Text, found []redact.Match) []redact.Match {
	if a, ok := blockBelow(t); ok {
		return append(found, a.match(4))
	}
	a, ok := assignment(t)
	if !ok || !a.mayBeSecret(t) {
		return found
	}
	v := t.B[a.start:a.end]
	bits := 4.0
	switch {
	case a.beforeMark(t) && leadsOn(v):
		ok = false // the value proper is hidden already
	case endsFold(bytes.TrimRight(t.B[:t.At], " \"'0123456789"), "pw") && (t.B[t.At] == '=' || t.Byte(t.At+1) == '=' || !looksTyped(v)):
		ok = false // two letters name much else
	case a.quoted && bytes.IndexByte(v, ' ') >= 0:
		ok = !prose(v)
	case a.quoted:
		ok = !verdict(v)
	case fewDigits(v), allDigits(v) && goesOnHidden(t.B, a.end):
		ok = false // a count, a range, or what is left of a card
	case plainWord(v):
		bits, ok = 1, a.plainWordFits(t)
	}
	if !ok || loudPass(t, a) || isResult(t, v) {
		return found
	}
	return append(found, a.match(bits))
}

// matchSecret finds the value assigned to a name such as token or authorization if it looks drawn
// by lot.
func matchSecret(t redact.Text, found []redact.Match) []redact.Match {
	a, ok := assignment(t)
	if !ok || !a.mayBeSecret(t) || !a.drawnByLot(t.B[a.start:a.end]) {
		return found
	}
	return append(found, a.match(4))
}

// matchAWSSecret finds the 40 characters of an AWS secret access key behind its name.
func matchAWSSecret(t redact.Text, found []redact.Match) []redact.Match {
	a, ok := assignment(t)
	if !ok || a.end-a.start != 40 || a.carry || !mixedCase(t.B[a.start:a.end]) {
		return found
	}
	for _, c := range t.B[a.start:a.end] {
		if !base64Set[c] {
			return found
		}
	}
	return append(found, a.match(8))
}

func (a assigned) match(bits float64) redact.Match {
	return redact.Match{
		Start: a.start, End: a.end, Carry: a.carry, State: a.state, NoWords: true,
		Terms: [3]redact.Term{{Name: "assigned to a name for secrets", Bits: bits}},
	}
}

// secretNext is the Carry of a value that is longer than its neighbourhood. It ends where a value
// without quotes would, at its quote in the next line, or with the line of a block.
func secretNext(state int, src []byte, end bool) (n, next int, more bool) {
	if state == endsBlock {
		n, more = blockNext(src, end)
		return n, state, more
	}
	if state != endsBare {
		n, more = wrappedNext([]byte{0, '"', '\''}[state], src, end)
		return n, state, more
	}
	for n < len(src) && !valueStops[src[n]] && src[n] != ',' && src[n] != ';' && src[n] != '&' {
		n++
	}
	return n, state, n == len(src) && !end
}

// plainWordFits says whether a value that is a word, and not quoted, is a password: always in
// name=word, else only if punctuation or the line's end follows it, or a login stands in front.
func (a assigned) plainWordFits(t redact.Text) bool {
	if verdict(t.B[a.start:a.end]) {
		return false
	}
	if !a.spaced && t.B[t.At] == '=' || loginBefore(t) {
		return true
	}
	if a.beforeMark(t) || t.Byte(t.At+1) == '`' {
		return false // of a mark, or of the name of a field in code: `password:` is
	}
	rest := bytes.TrimLeft(t.B[a.end:], ".,;)]}\"'")
	return len(bytes.TrimSpace(rest)) == 0 || len(rest) < len(t.B[a.end:])
}

// beforeMark says whether the text ends at a mark behind the value, with blanks at most between them.
func (a assigned) beforeMark(t redact.Text) bool {
	return t.Right == '[' && len(bytes.TrimSpace(t.B[a.end:])) == 0
}

// leadsOn says whether v is what stands before a value: the name of a scheme or of another assignment, or marks.
func leadsOn(v []byte) bool {
	last := v[len(v)-1]
	marks := bytes.ReplaceAll(v, []byte("%20"), nil)
	return anyFold(v, schemes) || last == '=' || last == ':' || !bytes.ContainsFunc(marks, isWordRune)
}

// fewDigits says whether v is at most three digits and the dash or dot of a range.
func fewDigits(v []byte) bool {
	digits := 0
	for _, c := range v {
		switch {
		case digitSet[c]:
			digits++
		case c != '-' && c != '.':
			return false
		}
	}
	return digits <= 3
}

// loginBefore says whether a user was named in front: "user: ada password: swordfish".
func loginBefore(t redact.Text) bool {
	for i := 4; i < t.At; i++ {
		if c := t.B[i]; (c == ':' || c == '=') && (endsFold(t.B[:i], "user") ||
			endsFold(t.B[:i], "login") || endsFold(t.B[:i], "username")) {
			return true
		}
	}
	return false
}

// loudPass says whether the name is PASS, as test runners print it in front of a name.
func loudPass(t redact.Text, a assigned) bool {
	return t.B[t.At] == ':' && !a.quoted && bytes.HasSuffix(t.B[:t.At], []byte("PASS"))
}

// drawnByLot says whether v looks random: letters and digits of the alphabets that tokens use,
// which change between capitals, small letters and digits more often than words and versions do.
func (a assigned) drawnByLot(v []byte) bool {
	if a.scheme && !verdict(v) && (hasDigit(v) || mixedCase(v[1:])) {
		return true
	}
	k, ok := countKinds(v)
	if !ok || len(v) < 8 || hasFold(v, "0x") && len(v) <= 18 || k.slash && k.upper == 0 {
		return false
	}
	letters := k.upper + k.lower
	switch {
	case k.digit == 0:
		return len(v) >= 20 && k.changes > len(v)/4
	case letters == 0:
		return k.digit >= 16
	case k.changes > 3 && (16*k.digit >= len(v) || k.changes > len(v)/3):
		return true
	}
	return (a.quoted || !a.spaced) && k.changes > 1 && letters+k.digit == len(v)
}

// kinds counts the characters of a value by kind, and how often the kind changes.
type kinds struct {
	upper, lower, digit, changes int
	slash                        bool
}

// countKinds counts; ok is false if v has characters that tokens do not.
func countKinds(v []byte) (k kinds, ok bool) {
	last := &k.changes
	for _, c := range v {
		var kind *int
		switch {
		case digitSet[c]:
			kind = &k.digit
		case isLowerByte(c):
			kind = &k.lower
		case isUpperByte(c):
			kind = &k.upper
		case tokenPunct[c]:
			k.slash = k.slash || c == '/'
			continue
		default:
			return k, false
		}
		*kind++
		if kind != last {
			k.changes, last = k.changes+1, kind
		}
	}
	return k, true
}

var tokenPunct = setOf("._~+/=:%-")
