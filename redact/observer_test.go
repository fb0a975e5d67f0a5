package redact_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/detectors"
	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

const observed = "pay 4111 1111 1111 1111 cvv 123 to jo@example.com\nssn: \\u0030\\u0037\\u0038-05-1121 \n" +
	"-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ\n-----END PRIVATE KEY-----\nbye"

// applied makes the edits on a text.
func applied(src string, edits []redact.Edit) string {
	var b strings.Builder
	at := 0
	for _, e := range edits {
		b.WriteString(src[at:e.Start] + string(e.Text))
		at = int(e.End)
	}
	return b.String() + src[at:]
}

// TestEdits makes the masked text of the source and its edits alone, whatever the pieces.
func TestEdits(t *testing.T) {
	removing := redact.Operator{Name: "remove", Replace: func(dst []byte, _ redact.Value) []byte { return dst }}
	long := strings.Repeat(observed+strings.Repeat("4111111111111111", 3000), 3)
	for _, p := range []redact.Policy{policy.Default(), {Detectors: detectors.All(), Default: removing}} {
		r, err := redact.New(p)
		require.NoError(t, err)
		for _, src := range []string{observed, long} {
			var edits []redact.Edit
			var found int
			o := redact.Observer{
				OnFinding: func(redact.Finding) { found++ },
				OnEdit: func(e redact.Edit) {
					e.Text = bytes.Clone(e.Text)
					edits = append(edits, e)
				},
			}
			masked, err := r.Observe([]byte(">"), []byte(src), o)
			require.NoError(t, err)
			require.Equal(t, string(masked), ">"+applied(src, edits))
			require.GreaterOrEqual(t, found, 5)
			whole := edits
			edits = nil
			var b bytes.Buffer
			w := r.NewWriter(&b)
			w.Observer = o
			step := 1
			if testing.Short() && len(src) > len(observed) {
				step = 61
			}
			for i := 0; i < len(src); i += step {
				_, err := w.Write([]byte(src[i:min(i+step, len(src))]))
				require.NoError(t, err)
			}
			require.NoError(t, w.Close())
			require.Equal(t, string(masked), ">"+b.String())
			require.Equal(t, whole, edits)
		}
	}
}

// TestObserveForgets calls nothing that a call before was given.
func TestObserveForgets(t *testing.T) {
	r, err := redact.New(policy.Default())
	require.NoError(t, err)
	calls := 0
	for range 3 {
		_, err = r.Observe(nil, []byte(observed), redact.Observer{OnEdit: func(redact.Edit) { calls++ }})
		require.NoError(t, err)
		was := calls
		_, err = r.Append(nil, []byte(observed))
		require.NoError(t, err)
		require.Equal(t, was, calls)
	}
	require.Positive(t, calls)
}
