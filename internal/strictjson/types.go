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
	opens byte  // what a value begins with that encoding/json is not needed for, 0 if it always is
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
		opens := opening(f.Type)
		if _, twice := named[name]; twice || !f.IsExported() { // then encoding/json knows which, and whether
			opens = 0
		}
		named[name] = field{name, f.Type, f.Index, opens}
	}
	return fields{named: named}
}

// opening is what a text of type t begins with, or a list of texts, and 0 for other types.
func opening(t reflect.Type) byte {
	switch t {
	case reflect.TypeFor[string](), reflect.TypeFor[*string]():
		return '"'
	case reflect.TypeFor[[]string]():
		return '['
	}
	return 0
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
