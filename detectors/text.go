package detectors

import "bytes"

func isDigit(c byte) bool { return c-'0' <= 9 }

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isAlnum(c byte) bool { return isDigit(c) || isLetter(c) }

// digitsEnd returns the index behind the digits at b[at:].
func digitsEnd(b []byte, at int) int {
	for at < len(b) && isDigit(b[at]) {
		at++
	}
	return at
}

// allSame says whether b is one byte over and over.
func allSame(b []byte) bool {
	for _, c := range b {
		if c != b[0] {
			return false
		}
	}
	return true
}

// box hides a digit unless a policy names another character.
var box = []byte("▇")

// endsBox and beginsBox say whether b ends in a box, or begins with one.
func endsBox(b []byte) bool   { return bytes.HasSuffix(b, box) }
func beginsBox(b []byte) bool { return bytes.HasPrefix(b, box) }

// goesOnHidden says whether the number that ends at b[end] goes on, behind a gap or at once, in digits
// that are hidden: then it is the part of it that may be seen.
func goesOnHidden(b []byte, end int) bool {
	if beginsBox(b[end:]) {
		return true
	}
	next, kinds := skipGap(b, end)
	return next >= 0 && kinds != 0 && beginsBox(b[digitsEnd(b, next):])
}

// comesFromHidden says whether the number at b[start:] goes on with one of which some digits are hidden, with a gap
// between, and others are not.
func comesFromHidden(b []byte, start int) bool {
	i, hidden := start, false
	for start-i <= gapMax || hidden {
		switch {
		case endsBox(b[:i]):
			i, hidden = i-len(box), true
		case i > 0 && isDigit(b[i-1]):
			return hidden
		case i > 0 && gapKinds[b[i-1]]&^gapLine != 0:
			i--
		default:
			return false
		}
	}
	return false
}
