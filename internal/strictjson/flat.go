package strictjson

import "reflect"

// Most documents are an object of a few texts, or lists of them. What was checked can be put into its place at once then,
// and is not read a second time by encoding/json, which takes five times as long.

// A member is one of the document, if that is an object.
type member struct {
	field
	raw []byte // its value as it is written
}

// keep remembers a member of the document. One that is no text or list, or that none belongs to, is left to
// encoding/json, and all others with it.
func (r *reader) keep(f field, raw []byte) {
	if f.opens == 0 || raw[0] != f.opens {
		r.flat = false
		return
	}
	r.members = append(r.members, member{f, raw})
}

// store puts the members into a struct. It fails if one is a list of something else.
func (r *reader) store(into reflect.Value) (ok bool) {
	for _, m := range r.members {
		if !m.store(into.FieldByIndex(m.index)) {
			return false
		}
	}
	return true
}

func (m member) store(at reflect.Value) (ok bool) {
	if m.opens == '[' {
		list, ok := unquotedAll(m.raw)
		at.Set(reflect.ValueOf(list))
		return ok
	}
	text := unquoted(m.raw)
	if at.Kind() == reflect.Pointer {
		at.Set(reflect.ValueOf(&text))
	} else {
		at.SetString(text)
	}
	return true
}

// unquotedAll is what a list says that was checked, if all in it are strings.
func unquotedAll(raw []byte) (list []string, ok bool) {
	r := reader{data: raw, at: 1}
	list = []string{}
	err := r.list(']', func() error {
		one, err := r.literal()
		if err == nil {
			list = append(list, unquoted(one))
		}
		return err
	})
	return list, err == nil
}
