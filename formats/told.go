package formats

import "strings"

// Told names: in {"name":"password","value":"x1"} the name of a field is a value itself. So the value of a field that is
// called like "value" is also looked at as one of the names that were told beside it, of which there may be several, and
// of the field that it is all there is of, as in {"password":{"value":"x1"}}.

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
	switch strings.ToLower(name) {
	case "name", "key", "label", "field", "type", "kind", "document", "tipo", "id", "header", "parameter", "property",
		"attribute":
		return telling
	case "value", "val", "number", "numero", "no", "code", "data", "content", "text", "values", "string":
		return told
	}
	return ordinary
}

// tell adds the field of a name that was told below f to others, if that says something.
func (f *field) tell(others []*field, name string) []*field {
	if name == "" || !isName(name) || len(others) == toldMax {
		return others
	}
	if c := f.child([]byte(name), func(key []byte) string { return string(key) }); !c.plain {
		return append(others, c)
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
