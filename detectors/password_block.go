package detectors

import (
	"bytes"

	"github.com/redactd/redactd/redact"
)

// Values that YAML has on the line below their name:
//
//	password: >-
//	  hunter2

// blockBelow reads the sign of a block behind a name that begins its line. Whether a block follows is for blockNext to
// see.
func blockBelow(t redact.Text) (a assigned, ok bool) {
	b := bytes.TrimRight(t.B, " \t\r")
	a.start = skipBlanks(b, min(t.At+1, len(b)))
	sign := b[a.start:]
	if len(sign) == 0 || len(sign) > 2 || sign[0] != '>' && sign[0] != '|' || t.B[t.At] != ':' || t.Left != '\n' || t.Right != '\n' {
		return a, false
	}
	if len(sign) == 2 && sign[1] != '-' && sign[1] != '+' || bytes.ContainsAny(bytes.TrimLeft(t.B[:t.At], "- \t"), "|>:#.,; \t") {
		return a, false
	}
	a.end, a.quoted, a.carry, a.state = len(t.B), true, true, endsBlock
	return a, true
}

// blockNext is the Carry of a block: the line below, if it is indented and not the next name.
func blockNext(src []byte, end bool) (n int, more bool) {
	src = src[:min(len(src), redact.CarryAhead)]
	first := bytes.IndexByte(src, '\n')
	line := src[first+1:]
	if stop := bytes.IndexByte(line, '\n'); first >= 0 && stop >= 0 {
		line = line[:stop]
	} else if len(src) == redact.CarryAhead {
		return 0, false
	} else if !end {
		return 0, true
	}
	line = bytes.TrimRight(line, " \t\r")
	if first < 0 || len(line) == 0 || !isBlankByte(line[0]) || bytes.Contains(line, []byte(": ")) {
		return 0, false
	}
	return first + 1 + len(line), false
}
