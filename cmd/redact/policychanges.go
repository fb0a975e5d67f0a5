package main

import (
	"cmp"
	"fmt"
	"slices"
	"sync"

	"github.com/redactd/redactd/redact"
)

// A comparison runs two policies over one text and tells where they differ.
type comparison struct {
	old, new  sink
	does, did redact.Policy
	was, is   []redact.Finding // not compared yet
	at        position
	fed       int64
	tell      func(line, column int64, what change) error
}

// decided is more than a policy may lag behind: what stands before is decided by both.
const decided = 512 << 10

func (c *comparison) Write(p []byte) (int, error) {
	c.at.feed(p)
	c.fed += int64(len(p))
	if _, err := c.old.Write(p); err != nil {
		return 0, err
	}
	if _, err := c.new.Write(p); err != nil {
		return 0, err
	}
	return len(p), c.compare(c.fed - decided)
}

func (c *comparison) Close() error {
	if err := c.old.Close(); err != nil {
		return err
	}
	if err := c.new.Close(); err != nil {
		return err
	}
	return c.compare(c.fed)
}

func (c *comparison) Abort() {
	c.old.Abort()
	c.new.Abort()
}

// compare tells the differences between what ends before a place.
func (c *comparison) compare(end int64) error {
	for {
		was, is := first(c.was, end), first(c.is, end)
		switch {
		case was == nil && is == nil:
			return nil
		case was != nil && is != nil && was.Start < is.End && is.Start < was.End:
			c.was, c.is = c.was[1:], c.is[1:]
		case is == nil || was != nil && was.Start < is.Start:
			c.was, is = c.was[1:], nil
		default:
			c.is, was = c.is[1:], nil
		}
		if err := c.differ(was, is); err != nil {
			return err
		}
	}
}

// first is the first of a list if it ends before a place.
func first(list []redact.Finding, end int64) *redact.Finding {
	if len(list) == 0 || list[0].End > end {
		return nil
	}
	return &list[0]
}

// differ tells what becomes of a stretch of text, if that is not the same.
func (c *comparison) differ(was, is *redact.Finding) error {
	what := change{treatmentOf(c.does, is), treatmentOf(c.did, was)}
	if what.is == what.was && (was == nil || is == nil || was.Start == is.Start && was.End == is.End) {
		return nil
	}
	start := cmp.Or(is, was).Start
	if was != nil {
		start = min(start, was.Start)
	}
	line, column := c.at.of(start)
	return c.tell(line, column, what)
}

// treatmentOf says what a policy does with a finding.
func treatmentOf(p redact.Policy, f *redact.Finding) treatment {
	if f == nil || f.Operator == "keep" {
		return treatment{}
	}
	return treatment{f.Entity, operatorText(operatorNamed(p, f.Entity, f.Operator))}
}

// operatorNamed is the operator of that name that a policy, or the first of its cases that has it, does to an entity. A
// value that went on for too long for its own has another one.
func operatorNamed(p redact.Policy, e redact.Entity, name string) redact.Operator {
	if op := p.OperatorOf(e); op.Name == name {
		return op
	}
	for _, c := range p.Cases {
		if op := c.Policy.OperatorOf(e); op.Name == name {
			return op
		}
	}
	return redact.Operator{Name: name}
}

// operatorText is an operator's name with its settings.
func operatorText(op redact.Operator) string {
	if op.Settings == "" {
		return op.Name
	}
	return fmt.Sprintf("%s (%s)", op.Name, visible(op.Settings))
}

// A treatment is what becomes of a stretch of text, zero if it stays as it is.
type treatment struct {
	entity   redact.Entity
	operator string
}

func (t treatment) String() string {
	if t.operator == "" {
		return "as it is"
	}
	return fmt.Sprintf("%s %s", t.entity, t.operator)
}

// A change is what becomes of a stretch of text, and what became of it before.
type change struct{ is, was treatment }

func (c change) String() string {
	switch {
	case c.is == c.was:
		return fmt.Sprintf("%s, of other bytes", c.is)
	case c.was.operator == "":
		return fmt.Sprintf("%s, was left as it is", c.is)
	}
	return fmt.Sprintf("%s, was %s", c.is, c.was)
}

// changeCounts counts changes of several files.
type changeCounts struct {
	mu sync.Mutex
	by map[change]int
}

func (s *changeCounts) add(c change) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.by[c]++
}

// text lists the counts, the most frequent first.
func (s *changeCounts) text() (out []byte) {
	var all []change
	for c := range s.by {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b change) int {
		return cmp.Or(cmp.Compare(s.by[b], s.by[a]), cmp.Compare(a.String(), b.String()))
	})
	for _, c := range all {
		out = fmt.Appendf(out, "%7d  %s\n", s.by[c], c)
	}
	return out
}
