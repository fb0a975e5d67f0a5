package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

func TestNotes(t *testing.T) {
	r, err := redact.New(policy.Default())
	require.NoError(t, err)
	s := httptest.NewServer(service(r))
	defer s.Close()

	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	_, err = io.WriteString(z, `{"note": "mail of order 88213: jo@example.com"}`)
	require.NoError(t, err)
	require.NoError(t, z.Close())

	card := `{"note": "card 4111 1111 1111 1111"}`
	require.Equal(t, 201, send(t, s.URL, "application/json", "", strings.NewReader(card)))
	require.Equal(t, 201, send(t, s.URL, "application/json", "gzip", &packed))
	require.Equal(t, 415, send(t, s.URL, "application/json", "br", strings.NewReader(card)))
	require.Equal(t, 415, send(t, s.URL, "application/x-note", "", strings.NewReader(card)))
	require.Equal(t, 400, send(t, s.URL, "application/json", "", strings.NewReader(card[:20])))
	require.Equal(t, 413, send(t, s.URL, "application/json", "", strings.NewReader(strings.Repeat(card, maxBody/len(card)+1))))

	res, err := http.Get(s.URL + "/notes")
	require.NoError(t, err)
	defer res.Body.Close()
	all, err := io.ReadAll(res.Body)
	require.NoError(t, err)
	require.JSONEq(t, `["card 4111 11▇▇ ▇▇▇▇ 1111", "mail of order 88213: [EMAIL_ADDRESS]"]`, string(all))
}

// send posts a note and returns the status.
func send(t *testing.T, url, media, coding string, body io.Reader) int {
	req, err := http.NewRequest("POST", url+"/notes", body)
	require.NoError(t, err)
	req.Header.Set("Content-Type", media)
	if coding != "" {
		req.Header.Set("Content-Encoding", coding)
	}
	res, err := http.DefaultClient.Do(req)
	require.NoError(t, err)
	defer res.Body.Close()
	return res.StatusCode
}
