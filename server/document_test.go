package server

import (
	"io"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const (
	clearJSON  = `{"ssn": "536-90-4399", "card": 4111111111111111, "list": ["ann@example.com", 1.50, null]}`
	hiddenJSON = `{"ssn": "[US_SSN]", "card": "411111▇▇▇▇▇▇1111", "list": ["[EMAIL_ADDRESS]", 1.50, null]}`
)

func TestDocuments(t *testing.T) {
	s, log := newServer(t, Config{})
	for _, c := range []struct {
		query, media, in, out string
		status                int
	}{
		{"", jsonText, clearJSON, hiddenJSON, 200},
		{"", "application/json; charset=UTF-8", clearJSON, hiddenJSON, 200},
		{"", ndjson, clearJSON + "\n" + clearJSON + "\n", hiddenJSON + "\n" + hiddenJSON + "\n", 200},
		{"?fields=card", jsonText, clearJSON, strings.Replace(clearJSON, "4111111111111111", `"411111▇▇▇▇▇▇1111"`, 1), 200},
		{"?operator=replace", "text/csv", "name,ssn\nx,536-90-4399\n", "name,ssn\nx,[US_SSN]\n", 200},
		{"?header=yes", "text/tab-separated-values", "a\tssn\nx\t536-90-4399\n", "a\tssn\nx\t[US_SSN]\n", 200},
		{"", plainText, clearText, hiddenText, 200},
		{"", "application/x-www-form-urlencoded", "a=1&mail=ann%40example.com", "a=1&mail=%5BEMAIL_ADDRESS%5D", 200},
		{"", "text/html", "<p>ann@example.com</p>", "<p>[EMAIL_ADDRESS]</p>", 200},
		{"", "application/xml", "<a>ann@example.com</a>", "<a>[EMAIL_ADDRESS]</a>", 200},
		{"", "text/event-stream", "data: ann@example.com\n\n", "data: [EMAIL_ADDRESS]\n\n", 200},
		{"", "multipart/mixed; boundary=x", "--x\r\n\r\nann@example.com\r\n--x--\r\n", "--x\r\n\r\n[EMAIL_ADDRESS]\r\n--x--\r\n", 200},
		{"", "multipart/mixed; boundary=card" + canary, "--card" + canary + "\r\n\r\nx\r\n--card" + canary + "--\r\n", "", 415},
		{"?fields=" + canary, plainText, clearText, "", 400},
		{"?header=" + canary, "text/csv", "a\n", "", 400},
		{"?" + canary, jsonText, clearJSON, "", 400},
		{"?fields=a&fields=" + canary, jsonText, clearJSON, "", 400},
		{"?policy=" + canary, jsonText, clearJSON, "", 422},
		{"", jsonText, `{"card": 4111111111111111`, "", 400},
		{"", jsonText, `{"card": 4111111111111111}}`, "", 400},
		{"", jsonText, strings.Repeat("[", 100) + canary, "", 400},
		{"", "application/pdf", canary, "", 415},
		{"", canary, canary, "", 415},
		{"", "application/json; charset=utf-16", clearJSON, "", 415},
		{"", jsonText, "PK\x03\x04" + canary, "", 415},
	} {
		status, out := post(t, s, "/v1/redact/document"+c.query, c.media, c.in)
		require.Equal(t, c.status, status, "%s %s %s", c.query, c.media, out)
		require.NotContains(t, out, canary)
		if status == 200 {
			require.Equal(t, c.out, out)
		}
	}
	require.False(t, strings.Contains(log.String(), canary))
}

// TestDocumentsAtEveryCut hands a document to the handler in two pieces.
func TestDocumentsAtEveryCut(t *testing.T) {
	s, _ := newServer(t, Config{})
	for i := range clearJSON {
		r := httptest.NewRequest("POST", "/v1/redact/document",
			io.MultiReader(strings.NewReader(clearJSON[:i]), strings.NewReader(clearJSON[i:])))
		r.Header.Set("Content-Type", jsonText)
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		require.Equal(t, hiddenJSON, w.Body.String(), "cut at %d", i)
		require.Equal(t, "application/json; charset=utf-8", w.Header().Get("Content-Type"))
	}
}

// TestADocumentThatBreaksIsNotWhole: what stands before its fault may be out.
func TestADocumentThatBreaksIsNotWhole(t *testing.T) {
	s, _ := newServer(t, Config{})
	on := serve(t, s)
	first := `["` + strings.Repeat("x", 200) + `", `
	out := raw(t, on, "POST /v1/redact/document HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"+
		"Transfer-Encoding: chunked\r\n\r\ncd\r\n"+first+"\r\n15\r\n"+`"4111111111111111" }} `+"\r\n0\r\n\r\n", true)
	require.NotContains(t, out, canary)
	require.NotContains(t, out, "\r\n0\r\n\r\n", "the last chunk")
}
