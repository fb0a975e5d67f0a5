package detectors

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/redact"
	"github.com/redactd/redactd/redact/redacttest"
)

// ownRows are the rows of this family, without the rest of the catalogue.
func ownRows() []redact.Detector { return append(Network(), Secrets()...) }

// ownRedactor looks for the rows of this family only.
func ownRedactor(t testing.TB) *redact.Redactor {
	t.Helper()
	r, err := redact.New(redact.Policy{
		Detectors: ownRows(),
		Default: redact.Operator{Name: "replace", Replace: func(dst []byte, v redact.Value) []byte {
			return append(append(append(dst, '['), v.Entity...), ']')
		}},
	})
	require.NoError(t, err)
	return r
}

func TestNetworkMarked(t *testing.T) { runMarked(t, Network()) }

func runMarked(t *testing.T, rows []redact.Detector) {
	r := ownRedactor(t)
	for _, d := range rows {
		t.Run(d.Name, func(t *testing.T) {
			cases := redacttest.Detector(t, d, "../testdata/detectors/"+d.Name+".txt")
			for _, c := range cases {
				redacttest.Run(t, r, c)
			}
		})
	}
}
