package server

import (
	"sort"

	"github.com/redactd/redactd/redact"
)

// A shift is what an edit took away, and what stands there.
type shift struct{ from, to span }

// Shifts know where what stood in a text is after it was masked.
type shifts []shift

// add is told of edits in order.
func (s *shifts) add(e redact.Edit) {
	start := e.Start + s.before(len(*s))
	*s = append(*s, shift{span{e.Start, e.End}, span{start, start + int64(len(e.Text))}})
}

// before returns how far the edits before the i-th have moved what stands behind them.
func (s shifts) before(i int) int64 {
	if i == 0 {
		return 0
	}
	return s[i-1].to.End - s[i-1].from.End
}

// move returns where a stretch is: from what stands for its beginning to what stands for its end.
func (s shifts) move(of span) span {
	return span{
		s.at(of.Start, func(to span) int64 { return to.Start }),
		s.at(of.End, func(to span) int64 { return to.End }),
	}
}

// at returns where an offset is. Inside of an edit, where that is says inside.
func (s shifts) at(offset int64, inside func(to span) int64) int64 {
	i := sort.Search(len(s), func(i int) bool { return s[i].from.End >= offset })
	switch {
	case i == len(s) || offset <= s[i].from.Start:
		return offset + s.before(i)
	case offset == s[i].from.End:
		return s[i].to.End
	}
	return inside(s[i].to)
}
