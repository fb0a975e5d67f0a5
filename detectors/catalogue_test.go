package detectors

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/redact"
	"github.com/redactd/redactd/redact/redacttest"
)

// catalogue makes a redactor of every row and rival; what is off stays off.
func catalogue(t testing.TB, countries ...string) *redact.Redactor { return awake(t, "", countries...) }

// awake is the catalogue with the row of a name, whether it is off or not.
func awake(t testing.TB, name string, countries ...string) *redact.Redactor {
	t.Helper()
	all := All()
	for i := range all {
		all[i].Off = all[i].Off && all[i].Name != name
	}
	r, err := redact.New(redact.Policy{
		Detectors: all,
		Rivals:    Rivals(),
		Countries: countries,
		Default: redact.Operator{Name: "replace", Replace: func(dst []byte, v redact.Value) []byte {
			return append(append(append(dst, '['), v.Entity...), ']')
		}},
	})
	require.NoError(t, err)
	return r
}

// TestNumbersMarked runs the marked files of the rows of numbers against the whole catalogue.
func TestNumbersMarked(t *testing.T) {
	made := map[string]*redact.Redactor{} // by the row that is off and the countries
	for _, d := range slices.Concat(Identifiers(), Money(), Phones(), Personal()) {
		t.Run(d.Name, func(t *testing.T) {
			name := ""
			if d.Off {
				name, d.Off = d.Name, false
			}
			for _, c := range redacttest.Detector(t, d, "../testdata/detectors/"+d.Name+".txt") {
				key := name + " " + strings.Join(c.Countries, " ")
				if made[key] == nil {
					made[key] = awake(t, name, c.Countries...)
				}
				redacttest.Run(t, made[key], c)
			}
		})
	}
}

func TestNamesAreUnique(t *testing.T) {
	seen := map[string]bool{}
	for _, d := range All() {
		require.False(t, seen[d.Name], d.Name)
		seen[d.Name] = true
	}
}

func TestRivalsTakeBits(t *testing.T) {
	for _, r := range Rivals() {
		require.NotEmpty(t, r.Name)
		require.Negative(t, r.Bits, r.Name)
		require.NotNil(t, r.Match, r.Name)
	}
}
