package server

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestScanDocument finds what masking the document hides, at its places.
func TestScanDocument(t *testing.T) {
	s, log := newServer(t, Config{})
	for _, c := range []struct {
		query, media, in string
		status, n        int
		says             []string
	}{
		{"", jsonText, clearJSON, 200, 3, []string{
			`"type":"US_SSN","start":9,"end":20,`, `"path":"/ssn"`, `"path":"/card"`, `"path":"/list/0"`,
		}},
		{"?fields=ssn", jsonText, clearJSON, 200, 1, []string{`"path":"/ssn"`}},
		{"?operator=keep", "text/csv", "name,ssn\nx🙈,536-90-4399\n", 200, 1, []string{`"utf16":{"start":13,"end":24}`, `"runes":{"start":12`}},
		{"", plainText, clearText, 200, 2, []string{`"type":"EMAIL_ADDRESS"`, `"path":""`}},
		{"", jsonText, `{}`, 200, 0, []string{`{"findings":[]}`}},
		{"", jsonText, `{"card": 4111111111111111`, 400, 0, nil},
		{"?header=" + canary, "text/csv", "a\n", 400, 0, nil},
		{"?" + canary, jsonText, clearJSON, 400, 0, nil},
		{"?policy=" + canary, jsonText, clearJSON, 422, 0, nil},
		{"", canary, canary, 415, 0, nil},
		{"", jsonText, "PK\x03\x04" + canary, 415, 0, nil},
	} {
		status, out := post(t, s, "/v1/scan/document"+c.query, c.media, c.in)
		require.Equal(t, c.status, status, "%s %s %s", c.query, c.media, out)
		for _, part := range c.says {
			require.Contains(t, out, part)
		}
		for _, value := range []string{canary, "536-90-4399", "ann@example.com"} {
			require.NotContains(t, out, value)
		}
		require.Equal(t, c.n, strings.Count(out, `"path"`), out)
	}
	require.False(t, strings.Contains(log.String(), canary))
}
