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

// segments reads the records.
func (r *replay) segments() error {
	numbers := r.numbers(logs, ids)
	for i, number := range numbers {
		read := r.log
		if r.has(number, ids) {
			read = r.ids
		}
		if err := read(number, i == len(numbers)-1); err != nil {
			return err
		}
	}
	return nil
}

// ids reads the ids that are left of a segment.
func (r *replay) ids(number uint64, _ bool) error {
	data, err := r.store.disk.Read(nameOf(number, ids), 0, -1)
	if err != nil {
		return err
	}
	g := &segment{number: number, kept: int64(len(data))}
	found := walk(data, r.store.marker, func(one record, _, _ int64) {
		r.seen.remember(remembered{one.entry.ID, one.entry.Received, g})
	})
	if !found.head || found.holes > 0 || found.end < int64(len(data)) {
		r.damage("ids", number)
	}
	r.kept += g.kept
	if g.ids == 0 {
		r.removeIDs(g)
	}
	return nil
}

// log reads a segment.
func (r *replay) log(number uint64, last bool) error {
	data, err := r.store.disk.Read(nameOf(number, logs), 0, -1)
	if err != nil {
		return err
	}
	g := &segment{number: number, size: int64(len(data))}
	synced, told := r.synced[number]
	if told {
		data = data[:min(synced, g.size)]
	}
	found := walk(data, r.store.marker, func(one record, at, size int64) { r.record(g, one, at, size) })
	g.synced, g.marker = found.end, found.marker
	if last {
		return r.lastLog(g, data, found)
	}
	if !found.head || found.holes > 0 || found.end < g.size && !told || found.end < synced {
		g.damaged = true
		r.damage("segment", number)
	}
	r.store.segments = append(r.store.segments, g)
	return nil
}

// lastLog ends the last segment behind its last record. It is written once more, as nobody knows what of it was synced:
// what can be read may be in memory only, after a sync that had failed. In its place that takes no room.
func (r *replay) lastLog(g *segment, data []byte, found scan) error {
	if torn := g.size - found.end; torn > 0 {
		r.counts.Torn += torn
		r.options.Log.Warn("spool: the end of a write that was cut off is not read", "bytes", torn)
	}
	if found.holes > 0 || !found.head {
		g.damaged = true
		r.damage("segment", g.number)
	} else {
		data = data[:found.end]
	}
	r.store.segments = append(r.store.segments, g)
	g.size = int64(len(data))
	return r.store.disk.Rewrite(nameOf(g.number, logs), data)
}

func (r *replay) damage(what string, number uint64) {
	r.counts.Damaged++
	r.options.Log.Error("spool: a file is damaged, the rest of it was read", "what", what, "file", nameOf(number, ""))
}

// record does what a record says.
func (r *replay) record(g *segment, one record, at, size int64) {
	e := one.entry
	switch one.kind {
	case kindPut:
		one.key = keyOf(g.number, at)
		r.seen.remember(remembered{e.ID, e.Received, g})
	case kindDone:
		delete(r.live, one.key)
		return
	case kindID:
		return
	}
	r.live[one.key] = &item{key: one.key, id: e.ID, received: e.Received, segment: g, at: at, size: size}
}

// dead reads the dead letters, and sizes what is kept aside.
func (r *replay) dead() error {
	for name, size := range r.sizes {
		if _, what, ok := parseName(name); ok && strings.HasSuffix(what, damaged) {
			r.fixed += size
		}
	}
	for _, number := range r.numbers(dead) {
		one, _, err := r.readLetter(key(number))
		switch {
		case err == nil:
			r.addLetter(one.entry, one.key, r.sizes[nameOf(number, dead)])
			continue
		case !unreadable(err):
			return err
		}
		r.damage("dead letter", number)
		if err := r.store.disk.Rename(nameOf(number, dead), nameOf(number, dead+damaged)); err != nil {
			return err
		}
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
