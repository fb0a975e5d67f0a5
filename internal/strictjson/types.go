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
	named map[string]reflect.Type // nil if any name will do
	other reflect.Type
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
	named := map[string]reflect.Type{}
	for _, f := range reflect.VisibleFields(t) {
		if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); name != "" && name != "-" {
			named[name] = f.Type
		}
	}
	return fields{named: named}
}

// of returns the type of a member, and whether there may be one.
func (f fields) of(name string) (reflect.Type, bool) {
	if f.named == nil {
		return f.other, true
	}
	t, ok := f.named[name]
	return t, ok
}
