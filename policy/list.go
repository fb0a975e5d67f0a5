package policy

import (
	"unicode"
	"unicode/utf8"

	"github.com/redactd/redactd/redact"
)

// A list is the literals of a rule.
type list struct {
	entries    []string
	ignoreCase bool
	wholeWords bool
}

// Limits of lists, of one policy together.
const (
	minEntry   = 3
	maxEntry   = 256
	maxEntries = 100_000
	maxListed  = 4 << 20
)

// trigger makes d look for the entries.
func (l *list) trigger(d *redact.Detector) {
	d.Trigger = redact.Literals(l.ignoreCase, l.entries...)
	d.Before, d.After = ruleReach, maxEntry+ruleReach
	if l.wholeWords {
		d.Match = wholeWord
	}
}

// wholeWord takes the trigger's own span if no letter or digit goes on beside it.
func wholeWord(t redact.Text, found []redact.Match) []redact.Match {
	if t.End <= t.At || t.End > len(t.B) {
		return found
	}
	before, behind := rune(t.Left), rune(t.Right)
	if t.At > 0 {
		before, _ = utf8.DecodeLastRune(t.B[:t.At])
	}
	if t.End < len(t.B) {
		behind, _ = utf8.DecodeRune(t.B[t.End:])
	}
	first, _ := utf8.DecodeRune(t.B[t.At:])
	last, _ := utf8.DecodeLastRune(t.B[:t.End])
	if glued(before, first) || glued(last, behind) {
		return found
	}
	return append(found, redact.Match{Start: t.At, End: t.End})
}

// glued says whether two neighbours are of one word. Scripts without spaces between words are of none.
func glued(a, b rune) bool {
	return unicode.In(a, unicode.L, unicode.M, unicode.Nd) && unicode.In(b, unicode.L, unicode.M, unicode.Nd) &&
		!unspaced(a) && !unspaced(b)
}

func unspaced(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer,
		unicode.Myanmar)
}
