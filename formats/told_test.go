package formats_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// told returns JSON in which names are told before, behind and around their values.
func (r random) told(depth int) string {
	if depth == 0 || r.IntN(3) == 0 {
		return r.of([]string{`"password"`, `"ssn"`, `"cvv"`, `"x1"`, `536224321`, `"123"`, `1.23e2`, `"a b"`, `null`, `"color"`})
	}
	if r.IntN(4) == 0 {
		return r.inside('[', ']', func() string { return r.told(depth - 1) })
	}
	return r.inside('{', '}', func() string {
		return r.quoted(r.of([]string{"name", "value", "Key", "Value", "S", "password", "a"})) + ":" + r.told(depth-1)
	})
}

// TestRandomTold checks the promises at every cut.
func TestRandomTold(t *testing.T) {
	r, from := defaults(t), random{rand.New(rand.NewPCG(5, 5))}
	masked := 0
	for range 200 {
		doc := from.told(3)
		require.NoError(t, promises(r, asJSON, []byte(doc)))
		out, _, err := maskString(r, asJSON, doc)
		require.NoError(t, err)
		masked += strings.Count(out, "[PASSWORD]")
	}
	require.Greater(t, masked, 50)
}
