package detectors

import (
	"bytes"

	"github.com/redactd/redactd/redact"
)

// matchPEM finds the opening marker of a private key (RFC 7468, RFC 4880 armor). The key itself is
// pemNext's. Public keys, certificates and requests have other markers.
func matchPEM(t redact.Text, found []redact.Match) []redact.Match {
	const open, shut = "-----BEGIN ", "-----"
	b := t.B[t.At:]
	if !bytes.HasPrefix(b, []byte(open)) {
		return found
	}
	n := len(open)
	for n < len(b) && n < 64 && pemLabel(b[n]) {
		n++
	}
	label := b[len(open):n]
	if !bytes.HasSuffix(label, []byte("PRIVATE KEY")) &&
		!bytes.HasSuffix(label, []byte("PRIVATE KEY BLOCK")) ||
		!bytes.HasPrefix(b[n:], []byte(shut)) {
		return found
	}
	return append(found, redact.Match{Start: t.At, End: t.At + n + len(shut), Carry: true})
}

// matchPuTTY finds the line in front of the private part of a PuTTY key file: "Private-Lines: 8".
func matchPuTTY(t redact.Text, found []redact.Match) []redact.Match {
	const open = "Private-Lines: "
	b := t.B[t.At:]
	if !bytes.HasPrefix(b, []byte(open)) {
		return found
	}
	n := len(open)
	for n < len(b) && digitSet[b[n]] {
		n++
	}
	if n == len(open) || n > len(open)+4 {
		return found
	}
	return append(found, redact.Match{Start: t.At, End: t.At + n, Carry: true})
}

func pemLabel(c byte) bool { return isUpperByte(c) || digitSet[c] || c == ' ' }

// The state of pemNext is the width of the last full line of the key, 0 before the first; pemLong
// is set inside a line that is longer than what a Carry may look ahead.
const pemLong = 1 << 16

// pemNext is the Carry of a private key. It goes on line by line: a line belongs to the key as a
// whole or not at all, together with the line break in front of it, so that the text behind a lone
// marker stays as it is. It decides on the next CarryAhead bytes, never on more.
func pemNext(state int, src []byte, end bool) (n, next int, more bool) {
	for {
		if state&pemLong != 0 {
			for n < len(src) && base64Set[src[n]] {
				n++
			}
			if n == len(src) {
				return n, state, !end
			}
			state &^= pemLong
		}
		ahead := src[n:min(len(src), n+redact.CarryAhead)]
		l := pemLine{b: ahead, state: state}
		size, kind := l.read()
		if l.short && !end && len(ahead) < redact.CarryAhead {
			return n, state, true
		}
		if kind == pemOut {
			return n, state, false
		}
		n += size
		if kind == pemEnd {
			return n, state, false
		}
		state = l.state
	}
}
