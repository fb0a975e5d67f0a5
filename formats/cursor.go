package formats

// A cursor is a place in a value: raw is its index in what is written, text its offset in what that stands for. It stays
// in front of what was decoded, so that all units are whole.
type cursor struct {
	raw  int
	text int64
}

// to moves on to the unit that holds the byte at an offset of the text, or with past behind all units that stand for
// something before it. It never moves back.
func (c cursor) to(f *form, raw []byte, text int64, past bool) cursor {
	var scratch []byte
	for c.text < text && c.raw < len(raw) {
		ahead := int(min(text-c.text, int64(len(raw)-c.raw)))
		if n := f.plain(raw[c.raw : c.raw+ahead]); n > 0 {
			c.raw, c.text = c.raw+n, c.text+int64(n)
			continue
		}
		with, n := f.unit(scratch[:0], raw[c.raw:], true)
		scratch = with
		size := int64(len(with))
		if n == 0 || !past && c.text+size > text {
			break
		}
		c.raw, c.text = c.raw+n, c.text+size
	}
	return c
}
