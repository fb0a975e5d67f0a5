package formats

import (
	"slices"
	"strings"
)

// Told names: in {"name":"password","value":"x1"} the name of a field is a value itself. So the value of a field that is
// called like "value" is also looked at as one of the names that are told beside it, before it or behind, of which there
// may be several, and of the field that it is all there is of, as in {"password":{"value":"x1"}}.
//
// A name behind its value takes that the value waits: see splicer.hold. One that comes more than valueMax behind the first
// value that waits comes too late.

// toldMax is how many names that say something are kept.
const toldMax = 4

// A role is what the name of a field says of the values beside it.
type role uint8

const (
	ordinary role = iota
	telling       // its value is a name
	told          // its value is that of such a name
)

func roleOf(name string) role {
	if at := strings.LastIndexAny(name, ".:"); len(name)-at > 3 {
		name = name[at+1:]
	}
	name = strings.ToLower(name)
	return roles[strings.TrimPrefix(strings.TrimPrefix(name, "data-"), "@")]
}

// roles has the names that people call names and values, and how libraries write a value that has a type (OpenTelemetry,
// DynamoDB), or that an element of XML holds, in JSON.
var roles = func() map[string]role {
	of := map[string]role{}
	for _, name := range strings.Fields(`name key label field type kind document tipo id header parameter property attribute
		variable question autocomplete placeholder aria-label formcontrolname`) {
		of[name] = telling
	}
	for _, name := range strings.Fields(`value val number numero no code data content text values string answer
		stringvalue intvalue integervalue longvalue doublevalue numbervalue bytesvalue arrayvalue rawvalue
		s n b l ss ns $ $t # #text _ _text __text _value #cdata _cdata __cdata`) {
		of[name] = told
	}
	return of
}()

// tell adds the field of a name that was told below f to others, if that says something.
func (f *field) tell(others []*field, name string) []*field {
	if name = strings.TrimSpace(name); name == "" || !isName(name) || len(others) == toldMax {
		return others
	}
	if c := f.child([]byte(name), func(key []byte) string { return string(key) }); !c.plain && !slices.Contains(others, c) {
		return append(others[:len(others):len(others)], c)
	}
	return others
}

// told returns the fields that a value below f may be of: others, and f itself.
func (f *field) told(others []*field) []*field {
	if f.plain || f.parent == nil {
		return others
	}
	return append(others[:len(others):len(others)], f)
}

// couples are names and values that stand beside each other and may come again and again, such as <key> and <string> in a
// property list. Once the teller of a name tells another one, with values between the two, these are that of the pair that
// it stands next to.
type couples struct {
	told   []*field
	own    int    // how many of them are for all pairs
	since  int64  // the offset from which on values are of the name that comes
	last   int64  // and that of the last one
	teller string // who told that
	values bool   // values came behind it
	behind bool   // the names stand behind their values
}

// tell takes a name below f that ends at an offset, and returns the fields that it is: none if it says nothing.
func (p *couples) tell(f *field, teller, name string, at int64) []*field {
	switch {
	case p.teller == "":
		p.behind = p.values
	case p.teller == teller && p.values && p.behind:
		p.told, p.since = p.told[:p.own], p.last
	case p.teller == teller && p.values:
		p.told, p.since = p.told[:p.own], at
	}
	p.teller, p.values, p.last = teller, false, at
	before := len(p.told)
	p.told = f.tell(p.told, name)
	return p.told[before:]
}

// isToldBelow says whether the values of f are all there is of a value of top.
func (f *field) isToldBelow(top *field) bool {
	for ; f.role == told; f = f.parent {
		if f.parent == top {
			return true
		}
	}
	return false
}

// tellBack adds names that were told below top to the values below it that wait since an offset of the document.
func (s *splicer) tellBack(top *field, since int64, names []*field) {
	if !s.holds(0) {
		return
	}
	for i := len(s.entries) - 1; i >= s.waiting && s.base+int64(s.entries[i].lo) >= since; i-- {
		if e := &s.entries[i]; len(e.others) < toldMax && e.field.isToldBelow(top) {
			e.others = slices.Concat(e.others, names)
		}
	}
}
