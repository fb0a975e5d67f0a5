package detectors

import (
	"bytes"
	"slices"

	"github.com/redactd/redactd/redact"
)

// Passwords on the line below their label, as in tickets. The engine shows such a line behind its label, with a carriage
// return between the two: see redact/below.go. Whatever else stands there is more often prose or code than a password.
// Behind a label that says less, with a tab, a value has to look like a password and nothing else.

func passwordBelow() redact.Detector {
	return redact.Detector{
		Name: "password_below", Entity: "PASSWORD", Prior: 1,
		About:   "a word alone on the line below a label for passwords, or in the cell behind it, or for tokens if it looks random; not code or a verdict",
		Example: "Password:\nhunter2",
		Trigger: redact.Key(slices.Concat(passwordNames, secretNames)...), Before: 64, After: 96,
		Match: matchBelow,
	}
}

func matchBelow(t redact.Text, found []redact.Match) []redact.Match {
	b, below := t.B, t.At+2
	if b[t.At] != ':' || t.Byte(t.At+1) != '\r' || t.Right != '\n' || !isLabelAlone(t) {
		return found // or a mark stands there as well
	}
	a := assigned{start: skipBlanks(b, below), end: len(bytes.TrimRight(b, " \t\r"))}
	indented := a.start > below
	a.unquote(b)
	if a.end <= a.start || !a.mayBeSecret(t) {
		return found
	}
	v, label := b[a.start:a.end], bytes.TrimRight(b[:t.At], " \t\"'`*0123456789")
	ok := true
	switch {
	case verdict(v) || fewDigits(v) || bytes.IndexByte(v, ' ') >= 0 && (!a.quoted || prose(v)):
		ok = false
	case !endsInName(label, passwordNames):
		ok = a.drawnByLot(v) && (t.Byte(below) != '\t' || hasDigit(v)) // names in a list of code are not
	case t.Byte(below) == '\t':
		ok = !isWord(label, "pass", "pw") && looksDrawn(v)
	case endsFold(label, "pw"):
		ok = looksTyped(v)
	case !a.quoted:
		ok = !closes(v) && (!plainWord(v) || !indented && !anyFold(v, statements))
	}
	if ok {
		found = append(found, a.match(4))
	}
	return found
}

// statements are what stands alone on a line in code.
var statements = []string{"return", "break", "continue", "pass", "raise", "begin", "do", "then", "end", "exit", "fi", "esac"}

// isLabelAlone says whether nothing stands before the label on its line but words, of which the first is none that
// code has there.
func isLabelAlone(t redact.Text) bool {
	line := bytes.TrimLeft(t.B[:t.At], " \t\"'`*#")
	first, rest, more := bytes.Cut(line, []byte(" "))
	return t.Left == '\n' && !bytes.ContainsAny(line, "=(){}[]<>;") &&
		(!more || len(rest) == 0 || !anyFold(first, []string{"if", "elif", "case", "when", "while", "for", "with", "except", "not", "def"}))
}

// unquote takes quotes around the value, and what may stand behind them in a list, off it.
func (a *assigned) unquote(b []byte) {
	v := bytes.TrimRight(b[a.start:max(a.start, a.end)], ",;")
	if n := len(v); n > 2 && v[0] == v[n-1] && bytes.IndexByte([]byte("\"'`"), v[0]) >= 0 {
		a.start, a.end, a.quoted = a.start+1, a.start+n-1, true
	}
}

// looksDrawn says whether a value looks like a password and like nothing else that stands alone: it has letters, and digits
// or signs, or is a long number.
func looksDrawn(v []byte) bool {
	if allDigits(v) {
		return len(v) >= 6
	}
	v = bytes.Trim(v, "*_`")
	return len(v) >= toldMin && looksTyped(v) && !bytes.ContainsAny(v, "/:=()") && !looksLikeVersion(v) && !noValue(v)
}
