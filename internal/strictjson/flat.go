package strictjson

import "reflect"

// Most documents are an object of a few texts. What was checked can be put into its place at once then, and is not read
// a second time by encoding/json, which takes five times as long.

// A member is one of the document, if that is an object.
type member struct {
	field
	raw []byte // its value as it is written
}

// keep remembers a member of the document. One that is no text, or no text belongs to, is left to encoding/json, and
// all others with it.
func (r *reader) keep(f field, raw []byte) {
	if !f.text || raw[0] != '"' {
		r.flat = false
		return
	}
	r.members = append(r.members, member{f, raw})
}

// store puts the members into a struct.
func (r *reader) store(into reflect.Value) {
	for _, m := range r.members {
		text := unquoted(m.raw)
		if at := into.FieldByIndex(m.index); at.Kind() == reflect.Pointer {
			at.Set(reflect.ValueOf(&text))
		} else {
			at.SetString(text)
		}
	}
}
