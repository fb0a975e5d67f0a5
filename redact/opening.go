package redact

import "bytes"

// Openings: below which lines a header may stand, and which lines may be one at first sight. They are asked of every
// line, so most are told by a byte.

// isRule says whether a line is one that tables draw, of dashes and what joins them.
func isRule(line []byte) bool {
	whole := len(line)
	if line = bytes.TrimSpace(line); len(line) < 3 || whole > headerMax || line[0] > '|' || inWord(line[0]) || isDigit(line[0]) {
		return false
	}
	dashes := 0
	for _, c := range line {
		switch c {
		case '-', '=':
			dashes++
		case '+', '|', ':', ' ', '\t':
		default:
			return false
		}
	}
	return dashes > 2
}

// opensWith has the first bytes of the lines that a header may stand below, opensBefore the last ones. Lines that
// are empty or begin with anything else and end in neither need no second look.
var (
	opensWith   = setOf("#`~s-+|=:")
	opensBefore = setOf(": \t\r*_`")
)

// opens says whether a header may stand below a line: an empty one, one that announces, a comment, the fence of a
// listing, or the upper edge of a table.
func opens(line []byte) bool {
	if line = bytes.TrimRight(line, " \t\r"); len(line) == 0 || announces(line) {
		return true
	}
	switch line[0] {
	case '#':
		return true
	case '`', '~':
		return bytes.HasPrefix(line, []byte("```")) || bytes.HasPrefix(line, []byte("~~~"))
	case 's':
		return len(line) == 5 && bytes.HasPrefix(line, []byte("sep="))
	}
	return isRule(line)
}

// announces says whether a line ends in a colon, which may stand out.
func announces(line []byte) bool {
	return bytes.HasSuffix(bytes.TrimRight(line, " \t\r*_`"), []byte(":"))
}

// startsAsHeader says whether the first cell of a line may be a name. Most lines that are asked for are prose and end
// here.
func startsAsHeader(line []byte) bool {
	words, before := 0, uint8(headBlank)
	for _, c := range line {
		kind := headKinds[c]
		switch {
		case kind == headOther:
			if before == headBlank {
				words++
			}
		case kind == headDelimiter:
			return true
		case kind == headNever || words >= 4 && before == headOther:
			return false
		}
		before = kind
	}
	return false
}

const (
	headOther = iota
	headBlank
	headDelimiter
	headNever
)

// headKinds says what a byte is in the first cell of a header.
var headKinds = func() (t [256]uint8) {
	for _, c := range []byte(":=@[]{}<>!?\\") {
		t[c] = headNever
	}
	for i := range len(delimiters) {
		t[delimiters[i]] = headDelimiter
	}
	t[' '] = headBlank
	return t
}()
