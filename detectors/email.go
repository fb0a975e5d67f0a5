package detectors

import (
	"unicode/utf8"

	"github.com/redactd/redactd/redact"
)

// Lengths of RFC 5321 section 4.5.3.1, in octets.
const (
	localMax  = 64
	domainMax = 255
	labelMax  = 63
)

// matchEmail finds the address around an '@': local@domain, "quoted local"@domain and
// local@[address literal], with letters of any script (RFC 6531).
//
// Whatever has the shape of an address is one, wherever it stands, with two exceptions: the
// password in scheme://user:password@host is url_credentials', and git@host:path names no person.
func matchEmail(t redact.Text, found []redact.Match) []redact.Match {
	if t.At == 0 {
		return found
	}
	end := domainEnd(t, t.At+1)
	if end < 0 {
		return found
	}
	start := localStart(t, end)
	if start < 0 || gitRemote(t, start, end) {
		return found
	}
	if _, ok := userinfo(t); ok {
		return found
	}
	return append(found, redact.Match{Start: start, End: end})
}

// gitRemote says whether the address is the login of a repository: git@host:path, ssh://git@host/.
func gitRemote(t redact.Text, start, end int) bool {
	if !equalFold(t.B[start:t.At], "git") {
		return false
	}
	next := t.Byte(end)
	return next == ':' || next == '/' || t.Byte(start-1) == '/'
}

// innerPunct are legal in a local part but also written around addresses: they belong to it only
// between letters and digits. '/', '=', '?', '|', '{' and '}' are legal too, yet never count.
var innerPunct = setOf("!#$&'*^~")

// localStart returns where the local part in front of t.At begins, or -1. end is the address's end.
func localStart(t redact.Text, end int) int {
	b, i := t.B, t.At
	if b[i-1] == '"' {
		return quotedStart(t)
	}
	letters := false
	for i > 0 && t.At-i <= localMax {
		size := localChar(t, i, end)
		if size == 0 {
			break
		}
		i -= size
		letters = letters || alnumSet[b[i]] || b[i] >= utf8.RuneSelf
	}
	if !letters || t.At-i > localMax {
		return -1
	}
	if i > 1 && b[i-1] == '@' && localChar(t, i-1, end) > 0 {
		return -1 // the second '@' of a@b@c
	}
	i = afterEscape(t, i)
	for i < t.At && (b[i] == '.' || b[i] == '-') {
		i++
	}
	if i == t.At {
		return -1
	}
	return i
}

// localChar returns how many bytes the character of a local part in front of b[i] has, 0 if there
// is none.
func localChar(t redact.Text, i, end int) int {
	b, c := t.B, t.B[i-1]
	switch {
	case alnumSet[c] || c == '_' || c == '-' || c == '+' || c == redact.Escaped:
		return 1
	case c == '.':
		if i > 2 && b[i-2] == '.' && b[i-3] == '.' {
			return 0 // an ellipsis
		}
		return 1
	case c >= utf8.RuneSelf:
		r, size := utf8.DecodeLastRune(b[max(0, i-utf8.UTFMax):i])
		if !isWordRune(r) || spaceless(r) && i < t.At && b[i] < utf8.RuneSelf {
			return 0
		}
		return size
	case c == '%':
		return percentChar(b, i, t.At)
	case c == '=':
		if verp(b, i, t.At) {
			return 1
		}
	case innerPunct[c] && i > 1 && i < t.At && alnumSet[b[i]] && alnumSet[b[i-2]]:
		if c == '\'' && t.Byte(end) == '\'' {
			return 0 // quotes around the address: u'ada@example.org'
		}
		return 1
	}
	return 0
}

// percentChar keeps a percent sign, and an encoded '@', in the local part. Any other encoded byte
// is a delimiter.
func percentChar(b []byte, i, at int) int {
	encoded := i+1 < at && hexSet[b[i]] && hexSet[b[i+1]]
	if encoded && !(b[i] == '4' && b[i+1] == '0') {
		return 0
	}
	return 1
}

var verpSet = setOf(alnumASCII, "_-.+=")

// verp says whether the '=' in front of b[i] stands for an '@' inside a bounce address, such as
// bounce+ada=example.org@list.example, SRS0=x=y=example.org=ada@fwd.example or
// prvs=tag=ada@x.example.
func verp(b []byte, i, at int) bool {
	j := i - 1
	for j > 0 && at-j < localMax && verpSet[b[j-1]] {
		j--
	}
	run := b[j : i-1]
	if hasFold(run, "srs0") || hasFold(run, "srs1") || hasFold(run, "prvs") ||
		hasFold(run, "bounce") {
		return true
	}
	for k := 1; k < len(run); k++ {
		if run[k] == '+' && run[k-1] != '=' {
			return true
		}
	}
	return false
}

// afterEscape skips what is left of a backslash escape in front of the address, such as the n of
// "\nada@example.org" in JSON, or of an encoded delimiter such as %3A.
func afterEscape(t redact.Text, i int) int {
	switch {
	case t.Byte(i-1) == '%' && i+2 < t.At:
		return i + 2
	case t.Byte(i-1) != '\\':
		return i
	}
	switch t.B[i] {
	case 'n', 'r', 't', 'b', 'f':
		return i + 1
	case 'u':
		return min(i+5, t.At)
	case 'x':
		return min(i+3, t.At)
	}
	return i
}

// quotedStart returns where a quoted local part begins: its opening quote, or -1.
func quotedStart(t redact.Text) int {
	b := t.B
	for i := t.At - 2; i >= 0 && t.At-i <= localMax; i-- {
		c := b[i]
		if c == '"' && (i == 0 || b[i-1] != '\\') {
			if i == t.At-2 || glued(t.Byte(i-1)) {
				return -1
			}
			return i
		}
		if c == '@' || c < ' ' || c == '<' || c == '>' {
			return -1
		}
	}
	return -1
}
