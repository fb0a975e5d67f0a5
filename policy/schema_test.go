package policy_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"

	"github.com/redactd/redactd/policy"
)

var update = flag.Bool("update", false, "write the files that the tests compare with")

const schemaFile = "../docs/policy.schema.json"

func TestSchemaIsTheOneInDocs(t *testing.T) {
	if *update {
		require.NoError(t, os.WriteFile(schemaFile, policy.Schema(), 0o644))
	}
	want, err := os.ReadFile(schemaFile)
	require.NoError(t, err)
	require.Equal(t, string(want), string(policy.Schema()), "go test ./policy -run Schema -update writes it")
}

var schema = sync.OnceValues(func() (*jsonschema.Schema, error) {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(policy.Schema()))
	if err != nil {
		return nil, err
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("policy.json", doc); err != nil {
		return nil, err
	}
	return c.Compile("policy.json")
})

// conforms returns what the schema says of a policy.
func conforms(t *testing.T, source []byte) error {
	t.Helper()
	s, err := schema()
	require.NoError(t, err)
	var v any
	if err := yaml.Load(source, &v); err != nil {
		return err
	}
	return s.Validate(asJSON(v))
}

// asJSON returns a YAML value as JSON has it: all keys are text.
func asJSON(v any) any {
	switch v := v.(type) {
	case []any:
		for i := range v {
			v[i] = asJSON(v[i])
		}
	case map[string]any:
		for k := range v {
			v[k] = asJSON(v[k])
		}
	case map[any]any:
		out := map[string]any{}
		for k, e := range v {
			out[fmt.Sprint(k)] = asJSON(e)
		}
		return out
	case int:
		return float64(v)
	}
	return v
}

func TestSchemaRefuses(t *testing.T) {
	for _, source := range []string{
		"name: x", "version: 2", "version: 1\nnam: x", "version: 1\nextends: zendsk", "version: 1\nmin_score: 1",
		"version: 1\nentities: {only: [card]}", "version: 1\nentities: [CREDIT_CARD]", "version: 1\ncountries: [Sweden]",
		"version: 1\ncards: {keep_plus: 3}", "version: 1\noperators: {CREDIT_CARD: maskk}",
		"version: 1\noperators: {CREDIT_CARD: {mask: {show: 4}}}", "version: 1\noperators: {CREDIT_CARD: {mask: {show_last: 40}}}",
		"version: 1\nrules: [{name: Staff}]", "version: 1\nrules: [{nam: staff}]", "version: 1\nthresholds: {CREDIT_CARD: high}",
	} {
		require.Error(t, conforms(t, []byte(source)), source)
		_, err := policy.Parse("p", []byte(source))
		require.Error(t, err, source)
	}
}
