package redact

import (
	"slices"
	"sort"
)

// A View is text as a reader sees it, with the way back to the bytes it came from: digits of any
// script are ASCII digits, escapes are decoded, what has no width is gone.
//
// Bytes[i] stands for the source bytes [Pos[i], End[i]). A nil Pos means that nothing changed: Bytes
// is the source.
type View struct {
	Bytes []byte
	Pos   []int32
	End   []int32
}

// Source returns the source range of the units [i, j) of the view.
func (v *View) Source(i, j int) (start, end int) {
	switch {
	case v.Pos == nil:
		return i, j
	case i < j:
		return int(v.Pos[i]), int(v.End[j-1])
	case i < len(v.Pos):
		return int(v.Pos[i]), int(v.Pos[i])
	case i > 0:
		return int(v.End[i-1]), int(v.End[i-1])
	}
	return 0, 0
}

// unitAt returns the first unit that stands for source bytes at pos or later.
func (v *View) unitAt(pos int) int {
	if v.Pos == nil {
		return pos
	}
	return sort.Search(len(v.Pos), func(i int) bool { return int(v.Pos[i]) >= pos })
}

func (v *View) reset() {
	v.Bytes, v.Pos, v.End = v.Bytes[:0], v.Pos[:0], v.End[:0]
}

func (v *View) add(b byte, pos, end int) {
	v.Bytes = append(v.Bytes, b)
	v.Pos = append(v.Pos, int32(pos))
	v.End = append(v.End, int32(end))
}

// addAll adds text for the source bytes [lo, hi).
func (v *View) addAll(text []byte, lo, hi int) {
	for _, c := range text {
		v.add(c, lo, hi)
	}
}

// copy adds src[lo:hi] as it is.
func (v *View) copy(src []byte, lo, hi int) {
	if lo >= hi {
		return
	}
	n := len(v.Bytes)
	v.Bytes = append(v.Bytes, src[lo:hi]...)
	v.Pos = slices.Grow(v.Pos, hi-lo)[:n+hi-lo]
	v.End = slices.Grow(v.End, hi-lo)[:n+hi-lo]
	pos, end := v.Pos[n:], v.End[n:]
	for i := range pos {
		pos[i], end[i] = int32(lo+i), int32(lo+i+1)
	}
}
