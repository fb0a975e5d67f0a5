package formats

import (
	"io"

	"github.com/redactd/redactd/redact"
)

// Logfmt: lines of key=value and key="value", with anything between them. It is read as text, in which a key before its
// value is context as well, and so are the other pairs of its line and the words around them: values taken out one by one
// lost the track data with a '=' inside, the PIN behind "debit card" and the labels of two words. What is added is the
// path of a finding: its key.

// A logfmt is text that says which key a finding stands behind.
type logfmt struct {
	*redact.Writer
	root  *field
	pairs pairs
	ahead []byte // what pairs has not read yet,
	at    int64  // from this offset on
}

// aheadMax is how much of the text is kept for findings in it. What is decided later has the path of what comes then.
const aheadMax = 64 << 10

func newLogfmt(dst io.Writer, r *redact.Redactor, to listener) writer {
	l := &logfmt{Writer: r.NewWriter(dst), root: newRoot(r, nil)}
	l.OnEdit, l.Draft = to.edit, l.Draft || to.draft
	if to.found != nil {
		l.OnFinding = func(f redact.Finding) {
			l.read(f.Start)
			to.found(Finding{f, l.path()})
		}
	}
	return l
}

func (l *logfmt) Write(p []byte) (int, error) {
	if l.OnFinding != nil {
		l.ahead = append(l.ahead, p...)
		l.read(l.at + int64(len(l.ahead)) - aheadMax)
	}
	return l.Writer.Write(p)
}

// read reads on to an offset, if it is not behind that.
func (l *logfmt) read(offset int64) {
	n := int(max(0, min(offset-l.at, int64(len(l.ahead)))))
	for _, c := range l.ahead[:n] {
		l.pairs.feed(c)
	}
	l.ahead, l.at = l.ahead[:copy(l.ahead, l.ahead[n:])], l.at+int64(n)
}

func (l *logfmt) path() string {
	if !l.pairs.inside {
		return ""
	}
	return l.root.child(l.pairs.key, func(key []byte) string { return string(key) }).pointer()
}

// A pairs reads lines of pairs, a byte at a time, and knows in the value of which key it is.
type pairs struct {
	word    []byte // what may become a key
	key     []byte
	inside  bool // in the value of key,
	first   bool // at its first byte,
	quoted  bool // or in its quotes,
	escaped bool // behind a backslash
}

func (p *pairs) feed(c byte) {
	first := p.first
	p.first = false
	switch {
	case c == '\n':
		*p = pairs{word: p.word[:0], key: p.key[:0]}
	case p.escaped:
		p.escaped = false
	case p.quoted:
		p.escaped, p.quoted = c == '\\', c != '"'
	case c == ' ' || c == '\t':
		p.word = p.word[:0]
	case c == '"' && first:
		p.quoted = true
	case c == '=' && len(p.word) > 0 && isKey(p.word):
		p.key, p.word, p.inside, p.first = append(p.key[:0], p.word...), append(p.word[:0], c), true, true
	case len(p.word) <= maxKey:
		p.word = append(p.word, c)
	}
}

// isKey says whether a word may be a key: one of letters, digits and what joins them, that begins with no digit.
func isKey(word []byte) bool {
	for i, c := range word {
		letter := c|0x20-'a' < 26 || c == '_' || c >= 0x80
		if !letter && (i == 0 || c-'0' >= 10 && c != '.' && c != '-' && c != '/') {
			return false
		}
	}
	return len(word) <= maxKey
}
