package formats

import "bytes"

// Names behind their value: in <input value="x1" name="password"> it takes a look ahead to know what the value is.

// tagAhead is how far from the beginning of a value is looked.
const tagAhead = 2 << 10

// lookAhead notes the names that attributes tell behind the value that p begins with, and says whether all are known. Many
// values may stand in one tag, so that what was read for one of them is not read again for the next.
func (m *markup) lookAhead(p []byte, end bool) (known bool) {
	t, at := &m.tag, m.s.at()
	p, known = p[:min(len(p), tagAhead)], end || len(p) >= tagAhead
	for rest := t.unread(p, at); len(rest) > 0 && len(t.told) < toldMax; {
		name, behind, ends := cutName(rest)
		if ends {
			return true
		}
		var value []byte
		if value, rest = cutValue(behind); rest == nil {
			return known
		}
		if len(value) <= nameMax && roleOf(string(name)) == telling {
			text, _ := attributeText.decode(nil, value, true)
			t.told = t.field.tell(t.told, string(text))
		}
		t.ahead = at + int64(len(p)-len(rest))
	}
	return known || len(t.told) == toldMax
}

// unread returns what stands behind the value at an offset that p begins with, as far as it was not read ahead.
func (t *tag) unread(p []byte, at int64) (rest []byte) {
	if t.ahead > at {
		return p[min(int64(len(p)), t.ahead-at):]
	}
	_, rest = cutValue(p)
	return rest
}

// cutName returns the name that has the first value in p, and what stands behind its sign of equality: nil if there is
// none, and that the tag ends if it does so before.
func cutName(p []byte) (name, rest []byte, ends bool) {
	lo, hi := 0, 0
	for i, c := range p {
		switch {
		case c == '>':
			return nil, nil, true
		case c == '=' && lo < hi:
			return p[lo:hi], p[i+1:], false
		case c == '/':
			lo, hi = i+1, i+1
		case !isSpace(c) && hi < i:
			lo, hi = i, i+1
		case !isSpace(c):
			hi++
		}
	}
	return nil, nil, false
}

// cutValue returns the value that p begins with, in quotes or bare, and what stands behind it: nil if it has no end.
func cutValue(p []byte) (value, rest []byte) {
	p = bytes.TrimLeft(p, " \t\r\n\f")
	if len(p) == 0 {
		return nil, nil
	}
	if quote := p[0]; quote == '"' || quote == '\'' {
		value, rest, _ = bytes.Cut(p[1:], p[:1])
		return value, rest
	}
	if i := bytes.IndexAny(p, "> \t\r\n\f"); i >= 0 {
		return p[:i], p[i:]
	}
	return nil, nil
}
