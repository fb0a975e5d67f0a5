package policy_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/policy"
)

const brokenGolden = "testdata/broken.golden"

// TestBrokenPolicies compares what is said of each broken policy, line and column with it, with the golden file.
func TestBrokenPolicies(t *testing.T) {
	files, err := filepath.Glob("testdata/broken/*.yaml")
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(files), 50)
	set, err := keys.New()
	require.NoError(t, err)
	var got bytes.Buffer
	for _, file := range files {
		source, err := os.ReadFile(file)
		require.NoError(t, err)
		o := policy.Options{Keys: set}
		if strings.Contains(file, "without-keys") {
			o.Keys = nil
		}
		_, err = o.Parse(filepath.Base(file), source)
		require.Error(t, err, file)
		got.WriteString(err.Error() + "\n\n")
	}
	if *update {
		require.NoError(t, os.WriteFile(brokenGolden, got.Bytes(), 0o644))
	}
	want, err := os.ReadFile(brokenGolden)
	require.NoError(t, err)
	require.Equal(t, string(want), got.String(), "go test ./policy -run Broken -update writes it: read the difference first")
}
