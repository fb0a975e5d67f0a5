package redact

import (
	"bytes"
	"slices"
	"strings"
	"sync"
)

// Most names of fields, such as "level" or "created_at", say nothing to any row. Then the values are scanned once, as they
// stand, which is twice as fast. A name is mute only if nothing that a row can look for is in it.

// muteMax is of how many names it is remembered whether they say something: there may be any number of them.
const muteMax = 4096

// muteNames remembers names.
type muteNames struct {
	mu    sync.RWMutex
	known map[string]bool
}

// mute says whether a name with its sign of equality, see fieldName, is no context for any row.
func (p *program) mute(name string) bool {
	if name == "" {
		return true
	}
	m := &p.muted
	m.mu.RLock()
	mute, ok := m.known[name]
	m.mu.RUnlock()
	if ok {
		return mute
	}
	mute = p.saysNothing(name)
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.known == nil {
		m.known = map[string]bool{}
	}
	if len(m.known) < muteMax {
		m.known[name] = mute
	}
	return mute
}

func (p *program) saysNothing(name string) bool {
	s := p.scratch.Get().(*scanner)
	defer p.scratch.Put(s)
	b := []byte(name)
	s.terms.reset(0)
	heard := len(s.terms.near(&p.words, b, 0, len(b))) > 0 || !ascii(b) || p.names(b, len(b)-1) || p.labels(b)
	s.terms.reset(0)
	small := lower(bytes.Clone(b))
	return !heard && !p.begins(name) && !slices.ContainsFunc(p.reads, func(word string) bool { return reads(b, small, word) })
}

// names says whether the sign at b[at] stands behind the name of a row of assignments.
func (p *program) names(b []byte, at int) bool {
	end := keyEnd(b, at)
	return end > 0 && slices.ContainsFunc(p.keys[tailOf(b[:end])], func(k keyRef) bool { return endsInName(b, end, k.name) })
}

// labels says whether any word of b is a label. A filler is nothing without one.
func (p *program) labels(b []byte) bool {
	for end := previousEnd(b, len(b)); end > 0; end = previousEnd(b, wordStart(b, end)) {
		if p.words.kind(b[wordStart(b, end):end])&wordLabel != 0 {
			return true
		}
	}
	return false
}

// previousEnd returns the end of the last word that ends at i or before, 0 if there is none.
func previousEnd(b []byte, i int) int {
	for i > 0 && !inWord(b[i-1]) {
		i--
	}
	return i
}

// An opening is a literal that may begin in a name and end there or in the value behind it.
type opening struct {
	literal string
	min     int // the fewest letters of the word that begins with it; 0 if the name ends with it
}

// openings returns those of a row: what ends in a sign of equality, and what words begin with behind which it looks.
func openings(d *Detector) (list []opening) {
	for _, l := range d.Trigger.literals {
		if sign := strings.IndexByte(l, '='); sign >= 0 {
			list = append(list, opening{strings.ToLower(l[:sign+1]), 0})
		}
		if d.Trigger.kind == kindPrefix && d.Match != nil {
			list = append(list, opening{l, d.Trigger.min})
		}
	}
	return list
}

// openingTable are the openings of all rows: those that names end with, and the others by their first byte.
type openingTable struct {
	ends   []opening
	starts [256][]opening
}

func (t *openingTable) add(list []opening) {
	for _, o := range list {
		if o.min == 0 {
			t.ends = append(t.ends, o)
		} else {
			t.starts[o.literal[0]] = append(t.starts[o.literal[0]], o)
		}
	}
}

// begins says whether a row may be asked because of a literal that begins in a name.
func (p *program) begins(name string) bool {
	small := strings.ToLower(name)
	return slices.ContainsFunc(p.openings.ends, func(o opening) bool { return strings.HasSuffix(small, o.literal) }) ||
		slices.ContainsFunc(strings.FieldsFunc(name, parts), p.openings.starting)
}

// parts says whether a character parts words as Prefix has them.
func parts(r rune) bool { return r != '_' && r != '-' && !isAlnum(byte(r)) }

// starting says whether a word begins with a literal that is looked for in words as long.
func (t *openingTable) starting(word string) bool {
	bare := strings.TrimLeft(word, "_-")
	return bare != "" && slices.ContainsFunc(t.starts[bare[0]], func(o opening) bool {
		return len(word) >= o.min && strings.HasPrefix(bare, o.literal)
	})
}

// readsWhole is how short a word of Detector.Reads is that counts as a whole word only.
const readsWhole = 3

// reads says whether a word is in b, of which small is the lower case: anywhere, but for a short one.
func reads(b, small []byte, word string) bool {
	if len(word) > readsWhole {
		return bytes.Contains(small, []byte(word))
	}
	for end := previousEnd(b, len(b)); end > 0; {
		start := wordStart(b, end)
		if strings.EqualFold(string(b[start:end]), word) {
			return true
		}
		end = previousEnd(b, start)
	}
	return false
}
