package detectors

import (
	"bytes"

	"github.com/redactd/redactd/redact"
)

// userinfoReach is how far in front of an '@' a user name and password may begin, in bytes. It is
// long because tokens are used as passwords.
const userinfoReach = 768

// matchURLCredentials finds user:password in scheme://user:password@host and in the database form
// user:password@tcp(host). Both are masked, the user too, since it is the other half of a login; a
// user without a password is not, nor an empty or already hidden password.
func matchURLCredentials(t redact.Text, found []redact.Match) []redact.Match {
	start, ok := userinfo(t)
	if !ok {
		return found
	}
	colon := start + bytes.IndexByte(t.B[start:t.At], ':')
	if colon == start {
		start++ // redis://:password@host
	}
	if placeholder(t.B[colon+1 : t.At]) {
		return found
	}
	return append(found, redact.Match{Start: start, End: t.At})
}

// userinfo returns where the user:password in front of t.At begins. Walking back, it passes one
// more '@' at most, so that its work over a whole text is linear.
func userinfo(t redact.Text) (start int, ok bool) {
	if bytes.IndexByte(t.B[:t.At], ':') < 0 || !hostStart(t) {
		return 0, false
	}
	start = userinfoStart(t)
	if start < 0 {
		return 0, false
	}
	info := t.B[start:t.At]
	colon := bytes.IndexByte(info, ':')
	if colon < 0 || colon == len(info)-1 || bytes.ContainsAny(info[:colon], "/?#[,;|()") {
		return 0, false
	}
	// A port is digits only: in http://host:8080/@x the '@' belongs to the path.
	password := info[colon+1:]
	if cut := bytes.IndexAny(password, "/?#"); cut >= 0 && allDigits(password[:cut]) {
		return 0, false
	}
	return start, true
}

// userinfoStart walks back from the '@' to behind "://" (or ":\/\/" in JSON), or to the start of
// the word where a database address follows.
func userinfoStart(t redact.Text) int {
	b, ats := t.B, 0
	database := hasFold(b[t.At:], "@tcp(") || hasFold(b[t.At:], "@unix(")
	for i := t.At - 1; i >= 0; i-- {
		switch c := b[i]; {
		case c == '/' && schemeEnd(b[:i]):
			return i + 1
		case c <= ' ' || c == '"' || c == '\'' || c == '`' || c == '<' || c == '>':
			if database {
				return i + 1
			}
			return -1
		case c == '=' && database:
			return i + 1
		case c == '@':
			if ats++; ats > 1 {
				return -1
			}
		}
	}
	if database && t.Left == '\n' {
		return 0
	}
	return -1
}

// schemeEnd says whether b ends with a scheme and "://" but for the last slash.
func schemeEnd(b []byte) bool {
	b = bytes.TrimSuffix(b, []byte(`\`))
	if len(b) < 3 || b[len(b)-1] != '/' {
		return false
	}
	b = bytes.TrimSuffix(b[:len(b)-1], []byte(`\`))
	return len(b) > 1 && b[len(b)-1] == ':' && alnumSet[b[len(b)-2]]
}

// hostStart says whether a host begins behind the '@' and no further '@' belongs to it. Image
// digests (repository:tag@sha256:...) have none.
func hostStart(t redact.Text) bool {
	b, i := t.B, t.At+1
	if i >= len(b) || hasFold(b[i:], "sha256:") || hasFold(b[i:], "sha512:") {
		return false
	}
	if c := b[i]; !glued(c) && c != '[' && c != '$' && c != '{' && c != '%' && c < 0x80 {
		return false
	}
	for ; i < len(b); i++ {
		switch c := b[i]; {
		case c == '@':
			return false
		case c <= ' ' || c == '/' || c == '?' || c == '#' || c == '"' || c == '\'' || c == '<':
			return true
		}
	}
	return true
}

// allDigits says whether b is digits and nothing else.
func allDigits(b []byte) bool {
	for _, c := range b {
		if !digitSet[c] {
			return false
		}
	}
	return len(b) > 0
}
