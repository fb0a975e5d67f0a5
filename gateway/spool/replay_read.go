package spool

import "strings"

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
