package spool

// A fate is what becomes of an event, which has to be written before it is gone.
type fate int

const (
	waiting fate = iota
	delivered
	refused // it becomes a dead letter
	expired // it, or its dead letter
	lost    // it cannot be read
)

// settle writes what became of an event.
func (s *Spool) settle(i *item) error {
	if i.fate == refused {
		err := s.bury(i)
		if unreadable(err) {
			i.fate = lost
		} else if err != nil {
			return err
		}
	}
	b := record{kind: kindDone, key: i.key}.encode()
	told := false
	err := s.commit(&change{record: b, apply: func(*segment, int64) { told = s.ended(i, i.fate) }})
	if told {
		s.tell(i.fate, i.key)
	}
	return err
}

// end ends the wait of an event of which nothing has to be written.
func (s *Spool) end(i *item, f fate) {
	s.mu.Lock()
	waited := s.ended(i, f)
	s.mu.Unlock()
	if waited {
		s.tell(f, i.key)
	}
}

// ended takes an event that is gone from memory, and says whether it was there. It needs mu.
func (s *Spool) ended(i *item, f fate) bool {
	if f == lost {
		i.segment.damaged = true
	}
	return s.leave(i)
}

// tell counts what became of an event, and logs what is no success.
func (s *Spool) tell(f fate, k key) {
	s.mu.Lock()
	count, text := s.fateOf(f)
	*count++
	s.mu.Unlock()
	if text != "" {
		s.options.Log.Warn("spool: "+text, "event", nameOf(uint64(k), ""))
	}
}

func (s *Spool) fateOf(f fate) (count *int64, text string) {
	switch f {
	case refused:
		return &s.counts.Refused, "the upstream refuses an event for good: it is a dead letter now"
	case expired:
		return &s.counts.Expired, "an event was too old and is removed"
	case lost:
		return &s.counts.Lost, "an event cannot be read and is lost: its file is kept aside"
	}
	return &s.counts.Delivered, ""
}
