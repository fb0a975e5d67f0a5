package server

import (
	"cmp"
	"encoding/binary"
	"slices"
	"unicode/utf8"
)

// A ruler counts the characters of a text and their units of UTF-16, from one offset to the next.
type ruler struct {
	text         []byte
	at           int64
	runes, units int64
}

// advance moves on to an offset.
func (r *ruler) advance(to int64) {
	for r.at < to {
		if n := asciiBytes(r.text[r.at:to]); n > 0 {
			r.at, r.runes, r.units = r.at+n, r.runes+n, r.units+n
			continue
		}
		c, n := utf8.DecodeRune(r.text[r.at:])
		r.at += int64(n)
		r.runes++
		if r.units++; c > 0xffff {
			r.units++
		}
	}
}

// asciiBytes returns how many characters of ASCII a text begins with. It looks at eight at a time.
func asciiBytes(text []byte) (n int64) {
	const high = 0x8080808080808080
	size := int64(len(text))
	for n+8 <= size && binary.LittleEndian.Uint64(text[n:])&high == 0 {
		n += 8
	}
	for n < size && text[n] < utf8.RuneSelf {
		n++
	}
	return n
}

// measure counts where n places are in a text, in any order, of which the bytes are known.
func measure(text []byte, n int, nth func(i int) *place) {
	type mark struct{ bytes, runes, utf16 *int64 }
	var few [16]mark
	marks := few[:0]
	for i := range n {
		p := nth(i)
		marks = append(marks, mark{&p.Start, &p.Runes.Start, &p.UTF16.Start}, mark{&p.End, &p.Runes.End, &p.UTF16.End})
	}
	slices.SortFunc(marks, func(a, b mark) int { return cmp.Compare(*a.bytes, *b.bytes) })
	r := ruler{text: text}
	for _, m := range marks {
		r.advance(*m.bytes)
		*m.runes, *m.utf16 = r.runes, r.units
	}
}
