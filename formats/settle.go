package formats

// Settling: the values of a piece of the document are decided together, at its end.

// hold has what follows wait for release, unless that is longer than valueMax.
func (s *splicer) hold() { s.held, s.waiting = s.to, len(s.entries) }

// holds says whether something waits, and will so with n bytes more.
func (s *splicer) holds(n int) bool { return s.held >= 0 && s.to+n-s.held <= valueMax }

// release ends that. It returns the values that waited, none if they were too long.
func (s *splicer) release() []entry {
	held := s.held
	s.held = -1
	if held < 0 || s.to-held > valueMax {
		return nil
	}
	return s.entries[s.waiting:]
}

// settle decides what can be decided, and forgets it. It fails if an operator does: nothing more may be handed over then.
func (s *splicer) settle() error {
	if s.to-s.held > valueMax {
		s.held = -1
	}
	if s.stream.w != nil {
		s.pass()
	}
	s.decide()
	s.doc = s.doc[:s.to]
	if n := s.from; n > 0 {
		s.forget(n)
	}
	return s.err
}

// forget drops the first n bytes of the document.
func (s *splicer) forget(n int) {
	s.doc = s.doc[:copy(s.doc, s.doc[n:])]
	s.base += int64(n)
	s.from, s.to, s.now.lo = 0, s.to-n, s.now.lo-n
	s.held = max(-1, s.held-n)
	for i := range s.entries {
		s.entries[i].lo, s.entries[i].hi = s.entries[i].lo-n, s.entries[i].hi-n
	}
}

// decide masks the values that have ended and do not wait, and writes out all that stands before one that does.
func (s *splicer) decide() {
	stop, n := s.to, len(s.entries)
	if s.now.field != nil && (s.now.field.chosen || s.now.whole) && s.stream.w == nil {
		stop = s.now.lo
	}
	if s.held >= 0 {
		stop, n = min(stop, s.held), s.waiting
	}
	s.quiet.look(s.doc, s.entries[:n])
	now := s.now
	for i := 0; i < n; i++ {
		if s.entries[i].run != nil {
			i += s.maskRun(s.entries[i:n])
			continue
		}
		s.mask(&s.entries[i])
	}
	if s.err == nil {
		s.out = append(s.out, s.doc[s.from:stop]...)
	}
	s.now, s.from, s.waiting = now, stop, 0
	if n > 0 {
		s.entries = append(s.entries[:0], s.entries[n:]...)
	}
	if len(s.entries) == 0 {
		s.levels = append(s.levels[:0], now.levels...)
		s.now.levels = s.levels
	}
}

// mask writes out a value, with all that stands before it, unless nothing is found in it.
func (s *splicer) mask(e *entry) {
	if e.known || s.err != nil {
		return
	}
	if e.quiet {
		e.field.know(e.form, s.doc[e.lo:e.hi])
		return
	}
	s.out = append(s.out, s.doc[s.from:e.lo]...)
	if s.from = e.lo; s.findsAny(e) {
		s.from = e.hi
	}
}

// findsAny writes out a value as one of the first field of which something is found, and says whether there is one.
func (s *splicer) findsAny(e *entry) bool {
	found := s.finds(e, e.field)
	for i := 0; i < len(e.others) && !found; i++ {
		found = s.finds(e, e.others[i])
	}
	return found
}

// finds writes out a value as one of a field, if anything is found, and says whether it is.
func (s *splicer) finds(e *entry, f *field) bool {
	raw, out := s.doc[e.lo:e.hi], len(*s.value.out)
	if len(e.others) > 0 && f.knows(e.form, raw) {
		return false
	}
	s.now, s.reported = *e, false
	s.value.begin(e.form, s.base+int64(e.lo))
	s.err = s.value.mask(f.redactor(), raw)
	if s.err != nil || s.reported || s.value.done != (cursor{}) {
		return true
	}
	*s.value.out = (*s.value.out)[:out]
	f.know(e.form, raw)
	return false
}
