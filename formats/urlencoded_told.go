package formats

import "strings"

// Told names in forms: name=password&value=x1, and in brackets a[0][name]=password&a[0][value]=x1. See told.go.

// groupsMax is how many groups of names and values are known at a time.
const groupsMax = 64

// A group is the pairs of which the names are the same up to the last part.
type group struct {
	nth int // what its values have in entry.nth
	couples
}

// A pair is what the name of one says of its value.
type pair struct {
	group *group // nil if it says nothing
	leaf  string // the last part of the name
}

// pairOf returns the pair of the name that was read.
func (u *urlencoded) pairOf(name []byte) (p pair) {
	if u.name.role == ordinary || len(name) > maxKey {
		return pair{}
	}
	within, leaf := cutLast(pathWithPlaces(name))
	for isPlace(leaf) && within != "" {
		within, leaf = cutLast(within)
	}
	p = pair{group: u.groups[within], leaf: leaf}
	if p.group == nil {
		if len(u.groups) == groupsMax {
			clear(u.groups)
		}
		u.made++
		p.group = &group{nth: u.made}
		u.groups[within] = p.group
	}
	return p
}

func cutLast(path string) (within, leaf string) {
	at := strings.LastIndexByte(path, '.')
	return path[:max(0, at)], path[at+1:]
}

// beginPair begins the value of a pair. One that may be told waits for names behind it, as far as values do.
func (u *urlencoded) beginPair() {
	g := u.pair.group
	if g == nil || u.name.role != told {
		return
	}
	if !u.s.holds(0) {
		u.s.hold()
	}
	g.values = true
	u.s.now.others, u.s.now.nth = g.told, g.nth
}

// endPair ends the value of a pair. If it is a name, it is told.
func (u *urlencoded) endPair() {
	g := u.pair.group
	if g == nil || u.name == nil || u.name.role != telling || !u.name.chosen {
		return
	}
	now := g.tell(u.base, u.pair.leaf, u.s.tokenText(2*nameMax), u.s.at())
	for i := len(u.s.entries) - 1; i >= u.s.waiting && len(now) > 0 && u.s.holds(0); i-- {
		if e := &u.s.entries[i]; e.nth == g.nth && u.s.base+int64(e.lo) >= g.since {
			e.others = g.told
		}
	}
}
