package formats_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/formats"
)

func TestText(t *testing.T) {
	r := defaults(t)
	for _, o := range []formats.Options{{Format: "text"}, {}, {FileName: "a.txt"}, {MediaType: "text/plain; charset=utf-8"}} {
		require.Equal(t, "card 411111▇▇▇▇▇▇1111\n", masked(t, r, o, "card 4111111111111111\n"))
	}
	long := strings.Repeat("mail jo@example.com or card 4111 1111 1111 1111\n", 4000)
	want, err := r.String(long)
	require.NoError(t, err)
	out, found, err := mask(r, formats.Options{}, []byte(long))
	require.NoError(t, err)
	require.Equal(t, want, string(out))
	require.Len(t, found, 8000)
	require.Equal(t, "jo@example.com", long[found[7998].Start:found[7998].End])
}
