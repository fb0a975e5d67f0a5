package formats

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/redactd/redactd/redact"
)

const (
	// maxFields bounds how many fields are kept: what comes later is made each time.
	maxFields = 4 << 10
	// maxKey is the longest name of a field that is kept and shown. Of a longer one the end is context.
	maxKey = 256
	// maxName is how much of all names is kept, from their end.
	maxName = 1 << 10
)

// A field is a place in a document by the names above it. Places in a list have that of the list.
type field struct {
	name   string // all names, with dots between, as redact.Redactor.Field wants them
	label  string // its own name, as it may be shown once shown says so,
	clean  bool   // which is written as it is, and in which nothing is found
	shown  bool   // both are known: ask isClean, which finds out
	chosen bool   // its values are masked
	plain  bool   // they are masked like texts of no field
	role   role
	parent *field
	r      *redact.Redactor // nil until it is asked for: see redactor
	tree   *tree
	below  map[string]*field
	key    []byte // its name as it is written, if that is short
	last   *field // the child that was asked for last,
	next   *field // and the one that was asked for behind this one
	known  *known // nil before the second value in which nothing is found
	quiet  bool   // there was a first one
}

// A tree is what all fields of a document share.
type tree struct {
	r      *redact.Redactor // for texts of no field
	fields redact.Fields
	kept   int
	odd    bool     // not all of its fields are kept and clean
	all    []*field // those that are, but for the root: see lasting.go
	of     *redact.Redactor
	format string
}

// newRoot returns the field of a document.
func newRoot(r *redact.Redactor, fields redact.Fields) *field {
	return &field{chosen: len(fields) == 0, plain: true, r: r, tree: &tree{r: r, fields: fields}}
}

// child returns the field below f whose name is written as key; plain makes the name of that if it is not kept.
// Most documents repeat themselves, so that the one that followed the last one the time before is tried first.
func (f *field) child(key []byte, plain func(key []byte) string) *field {
	last := f.last
	if last != nil && last.next != nil && last.next.key != nil && string(last.next.key) == string(key) {
		f.last = last.next
		return f.last
	}
	c, ok := f.below[string(key)]
	if !ok {
		c = f.add(key, plain(key))
	}
	if f.last = c; last != nil {
		last.next = c
	}
	return c
}

// named returns the field below f of a name that stands for itself.
func (f *field) named(name string) *field {
	if last := f.last; last != nil && last.next != nil && last.next.key != nil && string(last.next.key) == name {
		f.last = last.next
		return f.last
	}
	return f.child([]byte(name), asItIs)
}

func asItIs(key []byte) string { return string(key) }

// add makes a field below f, and keeps it if there is room.
func (f *field) add(key []byte, name string) *field {
	c := &field{label: "...", shown: true, parent: f, tree: f.tree}
	if len(name) <= maxKey {
		c.label, c.clean, c.shown = name, name == string(key), false
	}
	c.name = joinNames(f.name, name[max(0, len(name)-maxKey):])
	c.r = f.tree.r.Field(c.name)
	c.plain, c.role = c.r.Alike(f.tree.r), roleOf(name)
	c.chosen = len(f.tree.fields) == 0 || f.tree.fields.Match(c.name)
	if f.tree.kept < maxFields && len(key) <= maxKey {
		c.key = bytes.Clone(key)
		f.keep(c)
	}
	f.tree.note(c)
	return c
}

// isClean says whether nothing is found in its own name, which is written as it is. Many names are never asked.
func (f *field) isClean() bool {
	if !f.shown {
		name := f.label
		f.label, _ = f.tree.r.String(name)
		f.clean, f.shown = f.clean && f.label == name, true
	}
	return f.clean
}

// ownLabel returns its own name as it may be shown.
func (f *field) ownLabel() string {
	_ = f.isClean()
	return f.label
}

// keep keeps a field below f for those who ask for it again.
func (f *field) keep(c *field) {
	f.tree.kept++
	if f.below == nil {
		f.below = map[string]*field{}
	}
	f.below[string(c.key)] = c
}

// redactor is that of its values.
func (f *field) redactor() *redact.Redactor {
	switch {
	case f.r != nil:
	case f.plain:
		f.r = f.tree.r
	default:
		f.r = f.tree.r.Field(f.name)
	}
	return f.r
}

func joinNames(above, name string) string {
	if above != "" {
		name = above + "." + name
	}
	return name[max(0, len(name)-maxName):]
}

// pointer returns the place as a JSON pointer of masked names.
func (f *field) pointer() string {
	if f.parent == nil {
		return ""
	}
	return f.parent.pointer() + "/" + escapePointer.Replace(f.ownLabel())
}

// pointerWith is pointer with places in lists: see splicer.where.
func (f *field) pointerWith(levels []int64) string {
	var labels []string
	for up := f; up.parent != nil; up = up.parent {
		labels = append(labels, up.ownLabel())
	}
	var path []byte
	for _, nth := range levels {
		path = append(path, '/')
		if nth >= 0 {
			path = strconv.AppendInt(path, nth, 10)
			continue
		}
		path = append(path, escapePointer.Replace(labels[len(labels)-1])...)
		labels = labels[:len(labels)-1]
	}
	return string(path)
}

// escapePointer writes a name as a part of a JSON pointer: RFC 6901, section 3.
var escapePointer = strings.NewReplacer("~", "~0", "/", "~1")
