package policy

import (
	"slices"
	"strings"
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
	maxEntry   = 200
	maxSpelled = 256 // the engine's limit: spelled otherwise an entry is longer
	maxEntries = 100_000
	maxListed  = 4 << 20
)

// trigger makes d look for the entries.
func (l *list) trigger(d *redact.Detector) {
	d.Trigger = redact.Literals(l.ignoreCase, spellings(l.entries)...)
	d.Before, d.After = ruleReach, maxSpelled+ruleReach
	if l.wholeWords {
		d.Match = wholeWord
	}
}

// lookAlikes are characters that programs put in the place of others.
var lookAlikes = [][2]string{{" ", "\u00a0"}, {"-", "\u2011"}, {"'", "’"}, {"’", "'"}}

// spellings returns the entries, and those with look-alikes in them as others may write them.
func spellings(entries []string) []string {
	all := slices.Clone(entries)
	for _, pair := range lookAlikes {
		for _, e := range all {
			if s := strings.ReplaceAll(e, pair[0], pair[1]); s != e && len(s) <= maxSpelled {
				all = append(all, s)
			}
		}
	}
	return all
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
