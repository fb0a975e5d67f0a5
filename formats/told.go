package formats

import "strings"

// Told names: in {"name":"password","value":"x1"} the name of a field is a value itself. So the value of a field that is
// called like "value" is also looked at as one of the name that was told beside it.

// A role is what the name of a field says of the values beside it.
type role uint8

const (
	ordinary role = iota
	telling       // its value is a name
	told          // its value is that of such a name
)

func roleOf(name string) role {
	switch strings.ToLower(name) {
	case "name", "key", "label", "field", "type", "kind", "document", "tipo":
		return telling
	case "value", "val", "number", "numero", "no", "code", "data", "content", "text":
		return told
	}
	return ordinary
}

// toldField returns the field of a told name below f, or nil if that says nothing.
func (f *field) toldField(name string) *field {
	if name == "" || !isName(name) {
		return nil
	}
	c := f.child([]byte(name), func(key []byte) string { return string(key) })
	if c.plain {
		return nil
	}
	return c
}
