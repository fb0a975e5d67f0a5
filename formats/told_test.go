package formats_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/formats"
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

// TestMarkupToldLong has more names and values than are kept at a time.
func TestMarkupToldLong(t *testing.T) {
	r := defaults(t)
	for _, c := range []struct {
		o    formats.Options
		part string
	}{
		{asHTML, "<tr><td>Password</td><td>x1y2</td></tr>\n"},
		{asHTML, "<p><input type='text' value='x1y2' name='password'>\n"},
		{asXML, "<p><name>password</name><value>x1y2</value></p>\n"},
		{asXML, "<p><value>x1y2</value><name>password</name></p>\n"},
		{asXML, "<cvv>1<!-- x -->23</cvv>\n"},
	} {
		doc := []byte("<v>" + strings.Repeat(c.part, 3000) + "</v>")
		whole, found, err := mask(r, c.o, doc)
		require.NoError(t, err)
		require.Len(t, found, 3000, c.part)
		for _, size := range []int{97, 4096, 64 << 10} {
			var at []int
			for i := size; i < len(doc); i += size {
				at = append(at, i)
			}
			require.NoError(t, same(r, c.o, doc, whole, found, nil, at...))
		}
	}
}
