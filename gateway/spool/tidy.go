package spool

import (
	"cmp"
	"slices"
)

// tidy forgets ids, and removes what nobody needs. What fails is tried again after the next change.
func (s *Spool) tidy() {
	s.mu.Lock()
	empty := s.seen.forget(s.options.Now())
	s.mu.Unlock()
	for _, g := range empty {
		s.removeIDs(g)
	}
	for len(s.store.segments) > 1 && s.liveIn(s.store.segments[0]) == 0 {
		if err := s.drop(); err != nil && !(noSpace(err) && s.dropBallast()) {
			break
		}
	}
	disk := s.taken()
	s.mu.Lock()
	s.disk = disk
	s.mu.Unlock()
}

// removeIDs removes the file of ids that are forgotten. One that stays is read, and forgotten, when the spool is opened.
func (s *Spool) removeIDs(g *segment) {
	if g.kept > 0 && gone(s.store.disk.Remove(nameOf(g.number, ids))) == nil {
		s.kept -= g.kept
		g.kept = 0
	}
}

func (s *Spool) liveIn(g *segment) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return g.live
}

// drop removes the oldest segment, in which no event waits, but for the ids that are remembered.
func (s *Spool) drop() error {
	g := s.store.segments[0]
	if err := s.keepIDs(g); err != nil {
		return err
	}
	if err := s.discard(g); err != nil {
		return err
	}
	s.store.segments = s.store.segments[1:]
	return s.store.disk.Sync()
}

func (s *Spool) keepIDs(g *segment) error {
	s.mu.Lock()
	records := s.seen.of(g)
	s.mu.Unlock()
	if len(records) == 0 {
		return nil
	}
	h := head{number: g.number, marker: s.store.marker}
	parts, size := [][]byte{h.encode()}, headLen
	for _, r := range records {
		copy(r, h.marker[:])
		size += int64(len(r))
		parts = append(parts, r)
	}
	if err := save(s.store.disk, nameOf(g.number, ids), slices.Concat(parts...)); err != nil {
		return err
	}
	s.kept += size - g.kept
	g.kept = size
	return nil
}

// discard removes a file, or keeps it aside if it is damaged.
func (s *Spool) discard(g *segment) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	name := nameOf(g.number, logs)
	if !g.damaged {
		return gone(s.store.disk.Remove(name))
	}
	if err := gone(s.store.disk.Rename(name, nameOf(g.number, damaged))); err != nil {
		return err
	}
	s.fixed += g.size
	return nil
}

// makeRoom moves events out of the oldest segments, as long as that is worth it and there is no room for more bytes.
func (s *Spool) makeRoom(more int64) error {
	limit := s.options.MaxBytes - s.store.most - s.options.ballast() - more
	for len(s.store.segments) > 1 && s.taken() > limit && s.waste() > 2*s.store.most {
		if err := s.empty(s.store.segments[0]); err != nil {
			return err
		}
		if err := s.drop(); err != nil {
			return err
		}
	}
	return nil
}

// taken is what all files take on disk.
func (s *Spool) taken() int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.store.bytes() + s.kept + s.fixed + s.ballast.Load()
}

// waste is what the segments take beside events that wait.
func (s *Spool) waste() int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.store.bytes() - s.liveBytes
}

// empty moves the events of a segment to the end. What is damaged is lost, and the file kept aside.
func (s *Spool) empty(g *segment) error {
	var places []place
	for _, i := range s.itemsIn(g) {
		p, err := s.move(i)
		if unreadable(err) {
			s.end(i, lost)
			continue
		}
		if err != nil {
			return err
		}
		places = append(places, p)
	}
	if len(places) == 0 {
		return nil
	}
	if err := s.store.sync(); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, p := range places {
		p.take()
	}
	return nil
}

// itemsIn returns the events of a segment, oldest first.
func (s *Spool) itemsIn(g *segment) (list []*item) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, i := range s.live {
		if i.segment == g {
			list = append(list, i)
		}
	}
	slices.SortFunc(list, func(a, b *item) int { return cmp.Compare(a.key, b.key) })
	return list
}

// A place is where an event stands from now on.
type place struct {
	item    *item
	segment *segment
	at      int64
}

// move writes an event once more. It is not durable yet.
func (s *Spool) move(i *item) (place, error) {
	r, err := s.read(i)
	if err != nil {
		return place{}, err
	}
	r.kind, r.key = kindMoved, i.key
	g, at, err := s.store.append(r.encode())
	return place{i, g, at}, err
}

// take gives an event its new place, if it still waits.
func (p place) take() {
	p.item.segment.live--
	p.item.segment, p.item.at = p.segment, p.at
	p.segment.live++
}

// read returns the record of an event, which may be moved meanwhile.
func (s *Spool) read(i *item) (record, error) {
	for {
		s.mu.Lock()
		g, at, size := i.segment, i.at, i.size
		s.mu.Unlock()
		r, err := s.store.read(g.number, g.marker, at, size)
		s.mu.Lock()
		moved := i.segment != g
		s.mu.Unlock()
		if err == nil || !moved {
			return r, err
		}
	}
}
