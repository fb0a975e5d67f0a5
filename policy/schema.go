package policy

import (
	"encoding/json"

	"github.com/redactd/redactd/detectors"
)

// Schema returns what a policy file looks like as JSON Schema, draft 2020-12, for editors and other tools. It accepts
// every policy that is read here; what it cannot say, such as whether a pattern ever matches, only Lint knows.
func Schema() []byte {
	d := &decoder{known: knownNames(detectors.All())}
	s := object(d.policyFields(newSettings())).json()
	s["$defs"] = map[string]any{
		"entity":   oneShape(textOf(d.known.entities), textLike("^[A-Z][A-Z0-9_]*$")).json(),
		"detector": oneShape(textOf(d.known.detectors), textLike("^[a-z][a-z0-9_]*$")).json(),
		"operator": d.operatorShape().json(),
	}
	s["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	s["$id"] = "https://github.com/redactd/redactd/docs/policy.schema.json"
	s["title"] = "redactd policy"
	s["required"] = []string{"version"}
	out, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		panic("policy: internal error: the schema is no JSON")
	}
	return append(out, '\n')
}

// json returns the schema of a shape.
func (s shape) json() map[string]any {
	if s.ref != "" {
		return map[string]any{"$ref": "#/$defs/" + s.ref}
	}
	out := map[string]any{}
	out["type"] = s.kind
	switch s.kind {
	case "":
		var list []any
		for _, e := range s.either {
			list = append(list, e.json())
		}
		return map[string]any{"anyOf": list}
	case kindText:
		s.textJSON(out)
	case kindNumber, kindCount:
		s.numberJSON(out)
	case kindList:
		out["items"] = s.of.json()
		limit(out, "maxItems", s.most)
	case kindMap:
		s.mappedJSON(out)
	}
	return out
}

// limit adds a limit, if there is one.
func limit(out map[string]any, name string, v float64) {
	if v > 0 {
		out[name] = v
	}
}

func (s shape) textJSON(out map[string]any) {
	limit(out, "maxLength", s.most)
	if s.pattern != "" {
		out["pattern"] = s.pattern
	}
	if s.names != nil {
		out["enum"] = s.names
	} else {
		out["type"] = []kind{kindText, kindNumber, kindFlag} // YAML's other values are read as they are written
	}
}

func (s shape) numberJSON(out map[string]any) {
	least, most := "minimum", "maximum"
	if s.open {
		least, most = "exclusiveMinimum", "exclusiveMaximum"
	}
	out[least] = s.least
	limit(out, most, s.most)
}

func (s shape) mappedJSON(out map[string]any) {
	if s.of != nil {
		out["additionalProperties"] = s.of.json()
		if s.keys != nil {
			out["propertyNames"] = s.keys.json()
		}
		return
	}
	properties := map[string]any{}
	for _, f := range s.fields {
		p := f.shape.json()
		p["description"] = f.about
		properties[f.name] = p
	}
	out["properties"], out["additionalProperties"] = properties, false
}
