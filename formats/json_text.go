package formats

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// Strings and names of JSON.

// begin begins the string or name behind an opening quote. A name is masked as the text of no field.
func (j *json) begin() {
	if j.state == jsonString {
		j.s.begin(j.field(), jsonText)
		j.s.now.others = j.told()
		return
	}
	j.s.beginToken(j.s.root, jsonText)
}

// text takes more of a string.
func (j *json) text(p []byte) (n int, err error) {
	n, wrong := j.esc.run(p)
	j.s.text(p[:n])
	if wrong != "" {
		return n, j.s.fail(0, wrong)
	}
	if n < len(p) {
		j.tell()
		j.s.end()
		j.s.keep(p[n : n+1])
		j.ended()
		n++
	}
	return n, nil
}

// name takes more of a name.
func (j *json) name(p []byte) (n int, err error) {
	n, wrong := j.esc.run(p)
	if j.s.text(p[:n]); len(j.s.token()) > valueMax {
		wrong = "a name is longer than 64 KiB"
	}
	if wrong != "" {
		return n, j.s.fail(0, wrong)
	}
	if n < len(p) {
		j.named(j.s.token())
		j.s.keep(p[n : n+1])
		j.state = jsonColon
		n++
	}
	return n, nil
}

// named is the end of a name.
func (j *json) named(key []byte) {
	top := &j.stack[len(j.stack)-1]
	top.member = top.field.child(key, jsonPlain)
	if top.member.isClean() {
		j.s.drop()
		return
	}
	j.s.now.place = top.member
	j.s.end()
}

// jsonPlain is the text of a name.
func jsonPlain(key []byte) string {
	text, _ := jsonText.decode(nil, key, true)
	return string(text)
}

// levels appends where the value or name that begins is.
func (j *json) levels(dst []int64) []int64 {
	for _, l := range j.stack[:min(len(j.stack), levelsMax)] {
		if !l.list {
			l.nth = -1
		}
		dst = append(dst, l.nth)
	}
	return dst
}

// An escape says how far one has come: 0 where there is none, 1 behind its backslash, and then how many of its
// hexadecimal digits have yet to come, plus 1.
type escape int

// run returns where the string ends that p is more of, or len(p), or where it cannot be read and why.
func (e *escape) run(p []byte) (n int, wrong string) {
	for n < len(p) {
		if *e == 0 {
			if n += plainText(p[n:]); n == len(p) || p[n] == '"' {
				break
			}
			if p[n] != '\\' {
				return n, "a control character stands in a string: it has to be written as an escape"
			}
			*e = 1
		} else if !e.takes(p[n]) {
			return n, "there is no such escape"
		}
		n++
	}
	return n, ""
}

// takes takes the next byte of an escape.
func (e *escape) takes(c byte) bool {
	switch {
	case *e > 2:
		*e--
		return isHex(c)
	case *e == 2:
		*e = 0
		return isHex(c)
	case c == 'u':
		*e = 5
		return true
	}
	*e = 0
	return bytes.IndexByte(jsonEscapes, c) >= 0
}

func isHex(c byte) bool { return c-'0' < 10 || c|0x20-'a' < 6 }

// plainText returns how many bytes p begins with that stand for themselves in a string. It looks at eight at a time: a
// byte of x-low is negative where the byte of x is less, and the lowest of these is right.
func plainText(p []byte) (n int) {
	const low, high = 0x0101010101010101, 0x8080808080808080
	for ; n+8 <= len(p); n += 8 {
		x := binary.LittleEndian.Uint64(p[n:])
		quote, slash := x^low*'"', x^low*'\\'
		found := ((x-low*' ')&^x | (quote-low)&^quote | (slash-low)&^slash) & high
		if found != 0 {
			return n + bits.TrailingZeros64(found)/8
		}
	}
	for n < len(p) && p[n] != '"' && p[n] != '\\' && p[n] >= ' ' {
		n++
	}
	return n
}
