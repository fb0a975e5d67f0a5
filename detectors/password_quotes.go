package detectors

import (
	"bytes"

	"github.com/redactd/redactd/redact"
)

// readQuoted reads the value between quotes that open at a.start: " ' ` with the same number of
// backslashes in front of both, or &quot;.
func (a *assigned) readQuoted(b []byte) bool {
	const entity = "&quot;"
	if bytes.HasPrefix(b[a.start:], []byte(entity)) {
		open := a.start + len(entity)
		n := bytes.Index(b[open:], []byte(entity))
		if n >= 0 {
			a.setQuoted(b, open, open+n)
		}
		return n >= 0
	}
	i := a.start
	for i < len(b) && b[i] == '\\' {
		i++
	}
	if i >= len(b) || b[i] != '"' && b[i] != '\'' && b[i] != '`' {
		return false
	}
	slashes, quote, open := i-a.start, b[i], i+1
	for run, j := 0, open; j < len(b); j++ {
		switch {
		case b[j] == '\\':
			run++
			continue
		case quote == '\'' && j > open && j+1 < len(b) && b[j] == quote && b[j+1] == quote:
			j++ // YAML and SQL write one that belongs to the value twice
		case b[j] == quote && (slashes > 0 && run == slashes || slashes == 0 && run%2 == 0):
			a.setQuoted(b, open, j-min(run, slashes))
			return true
		}
		run = 0
	}
	a.start = open // never closed: read as if it had no quotes
	return false
}

func (a *assigned) setQuoted(b []byte, start, end int) {
	a.quoted = true
	a.start = skipScheme(b, start, end)
	a.scheme = a.start > start
	a.end = end
}

// readListed reads a value in brackets, quoted or in parentheses: ["x1"], (x1), and all of ["x1", "x2"]. There, lists
// of rules and messages are as common as values, so that each needs a digit among letters and no blank.
func (a *assigned) readListed(b []byte) bool {
	if a.start+2 >= len(b) || b[a.start] != '[' && b[a.start] != '(' {
		return false
	}
	shut := byte(']')
	if b[a.start] == '(' {
		shut = ')'
	}
	v := assigned{spaced: a.spaced}
	for at := a.start + 1; ; at++ {
		item := assigned{start: skipBlanks(b, at)}
		if !item.readQuoted(b) {
			return v.end == 0 && shut == ')' && a.readParens(b)
		}
		if !mixesDigits(b[item.start:item.end]) {
			return false
		}
		if v.end == 0 {
			v.start = item.start
		}
		v.end, v.quoted = item.end, true
		if at = skipBlanks(b, item.end+1); at >= len(b) || b[at] != ',' {
			if at >= len(b) || b[at] != shut {
				return false
			}
			*a = v
			return true
		}
	}
}

// readParens reads a value that stands in parentheses without quotes.
func (a *assigned) readParens(b []byte) bool {
	v := assigned{start: a.start + 1, spaced: a.spaced}
	n := bytes.IndexByte(b[v.start:], ')')
	v.end = v.start + n
	if n < 0 || !mixesDigits(b[v.start:v.end]) || bytes.IndexByte(b[v.start:v.end], '.') >= 0 {
		return false
	}
	*a = v
	return true
}

func skipBlanks(b []byte, i int) int {
	for i < len(b) && isBlankByte(b[i]) {
		i++
	}
	return i
}

// mixesDigits says whether v has six characters or more, letters and digits among them and nothing that a sentence,
// a rule or a call has.
func mixesDigits(v []byte) bool {
	letters := 0
	for _, c := range v {
		if valueStops[c] || c == ':' || c == '(' || c == '[' || c == ',' {
			return false
		}
		letters += hexLetters([]byte{c})
	}
	return len(v) >= 6 && letters > 0 && hasDigit(v)
}

// The states of a carry: the value ends where one without quotes does, at its quote in the next line, or with that line.
const (
	endsBare = iota
	endsAtDouble
	endsAtSingle
	endsBlock
)

// readWrapped reads a value whose quote, at t.B[i], is not closed on its line. A quote that closes one which was
// opened before the name, as in "password: ", opens nothing.
func (a *assigned) readWrapped(t redact.Text, i int) bool {
	b := t.B
	if i+1 >= len(b) || b[i] != '"' && b[i] != '\'' || t.Right != '\n' || t.Left != '\n' ||
		bytes.Count(b[:i], b[i:i+1])%2 == 1 || isBlankByte(b[i+1]) {
		return false
	}
	a.start, a.end, a.quoted, a.carry = i+1, len(bytes.TrimRight(b, "\r")), true, true
	if a.state = endsAtDouble; b[i] == '\'' {
		a.state = endsAtSingle
	}
	return true
}

func isBlankByte(c byte) bool { return c == ' ' || c == '\t' || c == '\r' }

// wrappedNext is the Carry of a value whose quote was not closed on its line: the next line up to its quote, or
// nothing if that has none that closes. In a line with quotes in pairs the first opens, and so does one behind a sign.
func wrappedNext(quote byte, src []byte, end bool) (n int, more bool) {
	src = src[:min(len(src), redact.CarryAhead)]
	first := bytes.IndexByte(src, '\n')
	line := src[first+1:]
	stop := bytes.IndexByte(line, '\n')
	switch {
	case first >= 0 && stop >= 0:
		line = line[:stop]
	case len(src) == redact.CarryAhead:
		return 0, false
	case !end:
		return 0, true
	case first < 0:
		return 0, false
	}
	i := bytes.IndexByte(line, quote)
	if i < 0 || bytes.Count(line, []byte{quote})%2 == 0 || opensValue(line[:i]) {
		return 0, false
	}
	return first + 1 + i, false
}

// opensValue says whether a quote behind b opens a value.
func opensValue(b []byte) bool {
	b = bytes.TrimRight(b, " \t\\")
	return len(b) > 0 && bytes.IndexByte([]byte(":=([{,>"), b[len(b)-1]) >= 0
}
