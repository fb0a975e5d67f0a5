package redact

import (
	"math/rand/v2"
	"slices"
	"strings"
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

// TestPlainTextHasTheSameTerms compares what is found in plain text with what reading word by word finds.
func TestPlainTextHasTheSameTerms(t *testing.T) {
	pieces := []string{"card", "Card", "CARD", "kartennummer", "kartenNummer", "karten", "kar", "kat", " ", "  ", "-", ", ",
		"(", "security", "code", "codes", "securityCode", "7", "42 ", "\n", "verificationnumber", "verificationnumbers",
		"verificat", "x", "_", "ID", "tax", "no", strings.Repeat(" ", 60), "é"}
	words := []string{"card", "kart*", "kat*", "verificationnum*", "verificationnumber", "security code", "tax id no", "id",
		"card no", "card security code no x", "カード"}
	rng := rand.New(rand.NewPCG(4, 2))
	for range 3000 {
		var b []byte
		some := len(pieces) - min(1, rng.IntN(4)) // three of four are ASCII
		for range 60 {
			b = append(b, pieces[rng.IntN(some)]...)
		}
		s, _ := scannerOf(words, string(b))
		slow := s.p.words
		slow.heads.never = true
		for from := 0; from < len(b); from += 1 + rng.IntN(90) {
			to := min(len(b), from+rng.IntN(200))
			var fresh terms
			want := within(fresh.near(&slow, b, from, to), from, to)
			require.Equal(t, want, within(s.terms.near(&s.p.words, b, from, to), from, to), "%q from %d to %d", b, from, to)
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
