package spool

// A segment is a file of records, or what is left of one: the ids.
type segment struct {
	number uint64
	marker marker
	size   int64
	synced int64 // how much of it is durable
	kept   int64 // bytes of the file with its ids, 0 if there is none

	// The spool's mu guards these.
	damaged bool
	live    int // events in it
	ids     int // remembered ids of events that were put in it
}

// A store is the segments, of which the last is written. It is for one goroutine at a time.
type store struct {
	disk     disk
	most     int64      // bytes of a segment
	marker   marker     // of new files
	segments []*segment // in order
	next     uint64     // the number of the next file
	stale    string     // a file that was given up, and goes before the next one comes
	file     file       // the last segment, nil if that is written no more
	renamed  bool       // there are names that the folder was not synced with
}

// append writes a record, the marker of which is filled in, at the end. It is not durable before sync.
func (s *store) append(record []byte) (*segment, int64, error) {
	if s.file == nil || s.last().size+int64(len(record)) > s.most && s.last().size > headLen {
		if err := s.begin(); err != nil {
			return nil, 0, err
		}
	}
	g := s.last()
	at := g.size
	copy(record, g.marker[:])
	return g, at, s.write(record)
}

func (s *store) last() *segment { return s.segments[len(s.segments)-1] }

// write writes at the end. After an error nobody knows what of it is there, so that the segment ends before.
func (s *store) write(b []byte) error {
	n, err := s.file.Write(b)
	s.last().size += int64(n)
	if err != nil {
		s.abandon()
	}
	return err
}

// begin ends the last segment and begins the next one.
func (s *store) begin() error {
	if err := s.end(); err != nil {
		return err
	}
	if err := s.clear(); err != nil {
		return err
	}
	h := head{number: s.next, marker: s.marker}
	if len(s.segments) > 0 {
		h.before, h.synced = s.last().number, s.last().synced
	}
	s.next++
	name := nameOf(h.number, logs)
	f, err := s.disk.Create(name)
	if err != nil {
		s.stale = name
		return err
	}
	s.file, s.renamed = f, true
	s.segments = append(s.segments, &segment{number: h.number, marker: h.marker})
	return s.write(h.encode())
}

// end makes the last segment durable and closes it.
func (s *store) end() error {
	if s.file == nil {
		return nil
	}
	if err := s.syncFile(); err != nil {
		return err
	}
	f := s.file
	s.file = nil
	return f.Close()
}

// sync makes durable what was appended.
func (s *store) sync() error {
	if s.file == nil {
		return ErrBroken
	}
	if err := s.syncFile(); err != nil {
		return err
	}
	if !s.renamed {
		return nil
	}
	if err := s.disk.Sync(); err != nil {
		s.abandon()
		return err
	}
	s.renamed = false
	return nil
}

func (s *store) syncFile() error {
	if err := s.file.Sync(); err != nil {
		s.abandon()
		return err
	}
	s.last().synced = s.last().size
	return nil
}

// abandon ends the last segment where it was last synced: after a failed sync another one may succeed without what the
// first had lost. The head of the next one says how much of this one counts. One of which nothing does is removed.
func (s *store) abandon() {
	_ = s.file.Close()
	s.file = nil
	if g := s.last(); g.synced == 0 {
		s.segments = s.segments[:len(s.segments)-1]
		s.stale = nameOf(g.number, logs)
	}
}

// clear removes the file that was given up, if there is one.
func (s *store) clear() error {
	if s.stale == "" {
		return nil
	}
	err := gone(s.disk.Remove(s.stale))
	if err == nil {
		s.stale = ""
	}
	return err
}

// read returns the record at a place.
func (s *store) read(number uint64, m marker, at, size int64) (record, error) {
	data, err := s.disk.Read(nameOf(number, logs), at, size)
	if err != nil {
		return record{}, err
	}
	r, _, ok := decode(data, m)
	if !ok {
		return record{}, errDamaged
	}
	return r, nil
}

// bytes is what the segments take on disk.
func (s *store) bytes() (n int64) {
	for _, g := range s.segments {
		n += g.size
	}
	return n
}
