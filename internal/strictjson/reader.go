package strictjson

import (
	"bytes"
	"reflect"
)

// A reader checks a document from its beginning to its end.
type reader struct {
	data  []byte
	at    int
	depth int // how many levels there may be
	level int // and are
	types *Types

	flat    bool     // the document is a struct of nothing but texts, as far as it was read
	members []member // which they are
}

func (r *reader) fail(reason string) error { return &Error{r.at, reason} }

// document checks all of the data as a value of type t.
func (r *reader) document(t reflect.Type) error {
	if err := r.value(t); err != nil {
		return err
	}
	if r.space(); r.at < len(r.data) {
		return r.fail("the document has ended: send one at a time")
	}
	return nil
}

// value checks a value of type t, nil for any type.
func (r *reader) value(t reflect.Type) error {
	t, null := plain(t)
	r.space()
	switch c := r.peek(); {
	case c == '{':
		return r.nested(func() error { return r.object(t) })
	case c == '[':
		return r.nested(func() error { return r.array(elem(t)) })
	case c == '"':
		_, err := r.literal()
		return err
	case c == '-' || '0' <= c && c <= '9':
		return r.number()
	case r.word("true"), r.word("false"), null && r.word("null"):
		return nil
	case r.word("null"):
		r.at -= len("null")
		return r.fail("null is nothing here: leave the member out")
	case r.at == len(r.data):
		return r.fail("the document ends in the middle: send all of it")
	}
	return r.fail("no value begins like this: write JSON as of RFC 8259")
}

func (r *reader) nested(inside func() error) error {
	if r.level++; r.level > r.depth {
		return r.fail("the document nests too deeply: make it flatter")
	}
	r.at++
	err := inside()
	r.level--
	return err
}

// object checks the members of an object of type t, and its end.
func (r *reader) object(t reflect.Type) error {
	known, seen, top := r.types.members(t), map[string]bool{}, r.level == 1
	if top {
		r.flat = known.named != nil
	}
	return r.list('}', func() error {
		f, err := r.name(known, seen)
		if err != nil {
			return err
		}
		r.space()
		at := r.at
		if err = r.value(f.of); err == nil && top {
			r.keep(f, r.data[at:r.at])
		}
		return err
	})
}

// name takes the name of a member, with the colon, and returns where the member belongs.
func (r *reader) name(known fields, seen map[string]bool) (f field, err error) {
	at := r.at
	raw, err := r.literal()
	if err != nil {
		return f, err
	}
	f, ok := known.of(raw)
	switch {
	case !ok:
		return f, &Error{at, "there is no member of this name: the case of letters counts"}
	case seen[f.name]:
		return f, &Error{at, "this member is there twice: send it once"}
	}
	seen[f.name] = true
	if r.space(); !r.sign(':') {
		return f, r.fail("a colon belongs behind the name of a member")
	}
	return f, nil
}

// array checks the values of an array, and its end.
func (r *reader) array(t reflect.Type) error {
	return r.list(']', func() error { return r.value(t) })
}

// list checks what stands between commas, and the end.
func (r *reader) list(end byte, one func() error) error {
	if r.space(); r.sign(end) {
		return nil
	}
	for {
		r.space()
		if err := one(); err != nil {
			return err
		}
		r.space()
		switch {
		case r.sign(end):
			return nil
		case !r.sign(','):
			return r.fail("a comma or the end of what has begun belongs here")
		}
	}
}

// peek returns the next byte, 0 at the end.
func (r *reader) peek() byte {
	if r.at == len(r.data) {
		return 0
	}
	return r.data[r.at]
}

// sign takes a sign if it is next.
func (r *reader) sign(c byte) bool {
	if r.peek() != c {
		return false
	}
	r.at++
	return true
}

func (r *reader) word(w string) bool {
	if !bytes.HasPrefix(r.data[r.at:], []byte(w)) {
		return false
	}
	r.at += len(w)
	return true
}

func (r *reader) space() {
	for r.at < len(r.data) && bytes.IndexByte([]byte(" \t\r\n"), r.data[r.at]) >= 0 {
		r.at++
	}
}
