package redact

import (
	"bytes"
	"cmp"
	"slices"
)

// apply writes a union of candidates up to end, and what stands before it. whole says that the union
// ends there.
func (w *window) apply(union []candidate, end int64, whole bool) {
	w.near(union)
	lose(union)
	w.tell(union, end, whole)
	w.copyTo(union[0].start)
	if !w.probing {
		w.edits(union, end, w.box, w.segment)
		w.remember(union, end)
	}
	w.copyTo(end)
}

// edits reports what takes the place of a union's values up to end, in order.
func (w *window) edits(union []candidate, end int64, hide func(box), replace func(segment)) {
	segs, boxes := w.segments(union, end), w.boxes(union, end)
	for len(segs) > 0 || len(boxes) > 0 {
		if len(segs) == 0 || len(boxes) > 0 && boxes[0].lo < segs[0].lo {
			hide(boxes[0])
			boxes = boxes[1:]
			continue
		}
		replace(segs[0])
		segs = segs[1:]
	}
}

// tell reports the union, once it is whole.
func (w *window) tell(union []candidate, end int64, whole bool) {
	if w.emit == nil {
		return
	}
	f := finding(union, end)
	if w.open != nil {
		w.open.End = end
		f = *w.open
	}
	if whole {
		w.open = nil
		w.emit(f)
		return
	}
	w.open = &f
}

// A segment is a stretch that is replaced as a whole, named after the strongest of its candidates.
type segment struct {
	lo, hi int64
	best   *candidate
	goesOn bool
}

// segments merges what is replaced and overlaps.
func (w *window) segments(union []candidate, end int64) []segment {
	segs := w.segs[:0]
	for i := range union {
		c := &union[i]
		if c.lost || c.start >= end || !c.replaced() {
			continue
		}
		hi := min(c.end, end)
		n := len(segs) - 1
		if n < 0 || c.start >= segs[n].hi {
			segs = append(segs, segment{c.start, hi, c, c.goesOn})
			continue
		}
		segs[n].hi = max(segs[n].hi, hi)
		segs[n].goesOn = segs[n].goesOn || c.goesOn
		if c.beats(segs[n].best) {
			segs[n].best = c
		}
	}
	w.segs = segs
	return segs
}

// replaced says whether something else takes the place of the whole value.
func (c *candidate) replaced() bool {
	return c.rule.op.Replace != nil || c.carried && !c.keeps()
}

// segment writes what takes the place of a segment, unless a part of it was written before.
func (w *window) segment(s segment) {
	w.copyTo(s.lo)
	n := len(w.dst)
	if !s.goesOn && s.hi > w.base+int64(w.out) {
		w.dst = w.replace(w.dst, s, false)
	}
	w.edited(s.best.rule.entity, n, s.hi)
}

// replace appends what takes the place of a segment to dst, or a draft of it.
func (w *window) replace(dst []byte, s segment, draft bool) []byte {
	op := s.best.rule.op
	if s.best.carried || op.Replace == nil {
		return nameInstead(dst, s.best.rule)
	}
	v := Value{
		Entity: s.best.rule.entity, Text: s.best.text, Scope: w.memory(), Subject: w.subject,
		Draft: draft || w.look || w.failed != nil, failed: &w.failed,
		Source: w.buf[s.lo-w.base : min(s.hi-w.base, int64(len(w.buf)))],
	}
	if v.Text == nil {
		v.Text = w.buf[s.best.start-w.base : s.best.end-w.base]
	}
	n := len(dst)
	dst = op.Replace(dst, v)
	if len(dst) == n && w.digitBefore(s.lo) {
		dst = append(dst, defaultBox...) // or digits on both sides would join into a number
	}
	return dst
}

// memory is the scope of the text.
func (w *window) memory() *Scope { return cmp.Or(w.scope, w.own) }

// nameInstead appends the name of an entity as it stands in place of a carried value.
func nameInstead(dst []byte, rule *entityRule) []byte { return AppendSeal(dst, rule.entity, nil) }

// digitBefore says whether a number may go on at pos.
func (w *window) digitBefore(pos int64) bool {
	at := int(pos - w.base)
	return bytes.ContainsAny(w.buf[max(0, at-gapMax):at], "0123456789")
}

// defaultBox is what a hidden unit becomes if the operator names nothing else.
const defaultBox = "▇"

// boxes collects the units of a union that a box takes the place of, in order.
func (w *window) boxes(union []candidate, end int64) []box {
	all := w.all[:0]
	for i := range union {
		c := &union[i]
		if c.lost {
			continue
		}
		for _, h := range c.hides {
			if h.lo >= union[0].start && h.lo < end {
				all = append(all, box{h.lo, h.hi, c.rule.entity, c.rule.op.Box})
			}
		}
	}
	if len(union) > 1 {
		slices.SortStableFunc(all, func(a, b box) int { return cmp.Compare(a.lo, b.lo) })
	}
	w.all = all
	return all
}

type box struct {
	lo, hi int64
	entity Entity
	char   string
}

func (w *window) box(b box) {
	if b.lo < w.base+int64(w.out) {
		return // inside what was replaced, or the same unit seen in the raw text
	}
	w.copyTo(b.lo)
	n := len(w.dst)
	w.dst = append(w.dst, b.sign()...)
	w.edited(b.entity, n, b.hi)
}

func (b box) sign() string { return cmp.Or(b.char, defaultBox) }

// copyTo writes the input up to pos as it is.
func (w *window) copyTo(pos int64) {
	if n := int(pos - w.base); n > w.out {
		w.dst = append(w.dst, w.buf[w.out:n]...)
		w.out = n
	}
}
