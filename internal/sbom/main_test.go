package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestBill makes the one of this test's own program; a test's program does not say of which modules it
// is, so that packaging/test looks for those, and checks a bill with the schema of CycloneDX.
func TestBill(t *testing.T) {
	self, err := os.Executable()
	require.NoError(t, err)
	var first, second bytes.Buffer
	require.NoError(t, run([]string{self}, &first))
	require.NoError(t, run([]string{self}, &second))
	require.Equal(t, first.String(), second.String())
	var d document
	require.NoError(t, json.Unmarshal(first.Bytes(), &d))
	require.Equal(t, "github.com/redactd/redactd", d.Metadata.Component.Name)
	require.Regexp(t, `^pkg:golang/std@v1\.\d+`, d.Components[len(d.Components)-1].PURL)
	require.Len(t, d.Metadata.Component.Components, 1)
	require.Len(t, d.Metadata.Component.Components[0].Hashes[0].Content, 64)
	require.Len(t, d.Dependencies[0].DependsOn, len(d.Components))
}

func TestBillRefuses(t *testing.T) {
	text := filepath.Join(t.TempDir(), "text")
	require.NoError(t, os.WriteFile(text, []byte("no program"), 0o600))
	for _, programs := range [][]string{nil, {text}, {text + "nothing"}} {
		var out bytes.Buffer
		require.Error(t, run(programs, &out))
		require.Empty(t, out.String())
	}
}
