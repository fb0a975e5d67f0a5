package spool

import (
	"bytes"
	"maps"
	"slices"
	"strings"
)

// A replay reads what is there when a spool is opened.
type replay struct {
	*Spool
	sizes  map[string]int64
	synced map[uint64]int64 // how much of a segment the next one says is good
	live   map[key]*item
}

// replay reads the folder. The names in it are made durable first: what is done next counts on them.
func (s *Spool) replay() error {
	sizes, err := s.store.disk.Sizes()
	if err != nil {
		return err
	}
	s.ballast.Store(sizes[ballastName])
	r := &replay{Spool: s, sizes: sizes, synced: map[uint64]int64{}, live: map[key]*item{}}
	steps := []func() error{
		s.store.disk.Sync, r.clean, r.heads, r.begun, r.segments, r.dead, r.draw, r.enterAll, r.buried,
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	if s.ballast.Load() != s.options.ballast() {
		s.dropBallast()
	}
	_ = s.ensureBallast() // or no event is taken before there is room for it
	s.tidy()
	return nil
}

// numbers returns those of the files that are one of some things, in order.
func (r *replay) numbers(what ...string) (list []uint64) {
	for name := range r.sizes {
		if number, is, ok := parseName(name); ok && slices.Contains(what, is) {
			list = append(list, number)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

func (r *replay) has(number uint64, what string) bool {
	_, ok := r.sizes[nameOf(number, what)]
	return ok
}

func (r *replay) remove(name string) error {
	delete(r.sizes, name)
	return r.store.disk.Remove(name)
}

// clean removes what was being written, and the segments of which the ids were written already. It tells numbers that
// were never used.
func (r *replay) clean() error {
	for _, name := range slices.Sorted(maps.Keys(r.sizes)) {
		number, what, ok := parseName(name)
		if !ok {
			continue
		}
		segment := number
		if strings.HasPrefix(what, dead) {
			segment >>= 32
		}
		r.store.next = max(r.store.next, segment+1)
		if what == logs && r.has(number, ids) || strings.HasSuffix(what, temp) {
			if err := r.remove(name); err != nil {
				return err
			}
		}
	}
	return nil
}

// heads reads what each segment says of the one before, and the marker.
func (r *replay) heads() error {
	for _, number := range r.numbers(logs) {
		data, err := r.store.disk.Read(nameOf(number, logs), 0, headLen)
		if err != nil {
			return err
		}
		if h, ok := decodeHead(data); ok {
			r.synced[h.before], r.store.marker = h.synced, h.marker
		}
	}
	return nil
}

// begun removes the last segment if nothing but its beginning was written, and not all of that: then the one before is
// the last.
func (r *replay) begun() error {
	numbers := r.numbers(logs)
	if len(numbers) == 0 {
		return nil
	}
	name := nameOf(numbers[len(numbers)-1], logs)
	data, err := r.store.disk.Read(name, 0, -1)
	if err != nil {
		return err
	}
	if int64(len(data)) < headLen || len(bytes.Trim(data, "\x00")) == 0 {
		return r.remove(name)
	}
	return nil
}

// draw draws a marker if there is none.
func (r *replay) draw() error {
	if r.store.marker == (marker{}) {
		r.store.marker = newMarker()
	}
	return nil
}

// enterAll lets the events wait that were not done.
func (r *replay) enterAll() error {
	for _, i := range r.live {
		r.enter(i)
	}
	return nil
}

// buried ends the wait of those that are dead letters, whether that was written or not.
func (r *replay) buried() error {
	for k := range r.letters {
		i := r.live[k]
		if i == nil {
			continue
		}
		b := record{kind: kindDone, key: k}.encode()
		if err := r.commit(&change{record: b, apply: func(*segment, int64) { r.leave(i) }}); err != nil {
			return err
		}
	}
	return nil
}
