package policy

import "go.yaml.in/yaml/v4"

// A field reads the value of one key, and says what it looks like.
type field struct {
	name  string
	about string // a sentence for who writes a policy
	shape shape
	read  func(value *yaml.Node)
}

// group returns a field that has fields itself. what is their owner's name in errors.
func (d *decoder) group(name, about string, fields []field) field {
	return field{name, about, object(fields), func(n *yaml.Node) { d.fields(n, name, fields) }}
}

// A shape is what a value looks like: enough to check it while it is written, see Schema. What it lets through the
// reader may still refuse.
type shape struct {
	kind    kind
	ref     string   // one of those that Schema defines once
	names   []string // what a text may be; nil for any
	keys    *shape   // of a table; nil for any
	pattern string   // of a text, as JSON Schema has it
	least   float64  // of a number
	most    float64  // of a number, the size of a list, the length of a text in bytes; 0 for any
	open    bool     // a number is not least or most itself
	of      *shape   // the entries of a list or table
	fields  []field  // of an object
	either  []shape  // one of these, where it has no kind
}

type kind string

const (
	kindText   kind = "string"
	kindNumber kind = "number"
	kindCount  kind = "integer"
	kindFlag   kind = "boolean"
	kindList   kind = "array"
	kindMap    kind = "object"
)

func textOf(names []string) shape     { return shape{kind: kindText, names: names} }
func textLike(pattern string) shape   { return shape{kind: kindText, pattern: pattern} }
func textUpTo(bytes int) shape        { return shape{kind: kindText, most: float64(bytes)} }
func countTo(most int) shape          { return shape{kind: kindCount, most: float64(most)} }
func listOf(of shape, most int) shape { return shape{kind: kindList, of: &of, most: float64(most)} }
func tableOf(keys, of shape) shape    { return shape{kind: kindMap, keys: &keys, of: &of} }
func object(fields []field) shape     { return shape{kind: kindMap, fields: fields} }
func oneShape(either ...shape) shape  { return shape{either: either} }
func anyText() shape                  { return shape{kind: kindText} }
func yesNo() shape                    { return shape{kind: kindFlag} }
func anEntity() shape                 { return shape{ref: "entity"} }
func aDetector() shape                { return shape{ref: "detector"} }
func anOperator() shape               { return shape{ref: "operator"} }
func share() shape                    { return shape{kind: kindNumber, most: 1, open: true} }
