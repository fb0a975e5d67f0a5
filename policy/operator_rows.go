package policy

import (
	"errors"

	"go.yaml.in/yaml/v4"

	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/redact"
)

// An operatorRow is an operator that a policy may name.
type operatorRow struct {
	name, about string
	// bare returns it with its usual settings for the entity, "" for every one.
	bare func(o Options, e redact.Entity) (redact.Operator, error)
	// settings are those that may stand behind its name; nil if it has none.
	settings func(d *decoder) setting
}

// A setting is read into an operator.
type setting struct {
	shape    shape
	read     func(n *yaml.Node)
	operator func() (redact.Operator, error)
}

// operatorRows returns all of them, in the order in which they are listed.
func operatorRows() []operatorRow {
	return []operatorRow{
		{"mask", "a box over each letter and digit", bareMask, setMask},
		{"replace", "a text, with {entity} and {n} in it", plain(operators.Replace("")), setReplace},
		{"remove", "nothing", plain(operators.Remove(), nil), nil},
		{"keep", "the value itself: it is reported only", plain(operators.Keep(), nil), nil},
		{"hide", "a box over every character", plain(operators.HideAll("")), setHide},
		{"hash", "a keyed hash", bareHash, nil},
		sealingRow("token", "the value, encrypted: the same one every time", withKeys(operators.Token)),
		sealingRow("encrypt", "the value, encrypted: another one every time", withKeys(operators.Encrypt)),
		sealingRow("seal", "the value, encrypted to a recipient: who masks cannot undo it", withRecipient),
		sealingRow("vault", "a random token; the value goes into the vault", withVault),
		{"fpe", "another value of the same shape, by format-preserving encryption", bareFPE, setFPE},
		{"surrogate", "a made-up value that is nobody's", bareSurrogate, nil},
		{"shift", "another date, some days away", bareShift, setShift},
		{"generalise", "less of the value: the year, an area, a network", bareGeneralise, setGeneralise},
	}
}

// OperatorNames returns the operators that a policy may name.
func OperatorNames() (names []string) {
	for _, row := range operatorRows() {
		names = append(names, row.name)
	}
	return names
}

// operator returns an operator with its usual settings for the entity.
func (o Options) operator(name string, e redact.Entity) (redact.Operator, error) {
	for _, row := range operatorRows() {
		if row.name == name {
			return row.bare(o, e)
		}
	}
	return redact.Operator{}, errors.New("policy: there is no operator " + oneOf(name, OperatorNames()))
}

// plain returns an operator that is the same for every entity.
func plain(op redact.Operator, err error) func(Options, redact.Entity) (redact.Operator, error) {
	return func(Options, redact.Entity) (redact.Operator, error) { return op, err }
}

func setHide(d *decoder) setting {
	box := ""
	list := []field{d.boxField(&box)}
	return setting{object(list), func(n *yaml.Node) { d.fields(n, "hide", list) }, func() (redact.Operator, error) {
		return operators.HideAll(box)
	}}
}

func (d *decoder) boxField(box *string) field {
	return field{"box", "the character that takes the place of another", anyText(), func(n *yaml.Node) { *box, _ = d.text(n, "box") }}
}

func setReplace(d *decoder) setting {
	template := ""
	return setting{textUpTo(200), func(n *yaml.Node) { template, _ = d.text(n, "replace") }, func() (redact.Operator, error) {
		return operators.Replace(template)
	}}
}
