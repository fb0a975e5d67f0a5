package redact

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestTermsAreTheSameFromAnywhere reads texts of pieces, some of them no UTF-8, in windows that move on or jump, and
// compares what it remembers with what a fresh reader finds in each.
func TestTermsAreTheSameFromAnywhere(t *testing.T) {
	pieces := []string{"card", "Card", "kartennummer", " ", "\u00a0", "\u2019", "\xc2", "\xe2\x80", "\xa0", "ª", "é", "é",
		"security", "code", "カード", "番号", "カード番号", "7", "\n", "номер", "x", "_", "ID", "tax", "no"}
	words := []string{"card", "kart*", "security code", "номер", "カード番号", "カード", "tax id no", "é*", "x"}
	rng := rand.New(rand.NewPCG(3, 9))
	for range 3000 {
		var b []byte
		for range 40 {
			b = append(b, pieces[rng.IntN(len(pieces))]...)
		}
		s, _ := scannerOf(words, string(b))
		for from := 0; from < len(b); from += rng.IntN(60) - 4 {
			from = max(from, 0)
			to := min(len(b), from+rng.IntN(200))
			remembered := within(s.terms.near(&s.p.words, b, from, to), from, to)
			var fresh terms
			require.Equal(t, within(fresh.near(&s.p.words, b, from, to), from, to), remembered, "%q from %d to %d", b, from, to)
		}
	}
}

// within returns the terms in [from, to).
func within(list []term, from, to int) (in []term) {
	for _, w := range list {
		if w.at >= from && w.end <= to {
			in = append(in, w)
		}
	}
	slices.SortFunc(in, func(a, b term) int { return a.at*1000 + a.end - b.at*1000 - b.end })
	return in
}
