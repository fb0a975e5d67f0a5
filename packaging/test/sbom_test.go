package test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	cyclonedx "github.com/CycloneDX/cyclonedx-go"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"
)

// bill is the bill of materials of the programs.
func bill(t *testing.T) []byte {
	t.Helper()
	dir, err := programs()
	require.NoError(t, err)
	cmd := exec.Command("go", "run", "./internal/sbom", filepath.Join(dir, "redact"), filepath.Join(dir, "redactd"))
	cmd.Dir = root
	out, err := cmd.Output()
	require.NoError(t, err)
	return out
}

// TestBill checks it with the schema that CycloneDX publishes.
func TestBill(t *testing.T) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/CycloneDX/cyclonedx-go").Output()
	require.NoError(t, err)
	dir := filepath.Join(strings.TrimSpace(string(out)), "schema")
	c := jsonschema.NewCompiler()
	for name, file := range map[string]string{"spdx.schema.json": "spdx.schema.json", "jsf-0.82.schema.json": "jsf-0.82.schemax.json"} {
		f, err := os.Open(filepath.Join(dir, file))
		require.NoError(t, err)
		defer f.Close()
		part, err := jsonschema.UnmarshalJSON(f)
		require.NoError(t, err)
		require.NoError(t, c.AddResource("http://cyclonedx.org/schema/"+name, part))
	}
	schema, err := c.Compile(filepath.Join(dir, "bom-1.6.schema.json"))
	require.NoError(t, err)
	text := bill(t)
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	require.NoError(t, err)
	require.NoError(t, schema.Validate(value))
	value.(map[string]any)["components"] = "none"
	require.Error(t, schema.Validate(value))
}

// TestBillHasAll compares it with what go list says that the programs are made of.
func TestBillHasAll(t *testing.T) {
	cmd := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}@{{.Version}}{{end}}{{end}}",
		"./cmd/redact", "./cmd/redactd")
	cmd.Dir = root
	cmd.Env = append(cmd.Environ(), "CGO_ENABLED=0")
	out, err := cmd.Output()
	require.NoError(t, err)
	var b cyclonedx.BOM
	require.NoError(t, json.Unmarshal(bill(t), &b))
	var purls []string
	for _, c := range *b.Components {
		purls = append(purls, c.PackageURL)
	}
	for module := range strings.FieldsSeq(string(out)) {
		require.Contains(t, purls, "pkg:golang/"+module)
	}
	require.Len(t, *b.Metadata.Component.Components, 2)
}
