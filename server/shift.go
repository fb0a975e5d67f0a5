package server

import (
	"sort"

	"github.com/redactd/redactd/redact"
)

// A shifts knows where what stood in a text is after it was masked.
type shifts struct {
	from, to []span // what the i-th edit took away, and what stands there
}

// add is told of edits in order.
func (s *shifts) add(e redact.Edit) {
	start := e.Start + s.before(len(s.from))
	s.from = append(s.from, span{e.Start, e.End})
	s.to = append(s.to, span{start, start + int64(len(e.Text))})
}

// before returns how far the edits before the i-th have moved what stands behind them.
func (s *shifts) before(i int) int64 {
	if i == 0 {
		return 0
	}
	return s.to[i-1].End - s.from[i-1].End
}

// move returns where a stretch is: from what stands for its beginning to what stands for its end.
func (s *shifts) move(of span) span {
	return span{
		s.at(of.Start, func(to span) int64 { return to.Start }),
		s.at(of.End, func(to span) int64 { return to.End }),
	}
}

// at returns where an offset is. Inside of an edit, where that is says inside.
func (s *shifts) at(offset int64, inside func(to span) int64) int64 {
	i := sort.Search(len(s.from), func(i int) bool { return s.from[i].End >= offset })
	switch {
	case i == len(s.from) || offset <= s.from[i].Start:
		return offset + s.before(i)
	case offset == s.from[i].End:
		return s.to[i].End
	}
	return inside(s.to[i])
}
