package operators

import "github.com/redactd/redactd/redact"

// HideAll returns an operator that puts a box over every character of the value but spaces and line
// breaks: letters, digits and punctuation. A space stays because it may stand for what must not be
// touched, such as a tag. It is for what may not be stored at all, such as security codes and track
// data (PCI DSS 3.3.1). The box is as for Mask.
func HideAll(box string) (redact.Operator, error) {
	box, err := checkBox(box)
	if err != nil {
		return redact.Operator{}, err
	}
	return redact.Operator{Name: "hide", Settings: boxSetting(box), Box: box, Hide: func(v redact.Value, hide []bool) {
		for i, b := range v.Text {
			hide[i] = b != ' ' && b != '\t' && b != '\n' && b != '\r'
		}
	}}, nil
}
