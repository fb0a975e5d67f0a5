package redact

import (
	"bytes"
	"cmp"
	"slices"
)

// unionMax bounds a union of overlapping candidates: a longer one is written in parts, cut at
// distances from its own start, so that the cuts do not depend on how the input came.
const unionMax = 4096

// write resolves what overlaps and writes everything before commit, or less where a union that
// begins before it is not complete.
func (w *window) write(commit int64, end bool) {
	sortByPlace(w.pending)
	commit = w.review(commit, end)
	done := 0
	for done < len(w.pending) {
		u := w.pending[done].start
		if u >= commit {
			break
		}
		n, end := w.union(done)
		switch {
		case end <= commit && end-u <= unionMax:
			w.apply(w.pending[done:done+n], end, true)
			w.noteCarried(w.pending[done : done+n])
			done += n
		case commit >= u+unionMax:
			w.apply(w.begun(done, u+unionMax), u+unionMax, false)
			done += w.split(done, n, u+unionMax)
		default:
			commit = u
		}
	}
	w.copyTo(commit)
	w.forget(done)
	w.refused = slices.DeleteFunc(w.refused, func(at int64) bool { return at < commit })
}

// sortByPlace sorts candidates. They are found nearly in order, so that most have few to pass.
func sortByPlace(list []candidate) {
	for i := 1; i < len(list); i++ {
		if !before(&list[i], &list[i-1]) {
			continue
		}
		k := i - 1
		for k > 0 && i-k < 16 && before(&list[i], &list[k-1]) {
			k--
		}
		if i-k == 16 {
			slices.SortStableFunc(list, byPlace)
			return
		}
		c := list[i]
		copy(list[k+1:i+1], list[k:i])
		list[k] = c
	}
}

// before says whether a comes before b for certain.
func before(a, b *candidate) bool {
	return a.start < b.start || a.start == b.start && byPlace(*a, *b) < 0
}

// byPlace orders candidates by where they begin, the longer first.
func byPlace(a, b candidate) int {
	return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end), cmp.Compare(b.bits, a.bits),
		cmp.Compare(a.row.Name, b.row.Name))
}

// union returns how many candidates from pending[i] on overlap, directly or not, and where they end.
func (w *window) union(i int) (n int, end int64) {
	end = w.pending[i].end
	for n = 1; i+n < len(w.pending) && w.pending[i+n].start < end; n++ {
		end = max(end, w.pending[i+n].end)
	}
	return n, end
}

// begun returns the candidates from pending[i] on that begin before cut.
func (w *window) begun(i int, cut int64) []candidate {
	n := i
	for n < len(w.pending) && w.pending[n].start < cut {
		n++
	}
	return w.pending[i:n]
}

// split moves the start of the n candidates from pending[i] on that go on behind cut to cut, and
// drops the others that began before it. It returns how many it dropped.
func (w *window) split(i, n int, cut int64) int {
	part := w.pending[i : i+n]
	k := len(part)
	for j := len(part) - 1; j >= 0; j-- {
		c := part[j]
		if c.start < cut {
			if c.end <= cut {
				continue
			}
			c.start, c.goesOn = cut, true
		}
		k--
		part[k] = c
	}
	slices.SortStableFunc(part[k:], byPlace)
	return k
}

// forget drops the first n candidates and the hides that nobody needs any more.
func (w *window) forget(n int) {
	w.pending = w.pending[:copy(w.pending, w.pending[n:])]
	if len(w.pending) == 0 {
		w.hides = w.hides[:0]
		return
	}
	if len(w.hides) < 256 {
		return
	}
	w.hides = make([]stretch64, 0, 256)
	for i := range w.pending {
		c := &w.pending[i]
		first := len(w.hides)
		w.hides = append(w.hides, c.hides...)
		c.hides = w.hides[first:len(w.hides):len(w.hides)]
	}
}

