package formats

import "bytes"

// Logfmt: lines of key=value and key="value", with anything between them. A value without quotes goes on over the words
// behind it up to the next key, as numbers are written with blanks; what stands before the first key is text. Nothing is
// an error: what is no pair is text.

// wordMax is the longest word that is looked at whole. A longer one is no key.
const wordMax = 256

// A logfmt reads lines of pairs.
type logfmt struct {
	s      *splicer
	begun  bool // a text or a value has begun,
	quoted bool // in quotes,
	inside bool // and what comes is inside a word
	armour bool // it holds what goes on behind line breaks
}

func newLogfmt(s *splicer, _ Options) scanner { return &logfmt{s: s} }

func (l *logfmt) scan(p []byte, end bool) (n int, err error) {
	for n < len(p) {
		k := 0
		switch {
		case l.quoted:
			k = l.inQuotes(p[n:], end)
		case p[n] == '\n':
			k = l.line(p[n:])
		default:
			k = l.word(p[n:], end)
		}
		if k == 0 {
			return n, nil
		}
		n += k
	}
	if end {
		l.end()
	}
	return n, nil
}

// A word is what stands up to the next blank, line break or sign of equality.
type word struct {
	blanks, end int  // it stands in p[blanks:end]
	pair        bool // it is a key with a value
}

// wordOf returns the word that p begins with, or false if it takes more bytes to know.
func (l *logfmt) wordOf(p []byte, end bool) (w word, ok bool) {
	most := min(len(p), wordMax)
	for w.blanks < most && isBlank(p[w.blanks]) {
		w.blanks++
	}
	w.end = w.blanks
	for w.end < most && !isBlank(p[w.end]) && p[w.end] != '\n' && p[w.end] != '=' {
		w.end++
	}
	if w.end == wordMax {
		return w, true
	}
	if w.end+2 > len(p) && !end && (w.end == len(p) || p[w.end] == '=') {
		return w, false
	}
	if w.end+1 < len(p) && p[w.end] == '=' && (!l.inside || w.blanks > 0) {
		next := p[w.end+1]
		w.pair = isKey(p[w.blanks:w.end]) && !isBlank(next) && next != '\n' && next != '='
	}
	return w, true
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' }

// isKey says whether a word may be a key.
func isKey(word []byte) bool {
	for _, c := range word {
		if c-'0' >= 10 && c|0x20-'a' >= 26 && c < 0x80 && bytes.IndexByte([]byte("_-./@$"), c) < 0 {
			return false
		}
	}
	return len(word) > 0
}

// word takes a word with the blanks before it, and what a key is followed by.
func (l *logfmt) word(p []byte, end bool) (n int) {
	w, ok := l.wordOf(p, end)
	switch {
	case !ok:
		return 0
	case w.pair:
		return l.pair(p, w)
	case w.end == w.blanks && w.end < wordMax && (w.end == len(p) || p[w.end] == '\n') && !l.armour:
		l.end()
		l.s.keep(p[:w.end])
		return w.end
	}
	if !l.begun {
		l.s.keep(p[:w.blanks])
		l.begin(l.s.root, anyText)
		n = w.blanks
	}
	stop := w.end
	if stop < min(len(p), wordMax) && p[stop] == '=' {
		stop++
	}
	l.s.text(p[n:stop])
	l.inside = true
	return stop
}

// pair takes a key and the sign behind it, and begins the value.
func (l *logfmt) pair(p []byte, w word) (n int) {
	l.end()
	l.s.keep(p[:w.blanks])
	key := p[w.blanks:w.end]
	f := l.s.root.child(key, func(key []byte) string { return string(key) })
	l.s.begin(l.s.root, anyText)
	l.s.now.place = f
	l.s.text(key)
	if f.clean {
		l.s.drop()
	} else {
		l.s.end()
	}
	n = w.end + 1
	if l.quoted = p[n] == '"'; !l.quoted {
		l.s.keep(p[w.end:n])
		l.begin(f, bareText)
		return n
	}
	l.s.keep(p[w.end : n+1])
	l.begin(f, quotedText)
	return n + 1
}

// inQuotes takes more of a value in quotes.
func (l *logfmt) inQuotes(p []byte, end bool) (n int) {
	for n < len(p) {
		switch c := p[n]; {
		case c == '\\' && n+1 == len(p) && !end:
			l.s.text(p[:n])
			return n
		case c == '\\' && n+1 < len(p) && p[n+1] != '\n':
			n++
		case c == '\n':
			l.s.text(p[:n])
			return n + l.line(p[n:])
		case c == '"':
			l.s.text(p[:n])
			l.end()
			l.s.keep(p[n : n+1])
			return n + 1
		}
		n++
	}
	l.s.text(p[:n])
	return n
}

// line takes a line break. A value ends there, quotes or not, unless it is one that goes on over lines.
func (l *logfmt) line(p []byte) int {
	if l.begun && !l.armour {
		l.armour = bytes.Contains(l.s.lately(), []byte("-----BEGIN "))
	}
	l.inside = false
	if l.armour {
		l.s.text(p[:1])
		return 1
	}
	l.end()
	l.s.keep(p[:1])
	return 1
}

func (l *logfmt) begin(f *field, as *form) {
	l.s.begin(f, as)
	l.begun = true
}

// end ends what has begun.
func (l *logfmt) end() {
	if l.begun {
		l.s.end()
	}
	l.begun, l.quoted, l.inside, l.armour = false, false, false, false
}
