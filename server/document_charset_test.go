package server

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestDocumentCharsets(t *testing.T) {
	s, _ := newServer(t, Config{})
	for _, c := range []struct {
		media, in, out string
		status         int
	}{
		{"text/html; charset=iso-8859-1", "<p>J\xfcrgen ann@example.com 4111 1111 1111 1111</p>", "<p>J\xfcrgen [EMAIL_ADDRESS] 4111 11** **** 1111</p>", 200},
		{"application/json; charset=UTF-16", `{"ssn":"536-90-4399"}`, "", 415}, {"text/csv; charset=csUCS4", "a,b\n", "", 415},
		{"text/html; charset=utf-16le", "<p>4111 1111 1111 1111</p>", "", 415}, // ASCII that says it is something else
		{"text/csv; charset=iso-2022-jp", "a,b\n", "", 415},
		{"text/csv; charset=nonsense-4111111111111111", "a,b\n", "", 415},
	} {
		status, body := post(t, s, "/v1/redact/document", c.media, c.in)
		require.Equal(t, c.status, status, "%s: %s", c.media, body)
		if c.status == 200 {
			require.Equal(t, c.out, body, c.media)
		} else {
			require.NotContains(t, body, "4111")
		}
	}
}
