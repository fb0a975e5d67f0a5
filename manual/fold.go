package manual

import (
	"unicode"
	"unicode/utf8"
)

// Strings are found whatever a reader does not see in them: characters without a width, such as soft hyphens, and which
// blanks stand between two words, and how many.

// folded returns a view as it is searched. Its runs are stretches of the text of that.
func folded(v *view) *view {
	f, from := &view{}, 0
	last := byte(0) // of what is kept
	for i, size := 0, 0; i < len(v.text); i += size {
		var r rune
		r, size = utf8.DecodeRune(v.text[i:])
		blank := unicode.IsSpace(r)
		if !blank && !isInvisible(r) || r == ' ' && last != ' ' {
			last = v.text[i]
			continue
		}
		f.copied(v.text, from, i)
		if from = i + size; blank && last != ' ' {
			f.decoded(" ", i, from)
			last = ' '
		}
	}
	f.copied(v.text, from, len(v.text))
	return f
}

// isInvisible says whether nothing is seen of a character: it has no width.
func isInvisible(r rune) bool {
	return r >= 0x80 && (unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r) || r == '\u034f' || r == '\u115f' ||
		r == '\u1160' || r == '\u3164')
}

// unfolded calls f for each stretch of the text of a view that a stretch of its folded text comes from.
func (v *view) unfolded(lo, hi int, f func(lo, hi int)) {
	for i := v.runAt(lo); lo < hi && i < len(v.runs) && v.runs[i].at < hi; i++ {
		r := v.runs[i]
		if r.ref {
			f(r.source.Start, r.source.End)
			continue
		}
		f(max(r.source.Start+lo-r.at, r.source.Start), min(r.source.Start+hi-r.at, r.source.End))
	}
}
