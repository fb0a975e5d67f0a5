package spool

import (
	"cmp"
	"maps"
	"slices"
	"time"
)

// A Letter is what is told of an event that waits, or of one that the upstream has refused for good.
type Letter struct {
	Name     string // a number, that of its file if it is refused; in the order in which events came
	ID       string // as the sender chose it
	Received time.Time
	Size     int64 // bytes on disk

	key key
}

// bury puts an event that waits into a file of its own. It waits until that is told as well.
func (s *Spool) bury(i *item) error {
	r, err := s.read(i)
	if err != nil {
		return err
	}
	h := head{number: uint64(i.key), marker: s.store.marker}
	r.kind, r.key = kindMoved, i.key
	b := r.encode()
	copy(b, h.marker[:])
	if err := save(s.store.disk, nameOf(uint64(i.key), dead), h.encode(), b); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.addLetter(r.entry, i.key, headLen+int64(len(b)))
	return nil
}

// addLetter needs mu.
func (s *Spool) addLetter(e Entry, k key, size int64) {
	s.fixed += size - s.letters[k].Size
	s.letters[k] = Letter{Name: nameOf(uint64(k), ""), ID: e.ID, Received: e.Received, Size: size, key: k}
}

// Letters returns the dead letters, oldest first.
func (s *Spool) Letters() []Letter {
	s.mu.Lock()
	defer s.mu.Unlock()
	return inOrder(slices.Collect(maps.Values(s.letters)))
}

// Waiting returns the events that wait or are being sent, oldest first.
func (s *Spool) Waiting() (list []Letter) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for k, i := range s.live {
		list = append(list, Letter{Name: nameOf(uint64(k), ""), ID: i.id, Received: i.received, Size: i.size, key: k})
	}
	return inOrder(list)
}

func inOrder(list []Letter) []Letter {
	slices.SortFunc(list, func(a, b Letter) int { return cmp.Compare(a.key, b.key) })
	return list
}

// Discard removes a dead letter.
func (s *Spool) Discard(l Letter) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.letters[l.key] != l {
		return errNoLetter
	}
	if err := gone(s.store.disk.Remove(nameOf(uint64(l.key), dead))); err != nil {
		return broken(err)
	}
	delete(s.letters, l.key)
	s.fixed -= l.Size
	return nil
}

// Revive lets a dead letter wait for its delivery again.
func (s *Spool) Revive(l Letter) error {
	r, size, err := s.readLetter(l.key)
	if err != nil {
		return broken(err)
	}
	err = s.commit(&change{record: r.encode(), grows: true, apply: func(g *segment, at int64) {
		if s.live[l.key] == nil {
			s.enter(&item{key: l.key, id: l.ID, received: l.Received, segment: g, at: at, size: size})
		}
	}})
	if err != nil {
		return err
	}
	return s.Discard(l)
}

// readLetter returns the record of a dead letter, and its size.
func (s *Spool) readLetter(k key) (r record, size int64, err error) {
	data, err := s.store.disk.Read(nameOf(uint64(k), dead), 0, -1)
	if err != nil {
		return r, 0, err
	}
	found := walk(data, s.store.marker, func(one record, _, n int64) { r, size = one, n })
	if found.records != 1 || r.kind != kindMoved || r.key != k {
		return r, 0, errDamaged
	}
	return r, size, nil
}

// sweep removes the dead letters that are too old.
func (s *Spool) sweep() {
	for _, l := range s.Letters() {
		if s.old(l.Received) && s.Discard(l) == nil {
			s.tell(expired, l.key)
		}
	}
}

// old says whether what was received at a time is older than it may become.
func (s *Spool) old(received time.Time) bool {
	return s.options.MaxAge > 0 && s.options.Now().Sub(received) > s.options.MaxAge
}
