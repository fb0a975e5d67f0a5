package operators

import (
	"strconv"
	"strings"

	"github.com/redactd/redactd/redact"
)

// DefaultTemplate is what Replace writes where nothing else is said, such as "[EMAIL_ADDRESS]".
const DefaultTemplate = "[{entity}]"

// NumberedTemplate tells the values of a text apart, such as "[EMAIL_ADDRESS_1]" and "[EMAIL_ADDRESS_2]".
const NumberedTemplate = "[{entity}_{n}]"

// Replace returns an operator that writes the template, "" for DefaultTemplate, in place of the
// value; {entity} in it becomes the entity's name, and {n} the number of the value: the first of an entity in a
// text, in a stream or in what [redact.Redactor.Scope] joins is 1, and the same value has the same number wherever it
// stands there. From the 10,000th value on all have 0, and so has what may not be told apart: see [NeverStored].
//
// It refuses templates over 200 bytes and such that may break what is around the value or be taken for a value
// themselves: with control characters, any of " ' ` \ $ { } % @, or more than three digits; and with {n} at either
// end or beside a digit, as numbers may stand around it.
func Replace(template string) (redact.Operator, error) {
	if template == "" {
		template = DefaultTemplate
	}
	parts, err := parseTemplate(template)
	if err != nil {
		return redact.Operator{}, err
	}
	key := new(int) // of the numbers that this operator keeps in a scope
	settings := ""
	if template != DefaultTemplate {
		settings = template
	}
	return redact.Operator{Name: "replace", Settings: settings, Replace: func(dst []byte, v redact.Value) []byte {
		for _, p := range parts {
			switch dst = append(dst, p.before...); p.name {
			case entityName:
				dst = append(dst, v.Entity...)
			case numberName:
				dst = strconv.AppendInt(dst, int64(numberOf(key, v)), 10)
			}
		}
		return dst
	}}, nil
}

// A part of a template is the text before a name, and the name: the last has none.
type part struct{ before, name string }

const (
	entityName = "{entity}"
	numberName = "{n}"
)

// parseTemplate splits a template at its names.
func parseTemplate(template string) (parts []part, err error) {
	rest := template
	for rest != "" {
		p := part{before: rest}
		for _, name := range []string{entityName, numberName} {
			if before, _, ok := strings.Cut(rest, name); ok && len(before) < len(p.before) {
				p = part{before, name}
			}
		}
		parts, rest = append(parts, p), rest[len(p.before)+len(p.name):]
	}
	return parts, checkTemplate(template, parts)
}

// Remove returns an operator that takes the value out and leaves what is around it. What was apart may then read as one, so
// behind a digit the engine leaves a box in its place: prefer Replace where the masked text is read by machines.
func Remove() redact.Operator {
	return redact.Operator{Name: "remove", Replace: func(dst []byte, _ redact.Value) []byte {
		return dst
	}}
}

// Keep returns an operator that leaves the value as it is: it is found and reported only.
func Keep() redact.Operator { return redact.Operator{Name: "keep"} }
