package operators

import (
	"strings"

	"github.com/redactd/redactd/redact"
)

// DefaultTemplate is what Replace writes where nothing else is said, such as "[EMAIL_ADDRESS]".
const DefaultTemplate = "[{entity}]"

// Replace returns an operator that writes the template, "" for DefaultTemplate, in place of the
// value; {entity} in it becomes the entity's name. It refuses templates over 200 bytes and such
// that may break what is around the value or be taken for a value themselves: with control
// characters, any of " ' ` \ $ { } % @, or more than three digits.
func Replace(template string) (redact.Operator, error) {
	if template == "" {
		template = DefaultTemplate
	}
	parts := strings.Split(template, "{entity}")
	if err := checkTemplate(parts); err != nil {
		return redact.Operator{}, err
	}
	return redact.Operator{Name: "replace", Replace: func(dst []byte, v redact.Value) []byte {
		dst = append(dst, parts[0]...)
		for _, part := range parts[1:] {
			dst = append(dst, v.Entity...)
			dst = append(dst, part...)
		}
		return dst
	}}, nil
}

// Remove returns an operator that takes the value out and leaves what is around it. What was apart
// may then read as one: prefer Replace where the masked text is read by machines.
func Remove() redact.Operator {
	return redact.Operator{Name: "remove", Replace: func(dst []byte, _ redact.Value) []byte {
		return dst
	}}
}

// Keep returns an operator that leaves the value as it is: it is found and reported only.
func Keep() redact.Operator { return redact.Operator{Name: "keep"} }
