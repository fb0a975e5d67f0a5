package server

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

// failing is a policy whose operator fails for one address and panics for another.
func failing() redact.Policy {
	p := policy.Default()
	p.Operators = map[redact.Entity]redact.Operator{"EMAIL_ADDRESS": {Name: "test", Replace: func(dst []byte, v redact.Value) []byte {
		switch {
		case v.Draft:
		case strings.HasPrefix(string(v.Text), "fails"):
			v.Fail(errors.New("vault: " + "the disk is full: make room"))
		case strings.HasPrefix(string(v.Text), "panics"):
			panic(canary)
		}
		return append(dst, "[EMAIL_ADDRESS]"...)
	}}}
	return p
}

// failures are bodies for which it fails, by what they are sent as, and what answers have then.
var failures = []struct{ path, media, body, want, wantMedia string }{
	{"/v1/redact", plainText, "mail %s, card " + canary, "[TEXT_MASKED]", "text/plain; charset=utf-8"},
	{"/v1/redact", plainText, strings.Repeat("long ", 5000) + "mail %s, card " + canary, "[TEXT_MASKED]", "text/plain; charset=utf-8"},
	{"/v1/redact", jsonText, `{"text":"mail %s, card ` + canary + `"}`, `{"text":"[TEXT_MASKED]","findings":[]}` + "\n", jsonText},
	{"/v1/redact", jsonText, `{"texts":["x","mail %s, card ` + canary + `"]}`,
		`{"results":[{"text":"[TEXT_MASKED]","findings":[]},{"text":"[TEXT_MASKED]","findings":[]}]}` + "\n", jsonText},
	{"/v1/redact/document", jsonText, `{"a":"mail %s","b":"` + canary + `"}`, "[TEXT_MASKED]", "text/plain; charset=utf-8"},
	{"/v1/redact/document", "text/csv", "a,b\n%s," + canary + "\n", "[TEXT_MASKED]", "text/plain; charset=utf-8"},
}

func TestATextThatCannotBeMasked(t *testing.T) {
	for _, all := range []bool{false, true} {
		var events []Event
		s, log := newServer(t, Config{
			Policies: []redact.Policy{failing()}, MaskAll: all,
			Audit: func(e Event) error { events = append(events, e); return nil },
		})
		for _, c := range failures {
			for _, value := range []string{"fails@example.com", "panics@example.com"} {
				r := httptest.NewRequest("POST", c.path, strings.NewReader(strings.ReplaceAll(c.body, "%s", value)))
				r.Header.Set("Content-Type", c.media)
				w := httptest.NewRecorder()
				newContract(t).check(s, w, r)
				require.NotContains(t, w.Body.String(), canary)
				require.NotContains(t, w.Body.String(), "example.com")
				if e := events[len(events)-1]; all {
					require.Equal(t, 200, w.Code, "%s %s", c.path, value)
					require.Equal(t, c.want, w.Body.String())
					require.Equal(t, c.wantMedia, w.Header().Get("Content-Type"))
					require.Equal(t, "all", w.Header().Get("Redactd-Masked"))
					require.Equal(t, "masked-all", e.Result)
					require.Equal(t, "on-error=mask-all", e.Changes)
				} else {
					require.Equal(t, 500, w.Code, "%s %s", c.path, value)
					require.Contains(t, w.Body.String(), "#internal")
					require.Equal(t, "internal", e.Result)
				}
			}
		}
		require.NotContains(t, log.String(), canary)
		require.NotContains(t, log.String(), "example.com")
		require.Contains(t, log.String(), "the disk is full: make room")
		require.Len(t, events, 2*len(failures))
		require.Equal(t, all, strings.Contains(scrape(t, s), `redactd_requests_total{result="masked-all",route="POST /v1/redact"} 8`))
	}
}

// TestOtherMistakesAreRefused: what is wrong with a request is no failure of the server, nor is an answer without a text.
func TestOtherMistakesAreRefused(t *testing.T) {
	s, _ := newServer(t, Config{Policies: []redact.Policy{failing()}, MaskAll: true, Limits: Limits{Body: 100}})
	for _, c := range []struct {
		path, media, body string
		status            int
	}{
		{"/v1/redact?operator=x", plainText, "x", 422},
		{"/v1/redact", plainText, "mail fails@example.com" + strings.Repeat(" x", 100), 413},
		{"/v1/redact", jsonText, `{"text":`, 400},
		{"/v1/redact/document", jsonText, `{"text":`, 400},
		{"/v1/redact", plainText, "mail ann@example.com", 200},
	} {
		status, out := post(t, s, c.path, c.media, c.body)
		require.Equal(t, c.status, status, "%s %s", c.path, c.body)
		require.NotContains(t, out, textMasked)
	}
}

