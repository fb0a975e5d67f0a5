package audit

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// Events of the log itself.
const (
	// eventCheckpoint begins a log of which older lines were removed: its number and previous hash are those of the
	// last of them, so that the next line follows it as it followed that one.
	eventCheckpoint = ownEvents + "checkpoint"
	// eventRecovered follows a line that was torn when a machine or a program stopped.
	eventRecovered = ownEvents + "recovered"
)

// torn says which bytes stand between the line before and this one.
type torn struct {
	Bytes  int    `json:"bytes"`
	SHA256 string `json:"sha256"`
}

func tornOf(line []byte) *torn {
	sum := sha256.Sum256(line)
	return &torn{len(line), hex.EncodeToString(sum[:])}
}

// noHash stands for the hash before the first line.
var noHash = strings.Repeat("0", hashDigits)

// A Head is where a log ends: the number and hash of its last line. The zero value is that of no line.
type Head struct {
	Seq  uint64
	Hash string
}

// prev is the previous hash of the line behind the head.
func (h Head) prev() string { return cmp.Or(h.Hash, noHash) }

// after returns the head behind a line.
func after(e entry, hash string) Head {
	if e.Event == eventCheckpoint {
		return Head{e.Seq, e.Prev}
	}
	return Head{e.Seq, hash}
}

// A chain checks lines one after the other.
type chain struct {
	hasher hasher
	head   Head
	line   int // of the last one that was read, counted from 1
	bad    *Broken
	torn   *torn // what bad has, in case it was torn
}

// next takes a line, without its line break. It says ok for one that goes on from the line before. One that is not
// whole may be accounted for by the next: until then the chain is broken.
func (c *chain) next(line []byte) (e entry, ok bool, err error) {
	c.line++
	e, hash, problem := decode(line, &c.hasher)
	switch {
	case c.bad != nil && (problem != "" || !c.accounts(e)):
		return e, false, c.bad
	case problem != "":
		c.bad, c.torn = &Broken{c.line, problem}, tornOf(line)
		return e, false, nil
	}
	if problem := c.follows(e); problem != "" {
		return e, false, &Broken{c.line, problem}
	}
	c.bad, c.head = nil, after(e, hash)
	return e, true, nil
}

// accounts says whether a line tells of the torn one before it.
func (c *chain) accounts(e entry) bool {
	return e.Event == eventRecovered && e.Torn != nil && *e.Torn == *c.torn
}

// follows says what keeps an entry from being the next one, "" for nothing.
func (c *chain) follows(e entry) string {
	switch {
	case c.head == Head{} && e.Event == eventCheckpoint:
		return ""
	case e.Event == eventRecovered && c.bad == nil:
		return "the torn line before this one is missing"
	case e.Seq > c.head.Seq+1:
		return "lines before this one are missing"
	case e.Seq < c.head.Seq+1:
		return "it is out of order: it was moved or inserted"
	case e.Prev != c.head.prev():
		return "it does not follow the line before: one of the two was put there"
	}
	return ""
}

// end says whether the chain may end here.
func (c *chain) end() error {
	if c.bad != nil {
		return c.bad
	}
	return nil
}
