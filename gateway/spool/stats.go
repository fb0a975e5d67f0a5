package spool

import "time"

// Stats are what is there now, and what has happened since the spool was opened.
type Stats struct {
	Entries int       // events that wait or are being sent
	Bytes   int64     // of them
	Oldest  time.Time // when the oldest of them was received, zero if there is none
	Dead    int       // dead letters
	Disk    int64     // bytes that all files take
	Seen    int       // ids that are known
	Counts
}

// Counts are of what has happened since the spool was opened.
type Counts struct {
	Delivered int64
	Retries   int64 // tries that were not the last
	Refused   int64 // became dead letters
	Expired   int64 // events and dead letters that were removed because of their age
	Lost      int64 // events that could not be read any more
	Damaged   int64 // files in which something could not be read; they are kept aside
	Torn      int64 // bytes of writes that a kill or a power cut had ended
	Failed    int64 // writes that failed
}

// Stats returns the numbers of the moment. It looks at every event.
func (s *Spool) Stats() Stats {
	s.mu.Lock()
	defer s.mu.Unlock()
	st := Stats{
		Entries: len(s.live), Bytes: s.liveBytes, Dead: len(s.letters), Disk: s.disk, Seen: len(s.seen.known),
		Counts: s.counts,
	}
	for _, i := range s.live {
		if st.Oldest.IsZero() || i.received.Before(st.Oldest) {
			st.Oldest = i.received
		}
	}
	return st
}