// beats says which of two explanations of the same stretch is the stronger: a total order. Of two with the same
// evidence the one whose word says more is right, "Indian passport" and not "passport", then the one of the country
// of the value before it, or else the one that comes first in the policy.
func (c *candidate) beats(d *candidate) bool {
	return cmp.Or(cmp.Compare(c.bits, d.bits), cmp.Compare(c.end-c.start, d.end-d.start),
		cmp.Compare(c.said, d.said), cmp.Compare(truth(c.near), truth(d.near)), cmp.Compare(d.row.nth, c.row.nth), cmp.Compare(d.rule.entity, c.rule.entity)) > 0
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

// keeps says whether the candidate is reported but stays as it is.
func (c *candidate) keeps() bool { return c.rule.op.Keeps() }

// loseMax is how many neighbours on each side a candidate is compared with. More overlap only in
// text that was made to; then too much is reported, and nothing less is hidden.
const loseMax = 64

// lose marks the candidates of a union that a stronger one contains: they become its alternatives.
func lose(union []candidate) {
	for i := range union {
		c := &union[i]
		c.lost = false
		for j := max(0, i-loseMax); j < len(union) && j < i+loseMax && union[j].start <= c.start; j++ {
			if j != i && c.losesTo(&union[j], j < i) {
				c.lost = true
				break
			}
		}
	}
}

// losesTo says whether d takes c's place: it contains c and is stronger, or it is c once more, found
// in the raw text and in the folded text; then the stronger one stays, so that never all of a union lose. What was
// found beside d as it was masked hides what d does not.
func (c *candidate) losesTo(d *candidate, earlier bool) bool {
	switch {
	case d.end < c.end || c.again:
		return false
	case c.same(d):
		return d.start == c.start && d.end == c.end && (d.beats(c) || earlier && !c.beats(d))
	}
	return d.beats(c) && (!d.keeps() || c.keeps())
}

// same says whether two candidates differ in their place only. The windows of one card overlap; none
// of them makes the other less.
func (c *candidate) same(d *candidate) bool {
	return c.row == d.row && c.rule == d.rule
}

// strongest returns the candidate that a union is named after.
func strongest(union []candidate) *candidate {
	var best *candidate
	for i := range union {
		c := &union[i]
		if c.lost {
			continue
		}
		if best == nil || best.keeps() && !c.keeps() || best.keeps() == c.keeps() && c.beats(best) {
			best = c
		}
	}
	return best
}

// finding makes the report of a union.
func finding(union []candidate, end int64) Finding {
	best := strongest(union)
	f := Finding{
		Entity: best.rule.entity, Detector: best.row.Name, Region: best.country.String(),
		Start: union[0].start, End: end, Score: score(best.bits), Operator: best.rule.op.Name,
		Validated: best.row.validated,
	}
	for i := range union {
		f.Undecided = f.Undecided || union[i].undecided
		if c := &union[i]; c.rule != best.rule {
			f.Alternatives = appendAlternative(f.Alternatives, Alternative{c.rule.entity, c.row.Name, score(c.bits)})
		}
	}
	return f
}

func appendAlternative(list []Alternative, a Alternative) []Alternative {
	for i := range list {
		if list[i].Entity == a.Entity {
			if a.Score > list[i].Score {
				list[i] = a
			}
			return list
		}
	}
	list = append(list, a)
	slices.SortStableFunc(list, func(a, b Alternative) int { return cmp.Compare(b.Score, a.Score) })
	return list
}

var newline = []byte("\n")

// denied reports the values of the deny list that begin in b[lo:hi].
func (s *scanner) denied(b []byte, lo, hi int) {
	s.raw.Bytes, s.v, s.lo, s.hi = b, &s.raw, lo, hi
	row := &s.p.rows[len(s.p.rows)-1]
	s.p.deny.Each(b[lo:min(len(b), hi+denyMax)], func(start, end int) {
		if start < hi-lo && !bytes.Contains(b[lo+start:lo+end], newline) {
			t := Text{B: b[lo+start : lo+end]}
			s.report(row, row.rule, t, lo+start, 0, end-start, row.base, nil)
		}
	})
}

// denyMax is the longest value of a deny list.
const denyMax = 256
