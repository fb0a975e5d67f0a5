package detectors

import (
	"bytes"

	"github.com/redactd/redactd/redact"
)

type pemKind int

const (
	pemOut  pemKind = iota // not part of the key
	pemBody                // a line of it
	pemEnd                 // its last line
)

// Lengths from which a run of base64 alone makes a line of a key: the first one, and later ones.
const (
	pemFirstLine = 40
	pemLaterLine = 16
)

// A pemLine reads one line of a key: the break in front of it, headers, and base64 or the closing
// marker. All reads go through at, so that short says whether the answer hangs on bytes that are
// not there yet.
type pemLine struct {
	b     []byte
	state int
	short bool
}

func (l *pemLine) at(i int) byte {
	if i < len(l.b) {
		return l.b[i]
	}
	l.short = true
	return 0
}

// has says whether s stands at i.
func (l *pemLine) has(i int, s string) bool {
	for k := range len(s) {
		if l.at(i+k) != s[k] {
			return false
		}
	}
	return true
}

// read returns how many bytes belong to the key and what they are; state becomes the next state.
func (l *pemLine) read() (size int, kind pemKind) {
	i, broke := l.gap(0)
	for l.state == 0 && broke && l.header(i) {
		for c := l.at(i); c >= ' ' && !l.escape(i); c = l.at(i) {
			i++
		}
		i, _ = l.gap(i)
	}
	if n := l.closing(i); n > 0 {
		return i + n, pemEnd
	}
	if c := l.checksum(i); c > i {
		if l.lineEnd(c, broke) && l.closes(c) {
			return c, pemBody
		}
		return 0, pemOut
	}
	j := i
	for base64Set[l.at(j)] {
		j++
	}
	if j == redact.CarryAhead && mixedCase(l.b[i:j]) {
		l.state = redact.CarryAhead | pemLong
		return j, pemBody
	}
	width := j - i
	for l.at(j) == '=' && j-i < width+2 {
		j++
	}
	if !l.belongs(i, j, width, broke) {
		return 0, pemOut
	}
	l.state = max(l.state, width)
	return j, pemBody
}

// belongs says whether [i, j) of the text, width bytes of base64 and padding, is a line of the key.
func (l *pemLine) belongs(i, j, width int, broke bool) bool {
	if !l.lineEnd(j, broke) {
		return false
	}
	if width == l.state && width > pemLaterLine {
		return true
	}
	text := l.b[min(i, len(l.b)):min(j, len(l.b))]
	if mixedCase(text) {
		if width >= pemFirstLine || l.state > 0 && width >= pemLaterLine && hasDigit(text) {
			return true
		}
	}
	if l.state > 0 && width > 2 && j > i+width && (j-i)%4 == 0 {
		return true
	}
	return l.lastLine(i, j)
}

// lastLine says whether [i, j) stands in front of the closing marker, or of the checksum line of an
// armored key and then the marker.
func (l *pemLine) lastLine(i, j int) bool {
	if i == j {
		return false
	}
	if l.closes(j) {
		return true
	}
	k, _ := l.gap(j)
	c := l.checksum(k)
	return c > k && l.closes(c)
}

// closes says whether the closing marker is what comes next behind i.
func (l *pemLine) closes(i int) bool {
	k, _ := l.gap(i)
	return l.has(k, "-----END ") || l.has(k, "Private-")
}

// checksum returns the end of an armor checksum, '=' and four characters, at i, or i.
func (l *pemLine) checksum(i int) int {
	if l.at(i) != '=' {
		return i
	}
	for k := i + 1; k < i+5; k++ {
		if !base64Set[l.at(k)] {
			return i
		}
	}
	return i + 5
}

// lineEnd says whether nothing else stands on the line behind j. Where no line break was in front,
// the key was flattened to one line, and a space will do.
func (l *pemLine) lineEnd(j int, broke bool) bool {
	if !broke && l.at(j) == ' ' {
		return true
	}
	for l.at(j) == ' ' || l.at(j) == '\t' {
		j++
	}
	switch c := l.at(j); c {
	case 0, '\r', '\n', '"', '\'', '`', '<':
		return true
	case '\\':
		return l.escape(j)
	case '%':
		return l.has(j, "%0")
	case '-':
		return l.has(j, "-----END ")
	}
	return false
}

func mixedCase(b []byte) bool {
	return bytes.IndexFunc(b, func(r rune) bool { return r < 0x80 && isUpperByte(byte(r)) }) >= 0 &&
		bytes.IndexFunc(b, func(r rune) bool { return r < 0x80 && isLowerByte(byte(r)) }) >= 0
}

func hasDigit(b []byte) bool {
	for _, c := range b {
		if digitSet[c] {
			return true
		}
	}
	return false
}
