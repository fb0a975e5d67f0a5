package audit

import (
	"bufio"
	"errors"
	"io"
	"time"
)

// A Summary is what a log that holds together comes to.
type Summary struct {
	Records     int       // how many there are
	First, Last time.Time // when the first and the last of them were written
	Torn        int       // how many lines were torn, and set aside when the log was opened again
	Purged      uint64    // the number of the last record that was removed because of its age, 0 if none was
	Head        Head      // where the log ends: keep it for the next check
}

var errNoKey = errors.New("audit: the keys have to be of 32 bytes and more, with the primary one among them:" +
	" use a key set")

// Verify reads a log to its end and says where it does not hold together, by a *[Broken]; any other error is of
// reading. It has to hold the line that known names, if that is not zero. Memory is constant.
func Verify(r io.Reader, k Keys, known Head) (s Summary, err error) {
	if !k.check() {
		return s, errNoKey
	}
	met := known == Head{}
	c := chain{hasher: hasher{keys: k}}
	err = c.read(r, func(e entry, _ int64) bool {
		s.count(e)
		met = met || c.head == known
		return true
	})
	s.Head = c.head
	switch {
	case err != nil:
		return s, err
	case known.Seq > c.head.Seq:
		return s, &Broken{c.line, "lines behind this one are missing: an earlier check has seen more"}
	case !met && known.Seq >= s.Purged:
		return s, &Broken{c.line, "the log was written anew: an earlier check has seen another one"}
	}
	return s, nil
}

func (s *Summary) count(e entry) {
	switch e.Event {
	case eventCheckpoint:
		s.Purged = e.Seq
		return
	case eventRecovered:
		s.Torn++
	}
	if s.Records == 0 {
		s.First = e.Time
	}
	s.Records++
	s.Last = e.Time
}

// read gives each entry of a log to do, with the offset behind its line, until that says no.
func (c *chain) read(r io.Reader, do func(e entry, end int64) bool) error {
	in, end := bufio.NewReaderSize(r, maxLine), int64(0)
	for {
		line, err := in.ReadSlice('\n')
		end += int64(len(line))
		switch {
		case err == io.EOF && len(line) == 0:
			return c.end()
		case err == io.EOF:
			return &Broken{c.line + 1, "it is torn: whoever opens the log to write sets it aside"}
		case err == bufio.ErrBufferFull:
			return &Broken{c.line + 1, "it is longer than a line of an audit log"}
		case err != nil:
			return failed("the log cannot be read", err)
		}
		e, ok, err := c.next(line[:len(line)-1])
		if err != nil {
			return err
		}
		if ok && !do(e, end) {
			return nil
		}
	}
}
