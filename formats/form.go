package formats

// A form is how values of a kind are written. They are masked as a reader of the container sees them, and every unit of
// them that nothing takes the place of is written as it came.
//
// A unit is what stands for some text, such as \\u0041 or two quotes for one: or for none, as a soft line break does.
// All bytes that are not part of a unit stand for themselves.
type form struct {
	// next returns where in raw the first unit begins, or -1. It looks at single bytes. A nil next says that there are
	// no units.
	next func(raw []byte) int
	// unit appends the text of the unit that raw begins with to dst, and returns its length in raw. That is 0 if more of
	// it has yet to come, which end says is not so. What is no unit after all is one byte that stands for itself.
	unit func(dst, raw []byte, end bool) (text []byte, n int)
	// encode appends a text that takes the place of another one to dst as it has to be written. A nil encode says that
	// any text can stand there.
	encode func(dst, text []byte) []byte
	// quote, if set, appends all of a value that changed to dst instead, given the whole masked text and what was there: it
	// may need quotes now. It is not called for values longer than valueMax.
	quote func(dst, text, raw []byte) []byte
}

// decode appends the text of raw to dst and returns how much of raw that is. A unit of which more has yet to come is
// left.
func (f *form) decode(dst, raw []byte, end bool) (text []byte, n int) {
	for n < len(raw) {
		i := f.plain(raw[n:])
		dst, n = append(dst, raw[n:n+i]...), n+i
		if n == len(raw) {
			break
		}
		with, k := f.unit(dst, raw[n:], end)
		if k == 0 {
			break
		}
		dst, n = with, n+k
	}
	return dst, n
}

// write appends a text that takes the place of another one as it has to be written.
func (f *form) write(dst, text []byte) []byte {
	if f.encode == nil {
		return append(dst, text...)
	}
	return f.encode(dst, text)
}

// plain returns how many bytes that stand for themselves raw begins with.
func (f *form) plain(raw []byte) int {
	if f.next == nil {
		return len(raw)
	}
	if i := f.next(raw); i >= 0 {
		return i
	}
	return len(raw)
}

// asItself is a unit that is none, unless more may come.
func asItself(dst, raw []byte, end bool) (text []byte, n int) {
	if !end {
		return dst, 0
	}
	return append(dst, raw[0]), 1
}
