package strictjson

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"sync"
)

// An Error says why a document cannot be read, and at which of its bytes.
type Error struct {
	Offset int
	Reason string
}

// Error returns the place and the reason.
func (e *Error) Error() string { return fmt.Sprintf("strictjson: byte %d: %s", e.Offset, e.Reason) }

// Unmarshal is json.Unmarshal for a document that may nest depth deep and has no members that v has not. v is a pointer,
// and no struct in it is embedded by one. All its errors are an *Error.
func Unmarshal(data []byte, v any, depth int) error { return new(Types).Unmarshal(data, v, depth) }

// Types know the members of the types that documents were read as: whoever reads many documents keeps one. It is safe
// for concurrent use.
type Types struct {
	known sync.Map // fields of a struct, by its reflect.Type
}

// Unmarshal is the function of that name.
func (t *Types) Unmarshal(data []byte, v any, depth int) error {
	r := reader{data: data, depth: depth, types: t}
	if err := r.document(reflect.TypeOf(v)); err != nil {
		return err
	}
	if into := reflect.ValueOf(v).Elem(); r.flat && into.Kind() == reflect.Struct && r.store(into) {
		return nil
	}
	err := json.Unmarshal(data, v)
	var kind *json.UnmarshalTypeError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &kind):
		return &Error{int(kind.Offset), "a value of another type belongs here, before this byte"}
	}
	return &Error{0, "the document cannot be read"}
}
