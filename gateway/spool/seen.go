package spool

import "time"

// seen remembers ids: those of events that wait, and those of the last events, by count, bytes and age.
type seen struct {
	limits Memory
	room   int64 // bytes that the remembered ids may take in files

	known map[string]int // how often an id is in use, by events that wait or in the list
	list  []remembered   // in the order in which they came
	bytes int64          // of the list
}

// A remembered id stands in the file of a segment.
type remembered struct {
	id       string
	received time.Time
	segment  *segment
}

func (r remembered) size() int64 { return Entry{ID: r.id}.size() }

// remember adds an id to the list.
func (s *seen) remember(r remembered) {
	if r.id == "" {
		return
	}
	s.hold(r.id)
	s.list = append(s.list, r)
	s.bytes += r.size()
	r.segment.ids++
}

// forget takes the ids from the list that are too many or too old, and returns the segments of which none is left.
func (s *seen) forget(now time.Time) (empty []*segment) {
	for len(s.list) > 0 {
		r := s.list[0]
		if len(s.list) <= s.limits.IDs && s.bytes <= s.room && now.Sub(r.received) <= s.limits.For {
			break
		}
		s.list[0] = remembered{}
		s.list = s.list[1:]
		s.bytes -= r.size()
		s.release(r.id)
		if r.segment.ids--; r.segment.ids == 0 {
			empty = append(empty, r.segment)
		}
	}
	return empty
}

// of returns records of the ids that a segment has.
func (s *seen) of(g *segment) (records [][]byte) {
	for _, r := range s.list {
		if r.segment == g {
			e := Entry{ID: r.id, Received: r.received}
			b := record{kind: kindID, entry: e}.encode()
			records = append(records, b)
		}
	}
	return records
}

// hold keeps an id known until it is released as often.
func (s *seen) hold(id string) {
	if id != "" {
		s.known[id]++
	}
}

func (s *seen) release(id string) {
	if id == "" {
		return
	}
	if s.known[id]--; s.known[id] == 0 {
		delete(s.known, id)
	}
}
