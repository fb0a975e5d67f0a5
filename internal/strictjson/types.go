package strictjson

import (
	"reflect"
	"strings"
)

// plain returns the type behind a pointer, and whether null is a value of t.
func plain(t reflect.Type) (of reflect.Type, null bool) {
	for t != nil && t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t, t == nil || t.Kind() == reflect.Interface
}

// elem returns the type of the values of an array.
func elem(t reflect.Type) reflect.Type {
	if t != nil && t.Kind() == reflect.Slice {
		return t.Elem()
	}
	return nil
}

// fields are the members of an object: those of a struct by name, or all with one type.
type fields struct {
	named map[string]field // nil if any name will do
	other reflect.Type
}

// A field is where a member belongs.
type field struct {
	name  string
	of    reflect.Type
	index []int // as reflect.Value.FieldByIndex takes it
	text  bool  // it is a string, or a pointer to one
}

// members returns the members of an object of type t, nil for any type.
func (t *Types) members(of reflect.Type) fields {
	switch {
	case of != nil && of.Kind() == reflect.Map:
		return fields{other: of.Elem()}
	case of == nil || of.Kind() != reflect.Struct:
		return fields{}
	}
	if known, ok := t.known.Load(of); ok {
		return known.(fields)
	}
	found := membersOf(of)
	t.known.Store(of, found)
	return found
}

// membersOf returns the members of a struct.
func membersOf(t reflect.Type) fields {
	named := map[string]field{}
	for _, f := range reflect.VisibleFields(t) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "" || name == "-" {
			continue
		}
		_, twice := named[name] // then encoding/json knows which
		named[name] = field{name, f.Type, f.Index, isText(f.Type) && f.IsExported() && !twice}
	}
	return fields{named: named}
}

func isText(t reflect.Type) bool {
	return t == reflect.TypeFor[string]() || t == reflect.TypeFor[*string]()
}

// of returns where a member belongs whose name is written as raw, and whether there may be one.
func (f fields) of(raw []byte) (known field, ok bool) {
	if f.named == nil {
		return field{name: unquoted(raw), of: f.other}, true
	}
	if known, ok = f.named[string(raw[1:len(raw)-1])]; !ok { // a backslash is in no name
		known, ok = f.named[unquoted(raw)]
	}
	return known, ok
}
