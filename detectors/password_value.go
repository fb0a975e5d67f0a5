package detectors

import (
	"bytes"

	"github.com/redactd/redactd/redact"
)

// assigned is the right side of an assignment.
type assigned struct {
	start, end int
	quoted     bool
	spaced     bool // blanks stand behind the sign
	scheme     bool // an authentication scheme stood in front: Bearer, Basic
	carry      bool // the value goes on behind the neighbourhood
	state      int  // how its carry ends
}

// valueStops end a value without quotes, whatever follows. A backslash does only in front of a
// quote or a letter that makes it an escape.
var valueStops = setOf(" \t\r\n\"'`<>\x00")

// assignment reads the value behind the sign at t.At: name=value, name: value, name := value,
// name => value, **name:** value, with quotes, also escaped ones, and the schemes of an Authorization header.
// A comparison is none, nor is a sign behind a value that was replaced by its entity.
func assignment(t redact.Text) (a assigned, ok bool) {
	b, i := t.B, t.At+1
	if maskBefore(b[:t.At]) {
		return a, false
	}
	switch sign, next := b[t.At], t.Byte(i); {
	case sign == ':' && next == '=', sign == '=' && next == '>':
		i++
	case next == sign, next == '~':
		return a, false
	case sign == ':':
		i = skipEmphasis(b, i)
	}
	for i < len(b) && (b[i] == ' ' || b[i] == '\t') {
		i, a.spaced = i+1, true
	}
	if i+1 < len(b) && (isLetter(b[i]) || b[i] == '@') && (b[i+1] == '"' || b[i+1] == '\'') {
		i++ // b'...', u"..."
	}
	a.start = i
	if a.readListed(b) {
		return a, true
	}
	if !a.readQuoted(b) && !a.readWrapped(t, i) {
		open := a.start
		a.start = skipScheme(b, open, len(b))
		a.scheme = a.start > open
		a.readBare(t)
		if sign := typedSign(b, a); sign > 0 {
			t.At = sign
			return assignment(t)
		}
	}
	return a, a.end > a.start
}

// maskBefore says whether b ends with an entity in brackets, such as [GITHUB_TOKEN], that is no
// index of something (ENV[API_TOKEN]).
func maskBefore(b []byte) bool {
	b = bytes.TrimRight(b, " \t\"'`\\")
	i := len(b) - 1
	if i < 0 || b[i] != ']' {
		return false
	}
	for i--; i >= 0 && (isUpperByte(b[i]) || digitSet[b[i]] || b[i] == '_'); {
		i--
	}
	if i < 0 || b[i] != '[' {
		return false
	}
	return i == 0 || !glued(b[i-1]) || i > 1 && b[i-2] == '\\'
}

// typedSign returns where the '=' of "password: str = x" is if the value that was read is a type,
// else 0.
func typedSign(b []byte, a assigned) int {
	i := a.end
	for i < len(b) && b[i] == ' ' {
		i++
	}
	if i > a.end && i < len(b) && b[i] == '=' && b[a.start-1] == ' ' && noValue(b[a.start:a.end]) {
		return i
	}
	return 0
}

// readBare reads a value without quotes. It ends at a blank, a quote or an angle bracket; at a
// comma, semicolon, bar or ampersand that another assignment follows; and in front of closing
// punctuation.
func (a *assigned) readBare(t redact.Text) {
	b, i := t.B, a.start
	for i < len(b) && !valueStops[b[i]] && !escapeAt(b, i) {
		if c := b[i]; (c == ',' || c == ';' || c == '&' || c == '|') && assignmentAt(b[i+1:]) {
			break
		}
		i++
	}
	a.end = i
	if i == len(b) && !valueStops[t.Right] && i > a.start {
		a.carry = true
		return
	}
	for a.end > a.start && closes(b[a.start:a.end]) {
		a.end--
	}
}

// escapeAt says whether an escaped quote or blank stands at b[i], as in JSON within JSON.
func escapeAt(b []byte, i int) bool {
	if b[i] != '\\' || i+1 >= len(b) {
		return false
	}
	switch b[i+1] {
	case '"', '\'', 'n', 'r', 't':
		return true
	}
	return false
}

// assignmentAt says whether b begins with name= or name:, or ends here.
func assignmentAt(b []byte) bool {
	b = bytes.TrimLeft(b, "\"'")
	n := 0
	for n < len(b) && n < 40 && (wordSet[b[n]] || b[n] == '.') {
		n++
	}
	if n == len(b) {
		return n == 0
	}
	return n > 0 && (b[n] == '=' || b[n] == ':' || b[n] == '"') || valueStops[b[n]] && n == 0
}

// closes says whether v ends with punctuation of the sentence or a bracket that it did not open.
func closes(v []byte) bool {
	last := v[len(v)-1]
	switch last {
	case '.', ',', ';', ':', '&', '|':
		return true
	case ')':
		return bytes.IndexByte(v, '(') < 0
	case ']':
		return bytes.IndexByte(v, '[') < 0
	case '}':
		return bytes.IndexByte(v, '{') < 0
	}
	return false
}

// schemes of an Authorization header whose credentials are one value.
var schemes = []string{"bearer", "basic", "token", "apikey", "api-key", "negotiate", "ntlm", "jwt",
	"oauth", "key", "hmac", "splunk", "genie-key", "sso-key"}

// skipScheme returns the index behind an authentication scheme and its blank at b[i:end], or i.
func skipScheme(b []byte, i, end int) int {
	j := i
	for j < end && (isLetter(b[j]) || b[j] == '-') {
		j++
	}
	if j == i || j+1 >= end || b[j] != ' ' || !anyFold(b[i:j], schemes) {
		return i
	}
	for j < end && b[j] == ' ' {
		j++
	}
	return j
}
