package detectors

import (
	"unicode/utf8"

	"github.com/redactd/redactd/redact"
)

// webURL finds addresses of pages and services, whole: the path and the query name people as often as the host does.
// It is off: text without its links says less, and what is secret in a URL has rows of its own.
//
// The scheme and the authority are those of RFC 3986, section 3; where the address ends is told by what encloses it.
func webURL() redact.Detector {
	return redact.Detector{
		Name: "url", Entity: "URL", Prior: bitsURL, Alone: true, Off: true,
		About:   "web address from its scheme or www. on to its end, with path and query; not a bare host name",
		Example: "https://example.org/patients/ada",
		Trigger: redact.Literals(true, "://", `:\/\/`, "www."), Before: urlScheme + 1, After: 1024,
		Match: matchURL, Carry: &redact.Carry{Next: urlNext},
	}
}

// bitsURL is more than what stands in an address has, so that the address is one finding.
const bitsURL = 40

// urlScheme is how long a scheme may be, in bytes.
const urlScheme = 16

// urlStops end an address wherever it stands.
var urlStops = setOf(" \t\r\n\"'`<>|{}^\x00")

func matchURL(t redact.Text, found []redact.Match) []redact.Match {
	start := t.At
	if t.B[t.At] == ':' {
		for start > 0 && t.At-start < urlScheme && isSchemeByte(t.B[start-1]) {
			start--
		}
		if start == t.At || !isLetter(t.B[start]) {
			return found
		}
	} else if c := t.Byte(start - 1); glued(c) || c == '/' || c == '.' || c == '@' || c == '-' {
		return found
	}
	if c := t.Byte(t.End); !isAlnum(c) && c != '[' && c < utf8.RuneSelf {
		return found
	}
	end := t.End
	for end < len(t.B) && !urlStops[t.B[end]] {
		end++
	}
	if end == len(t.B) && !urlStops[t.Right] {
		return append(found, redact.Match{Start: start, End: end, Carry: true, NoWords: true})
	}
	for end > t.End && closes(t.B[start:end]) {
		end--
	}
	if end == t.End {
		return found
	}
	return append(found, redact.Match{Start: start, End: end, NoWords: true})
}

// isSchemeByte is the alphabet of a scheme.
func isSchemeByte(c byte) bool { return isAlnum(c) || c == '+' || c == '-' || c == '.' }

// urlNext goes on with an address that is longer than its neighbourhood.
func urlNext(state int, src []byte, end bool) (n, next int, more bool) {
	for n < len(src) && !urlStops[src[n]] {
		n++
	}
	return n, state, n == len(src) && !end
}
