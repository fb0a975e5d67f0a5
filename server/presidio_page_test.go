package server

import (
	"os"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

// TestPresidioPage asks what docs/presidio.md asks.
func TestPresidioPage(t *testing.T) {
	page, err := os.ReadFile("../docs/presidio.md")
	require.NoError(t, err)
	p, err := policy.Profile("presidio")
	require.NoError(t, err)
	s, _ := newServer(t, Config{Policies: []redact.Policy{p}})
	asked := regexp.MustCompile(`(?m)^\$ curl -d '(.*)' -H .* 127\.0\.0\.1:8899(\S*)\n(.*\n)`).FindAllSubmatch(page, -1)
	require.Len(t, asked, 2)
	for _, m := range asked {
		status, out := post(t, s, string(m[2]), jsonText, string(m[1]))
		require.Equal(t, 200, status)
		require.Equal(t, string(m[3]), out)
	}
}
