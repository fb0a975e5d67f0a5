package strictjson

import (
	"unicode/utf16"
	"unicode/utf8"
)

// literal takes a string and returns it as it is written.
func (r *reader) literal() ([]byte, error) {
	from := r.at
	if !r.sign('"') {
		return nil, r.fail("a string belongs here")
	}
	for r.skipPlain(); r.peek() != '"'; r.skipPlain() {
		if err := r.character(); err != nil {
			return nil, err
		}
	}
	r.at++
	return r.data[from:r.at], nil
}

// skipPlain skips what stands for itself in a string and is ASCII, which is most of it.
func (r *reader) skipPlain() { r.at += plainBytes(r.data[r.at:]) }

// character takes a character of a string as it is written, or all up to the next one of ASCII.
func (r *reader) character() error {
	switch c := r.peek(); {
	case r.at == len(r.data):
		return r.fail("the document ends in a string: send all of it")
	case c == '\\':
		return r.escape()
	case c < ' ':
		return r.fail("a control character in a string is written as an escape")
	}
	for r.peek() >= utf8.RuneSelf {
		_, n := utf8.DecodeRune(r.data[r.at:])
		if n == 1 {
			return r.fail("this is no UTF-8: send the document in UTF-8")
		}
		r.at += n
	}
	return nil
}

func (r *reader) escape() error {
	if len(r.data)-r.at < 2 {
		return r.fail("the document ends in an escape: send all of it")
	}
	switch r.data[r.at+1] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		r.at += 2
		return nil
	}
	unit, ok := r.unit(r.at)
	if !ok {
		return r.fail("there is no such escape")
	}
	if !utf16.IsSurrogate(unit) {
		r.at += 6
		return nil
	}
	low, _ := r.unit(r.at + 6)
	if utf16.DecodeRune(unit, low) == utf8.RuneError {
		return r.fail("half of a surrogate pair is no character: send both halves")
	}
	r.at += 12
	return nil
}

// unit reads an escape such as \u0041 at a place.
func (r *reader) unit(at int) (u rune, ok bool) {
	if at+6 > len(r.data) || r.data[at] != '\\' || r.data[at+1] != 'u' {
		return 0, false
	}
	for _, c := range r.data[at+2 : at+6] {
		digit, ok := hex(c)
		if !ok {
			return 0, false
		}
		u = u<<4 | digit
	}
	return u, true
}

func hex(c byte) (digit rune, ok bool) {
	switch {
	case '0' <= c && c <= '9':
		return rune(c - '0'), true
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return rune(c|0x20-'a') + 10, true
	}
	return 0, false
}

// number takes a number.
func (r *reader) number() error {
	r.sign('-')
	if !r.sign('0') && !r.digits() {
		return r.fail("a digit belongs here")
	}
	if r.sign('.') && !r.digits() {
		return r.fail("a digit belongs behind the point")
	}
	if r.sign('e') || r.sign('E') {
		_ = r.sign('+') || r.sign('-')
		if !r.digits() {
			return r.fail("a digit belongs into the exponent")
		}
	}
	return nil
}

// digits takes digits and says whether there are any.
func (r *reader) digits() bool {
	from := r.at
	for '0' <= r.peek() && r.peek() <= '9' {
		r.at++
	}
	return r.at > from
}
