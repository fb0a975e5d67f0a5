package server

import (
	"cmp"
	"slices"
	"strings"
)

// Pieces may overlap, as each of Presidio's recognizers looks for itself. What it does then: pieces of one entity
// become one; a piece within another goes, and of two in the same place the less likely one; pieces of one entity with
// nothing but spaces between them become one. Pieces of two entities that overlap in part stay.

// settle does so. The pieces come back in order, and none is within another.
func settle(text string, pieces []piece) []piece {
	return joined(text, outermost(merged(pieces)))
}

// merged makes one of pieces of the same entity that have characters in common.
func merged(pieces []piece) []piece {
	pieces = slices.Clone(pieces)
	slices.SortStableFunc(pieces, byPlace)
	for i := range pieces {
		pieces[i].nth = i
	}
	slices.SortStableFunc(pieces, func(a, b piece) int { return cmp.Compare(a.entity, b.entity) })
	out := pieces[:0]
	for _, p := range pieces {
		last := len(out) - 1
		switch {
		case last < 0 || out[last].entity != p.entity || !out[last].holdsSomeOf(p):
			out = append(out, p)
		case !p.isEmpty():
			p.start, p.end, p.score = out[last].start, max(out[last].end, p.end), max(out[last].score, p.score)
			out[last] = p
		}
	}
	inOrder(out)
	return out
}

// holdsSomeOf says whether p has characters of q, or q is empty and within p. It is for a q that does not begin before p.
func (p piece) holdsSomeOf(q piece) bool { return !p.isEmpty() && (q.start < p.end || q.end <= p.end) }

// inOrder sorts pieces so that each comes behind those that hold it. Of several in one place the likeliest one comes
// first, and of those the last one.
func inOrder(pieces []piece) {
	slices.SortFunc(pieces, func(a, b piece) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end), cmp.Compare(b.score, a.score),
			cmp.Compare(b.nth, a.nth))
	})
}

func byPlace(a, b piece) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end)) }

// outermost leaves out pieces within others.
func outermost(pieces []piece) []piece {
	out := pieces[:0]
	for _, p := range pieces {
		if len(out) == 0 || p.end > out[len(out)-1].end {
			out = append(out, p)
		}
	}
	return out
}

// joined makes one of pieces of the same entity with spaces between them.
func joined(text string, pieces []piece) []piece {
	out := pieces[:0]
	for _, p := range pieces {
		last := len(out) - 1
		if last >= 0 && out[last].entity == p.entity && isSpaces(text[min(out[last].end, p.start):p.start]) {
			out[last].end, out[last].shared = p.end, out[last].shared || p.shared
			continue
		}
		out = append(out, p)
	}
	return out
}

func isSpaces(s string) bool { return s != "" && strings.Trim(s, " ") == "" }

// settleSafely settles conflicts so that nothing stays in clear that one of the pieces hides: what is kept hides
// nothing, neither what is within it nor what overlaps with it, and goes itself then; and a mask that shares characters
// with another entity shows none of its own.
func settleSafely(text string, pieces []piece, kept func(piece) bool) []piece {
	var hidden, shown []piece
	for _, p := range pieces {
		if kept(p) {
			shown = append(shown, p)
		} else {
			hidden = append(hidden, p)
		}
	}
	hidden = merged(hidden)
	markShared(hidden)
	hidden = joined(text, outermost(hidden))
	all := append(apart(settle(text, shown), hidden), hidden...)
	slices.SortFunc(all, byPlace)
	return all
}

// markShared finds the pieces that have characters in common with another one. They come in order.
func markShared(pieces []piece) {
	far := 0
	for i := range pieces {
		p := &pieces[i]
		p.shared = p.start < far || i+1 < len(pieces) && pieces[i+1].start < p.end
		far = max(far, p.end)
	}
}

// apart leaves out those of some pieces that overlap with one of others. Both come in order, and none is within
// another.
func apart(pieces, others []piece) (out []piece) {
	for _, p := range pieces {
		i, _ := slices.BinarySearchFunc(others, p.start+1, func(o piece, end int) int { return cmp.Compare(o.end, end) })
		if i == len(others) || others[i].start >= p.end {
			out = append(out, p)
		}
	}
	return out
}