// TestAnonymizeMasksAll: a panic there leaves an answer of its shape, and one of a route that gives no text back is told.
func TestAnonymizeMasksAll(t *testing.T) {
	s, _ := newServer(t, Config{MaskAll: true})
	for _, path := range []string{"/anonymize", "/v1/scan"} {
		for i := range s.routes[path]["POST"] {
			s.routes[path]["POST"][i].handle = func(*exchange) (answer, error) { panic(canary) }
		}
	}
	status, out := post(t, s, "/anonymize", jsonText, `{"text":"x","analyzer_results":[]}`)
	require.Equal(t, 200, status)
	require.JSONEq(t, `{"text":"[TEXT_MASKED]","items":[]}`, out)
	status, _ = post(t, s, "/v1/scan", jsonText, `{"text":"x"}`)
	require.Equal(t, 500, status)
}

// TestAGuestIsRefused: whoever hands texts on refuses one that cannot be masked, so that its sender comes again.
func TestAGuestIsRefused(t *testing.T) {
	s, _ := newServer(t, Config{Policies: []redact.Policy{failing()}, MaskAll: true})
	guest := s.Guest(Guest{Handle: func(c *Call) (Answer, error) {
		masked, err := c.Text("", c.Request().URL.Path[1:])
		return Answer{Status: 200, Media: plainText, Body: []byte(masked)}, err
	}})
	for path, want := range map[string]int{"/ann@example.com": 200, "/fails@example.com": 500, "/panics@example.com": 500} {
		w := httptest.NewRecorder()
		guest.ServeHTTP(w, httptest.NewRequest("POST", path, nil))
		require.Equal(t, want, w.Code, path)
		require.NotContains(t, w.Body.String(), "example.com")
		require.NotContains(t, w.Body.String(), textMasked)
	}
}

// halfway sends the beginning of a body, waits for the beginning of the answer, sends the rest, and returns what follows.
func halfway(t *testing.T, s *Server, path, media, begin, rest string) (out string, trailer string, err error) {
	t.Helper()
	body, send := io.Pipe()
	go func() { _, _ = io.WriteString(send, begin) }()
	a, err := http.Post(serve(t, s).URL+path, media, body)
	require.NoError(t, err)
	defer a.Body.Close()
	_, err = io.ReadFull(a.Body, make([]byte, 1))
	require.NoError(t, err)
	_, _ = io.WriteString(send, rest)
	require.NoError(t, send.Close())
	text, err := io.ReadAll(a.Body)
	return string(text), a.Trailer.Get(maskedHeader), err
}

// TestAStreamThatCannotBeMasked: what was masked before is out; the rest is a mark, or the answer breaks off.
func TestAStreamThatCannotBeMasked(t *testing.T) {
	const begin, rest = "mail ann@example.com\n", "mail fails@example.com, card " + canary + "\nlast\n"
	s, _ := newServer(t, Config{Policies: []redact.Policy{failing()}, MaskAll: true})
	out, trailer, err := halfway(t, s, "/v1/redact", plainText, begin, rest)
	require.NoError(t, err)
	require.Equal(t, "ail [EMAIL_ADDRESS]\n"+textMasked, out)
	require.Equal(t, "all", trailer)

	long := "[" + strings.Repeat(`"a value", `, 10_000)
	out, _, err = halfway(t, s, "/v1/redact/document", jsonText, long, `"fails@example.com", "`+canary+`"]`)
	require.Error(t, err, "a document would not be whole")
	require.NotContains(t, out, textMasked)
	require.NotContains(t, out, canary)

	s, _ = newServer(t, Config{Policies: []redact.Policy{failing()}})
	out, _, err = halfway(t, s, "/v1/redact", plainText, begin, rest)
	require.Error(t, err)
	require.Equal(t, "ail [EMAIL_ADDRESS]\n", out)
}

// TestHalfOfATextHasNoAnswer: the text is read to its end before it is replaced.
func TestHalfOfATextHasNoAnswer(t *testing.T) {
	s, _ := newServer(t, Config{Policies: []redact.Policy{failing()}, MaskAll: true})
	out := raw(t, serve(t, s), postText+"Transfer-Encoding: chunked\r\n\r\n17\r\nmail fails@example.com\n\r\n9\r\nab", true)
	require.NotContains(t, out, "\r\n0\r\n\r\n")
	require.NotContains(t, out, textMasked)
}
