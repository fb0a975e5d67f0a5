package formats

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/transform"
)

// A characters is the form of a document in a charset: its units are the characters that are no ASCII. What cannot be
// decoded is never one, so that decoding stops before it.
type characters struct {
	charset
	decoder *encoding.Decoder
	encoder *encoding.Encoder
	invalid bool // decoding came upon bytes that are no character
}

// characterMax is how many bytes a character has at most.
const characterMax = 4

func newCharacters(c *charset) *characters {
	return &characters{charset: *c, decoder: c.encoding.NewDecoder(), encoder: c.encoding.NewEncoder()}
}

func (c *characters) form() *form { return &form{next: c.next, unit: c.unit, encode: c.encode} }

func (c *characters) next(raw []byte) int {
	if c.wide && len(raw) > 0 {
		return 0
	}
	for i, b := range raw {
		if b >= utf8.RuneSelf {
			return i
		}
	}
	return -1
}

func (c *characters) unit(dst, raw []byte, end bool) (text []byte, n int) {
	var buffer [4 * characterMax]byte
	for size := 1; size <= min(len(raw), characterMax); size++ {
		c.decoder.Reset()
		to, from, err := c.decoder.Transform(buffer[:], raw[:size], false)
		if from > 0 && c.writes(buffer[:to], raw[:from]) {
			return append(dst, buffer[:to]...), from
		}
		if from > 0 || err != transform.ErrShortSrc {
			c.invalid = true
			return dst, 0
		}
	}
	c.invalid = c.invalid || end
	return dst, 0
}

// writes says whether raw is text: what decodes to U+FFFD may be no character, or that one.
func (c *characters) writes(text, raw []byte) bool {
	if !bytes.Contains(text, []byte("\ufffd")) {
		return true
	}
	again, err := c.encoder.Bytes(text)
	return err == nil && bytes.Equal(again, raw)
}

// encode appends a text in the charset. A character that it lacks is an asterisk.
func (c *characters) encode(dst, text []byte) []byte {
	for len(text) > 0 {
		_, size := utf8.DecodeRune(text)
		raw, err := c.encoder.Bytes(text[:size])
		if err != nil {
			raw, _ = c.encoder.Bytes([]byte("*"))
		}
		dst, text = append(dst, raw...), text[size:]
	}
	return dst
}
