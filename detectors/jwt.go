package detectors

import (
	"bytes"

	"github.com/redactd/redactd/redact"
)

// jwtHeaderMax is how far the dot behind a token's header may be.
const jwtHeaderMax = redact.MaxReach

// jwtDots is how many dots a token has at most: four in an encrypted one (RFC 7516), two in a
// signed one (RFC 7515).
const jwtDots = 4

// matchJWT finds a token by its header: base64url of a JSON object that speaks of an algorithm, a
// type or a key. Whatever follows the dot in the same alphabet belongs to it, however long. Base64
// of other JSON, such as a source map, has no dot or no such header.
func matchJWT(t redact.Text, found []redact.Match) []redact.Match {
	dot := t.At
	for dot < len(t.B) && wordSet[t.B[dot]] {
		dot++
	}
	if dot == len(t.B) || t.B[dot] != '.' || !joseHeader(t.B[t.At:dot]) {
		return found
	}
	body := dot + 1
	end := !wordSet[t.Right] && t.Right != '.'
	n, state, more := jwtNext(1, t.B[body:], end)
	if n == 0 {
		return found
	}
	return append(found, redact.Match{Start: t.At, End: body + n, Carry: more, State: state})
}

// jwtNext is the Carry of a token; the state is how many dots it has had. A dot belongs to the
// token only if more of it follows; two together enclose an empty part.
func jwtNext(state int, src []byte, end bool) (n, next int, more bool) {
	for i := 0; ; {
		for i < len(src) && wordSet[src[i]] {
			i++
		}
		if i == len(src) {
			return i, state, !end
		}
		if src[i] != '.' {
			return i, state, false
		}
		dots := 1
		if i+1 < len(src) && src[i+1] == '.' {
			dots = 2
		}
		if state+dots > jwtDots {
			return i, state, false
		}
		if i+dots == len(src) {
			return i, state, !end
		}
		if !wordSet[src[i+dots]] {
			return i, state, false
		}
		state, i = state+dots, i+dots
	}
}

// headerKeys are the members that a token's header may begin with (RFC 7515, 7516, 7517, 7797).
var headerKeys = []string{
	"alg", "typ", "enc", "kid", "cty", "zip", "x5c", "x5t", "x5u", "jku", "jwk", "crit", "epk", "b64",
	"p2c", "p2s", "apu", "apv", "iv", "tag", "nonce", "ver",
}

// joseHeader says whether segment is base64url of a JSON object that begins with one of the
// header's members, or names an algorithm in its first 192 bytes.
func joseHeader(segment []byte) bool {
	var buf [192]byte
	n := decodeBase64URL(&buf, segment)
	text := bytes.TrimLeft(buf[:n], " \t\r\n")
	if len(text) == 0 || text[0] != '{' {
		return false
	}
	text = bytes.TrimLeft(text[1:], " \t\r\n")
	if len(text) < 2 || text[0] != '"' {
		return false
	}
	key := text[1:]
	if i := bytes.IndexByte(key, '"'); i >= 0 && anyFold(key[:i], headerKeys) {
		return true
	}
	return bytes.Contains(text, []byte(`"alg":`))
}

// decodeBase64URL decodes what fits of src, which holds no other bytes than the alphabet's, into
// dst.
func decodeBase64URL(dst *[192]byte, src []byte) int {
	n, bits, acc := 0, 0, 0
	for _, c := range src {
		acc = acc<<6 | base64Value(c)
		if bits += 6; bits >= 8 {
			bits -= 8
			dst[n] = byte(acc >> bits)
			acc &= 1<<bits - 1
			if n++; n == len(dst) {
				break
			}
		}
	}
	return n
}

func base64Value(c byte) int {
	switch {
	case isUpperByte(c):
		return int(c - 'A')
	case isLowerByte(c):
		return int(c-'a') + 26
	case c == '-':
		return 62
	case c == '_':
		return 63
	}
	return int(c-'0') + 52
}
