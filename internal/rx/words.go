package rx

// Words of a path: long runs of letters, digits, hyphens and underscores, such as those of a UUID.

const (
	// minWord is the shortest word that a scan looks at.
	minWord = 8
	// wordWindow is how much of a word is looked at, in bytes.
	wordWindow = 900
)

var wordSigns = []rune{'-', '-', '0', '9', 'A', 'Z', '_', '_', 'a', 'z'}

// wordAnchor finds the longest run of steps that are all of one word. The anchor is where that word begins,
// and the match may begin anywhere in it.
func wordAnchor(p path) (best Anchor, found bool) {
	a := Anchor{Kind: AnchorWords}
	from, to, open := 0, 0, false
	for i := range p {
		s := &p[i]
		switch {
		case s.kind == chars && within(s.set, wordSigns):
			if !open {
				a, open = Anchor{Kind: AnchorWords, Before: from, BeforeMax: to, lead: leadOf(p[:i])}, true
			}
			if a.Min += s.min; a.Min >= minWord && a.Min > best.Min {
				best, found = a, true
			}
		case s.kind == chars || s.kind == opaque:
			open = false
		}
		from, to = from+s.from(), add(to, s.to())
	}
	return best, found
}

// findWords finds the matches that begin in the word [at, end) or hold its beginning.
func (r *Rule) findWords(c *context, at, end int, cut bool) []Span {
	c.found = c.found[:0]
	for from := 0; from <= end; {
		m := r.search.FindSubmatchIndex(c.text[from:])
		if m == nil || from+m[2]-1 >= end {
			break
		}
		if from+m[3]-1 > at {
			c.take(r, m, from, max(at, from+m[2]-1), cut)
		}
		from += m[3] - 1
	}
	return c.found
}
