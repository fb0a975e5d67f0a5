package redact

import (
	"fmt"

	"github.com/redactd/redactd/internal/literal"
)

// Literals: words that fire wherever they stand, such as those of a policy's own rules. All of them are found
// in one pass that no other trigger needs, so that only policies with such rows pay for it.

// literal adds the words of a row's trigger.
func (g *program) literal(row int, t *Trigger) {
	for _, w := range t.literals {
		g.literals = append(g.literals, literal.Word{Text: w, Fold: t.fold})
		g.owners = append(g.owners, int32(row))
	}
}

// indexWords compiles the words of all rows.
func (g *program) indexWords() (err error) {
	if len(g.literals) == 0 {
		return nil
	}
	if g.index, err = literal.NewIndex(g.literals); err != nil {
		return fmt.Errorf("redact: literals: %w", err)
	}
	return nil
}

// indexed fires the rows whose words begin in [lo, hi) of the view.
func (s *scanner) indexed() {
	b := s.v.Bytes
	window := b[s.lo:min(len(b), s.hi+s.p.index.Longest())]
	s.folded = s.p.index.Each(window, s.folded, func(word, start, end int) {
		if at := s.lo + start; at < s.hi && !s.isMarked(at) {
			s.fire(int(s.p.owners[word]), at, at, s.lo+end)
		}
	})
}
