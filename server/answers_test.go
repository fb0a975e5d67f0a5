package server

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/policy"
)

func TestScan(t *testing.T) {
	s, log := newServer(t, Config{})
	status, out := post(t, s, "/v1/scan?entities=EMAIL_ADDRESS", plainText, clearText)
	require.Equal(t, 200, status, out)
	var found scanned
	require.NoError(t, json.Unmarshal([]byte(out), &found))
	require.Len(t, found.Findings, 1)
	require.Nil(t, found.Findings[0].Output)
	require.Equal(t, "ann@example.com", clearText[found.Findings[0].Start:found.Findings[0].End])
	_, out = post(t, s, "/v1/scan", jsonText, `{"texts":["none","card 4111111111111111"]}`)
	require.Contains(t, out, `{"results":[{"findings":[]},{"findings":[{"type":"CREDIT_CARD","start":5,"end":21,`)

	for body, first := range map[string]string{
		`{"texts":["none","a@example.com\nb@example.com"]}`: `{"text":1,"type":"EMAIL_ADDRESS","start":0,"end":13,`,
		`{"text":"a@example.com\nb@example.com"}`:           `{"type":"EMAIL_ADDRESS","start":0,"end":13,`,
	} {
		r := httptest.NewRequest("POST", "/v1/scan", strings.NewReader(body))
		r.Header.Set("Content-Type", jsonText)
		r.Header.Set("Accept", ndjson)
		w := httptest.NewRecorder()
		newContract(t).check(s, w, r)
		require.Equal(t, 2, strings.Count(w.Body.String(), "\n"))
		require.True(t, strings.HasPrefix(w.Body.String(), first), w.Body.String())
	}
	require.False(t, strings.Contains(log.String(), "4111 ") || strings.Contains(log.String(), canary))
}

func TestExplain(t *testing.T) {
	s, log := newServer(t, Config{})
	status, out := post(t, s, "/v1/explain", plainText, "card 4111111111111111")
	require.Equal(t, 200, status, out)
	var one explained
	require.NoError(t, json.Unmarshal([]byte(out), &one))
	i := slices.IndexFunc(one.Candidates, func(c candidate) bool { return c.Reported })
	require.GreaterOrEqual(t, i, 0)
	require.NotEmpty(t, one.Candidates[i].Terms)
	require.NotContains(t, out, "4111")
	_, out = post(t, s, "/v1/explain", jsonText, `{"texts":["x"]}`)
	require.JSONEq(t, `{"results":[{"candidates":[]}]}`, out)
	status, _ = post(t, s, "/v1/explain", plainText, strings.Repeat("x", explainMax+1))
	require.Equal(t, 413, status)
	require.False(t, strings.Contains(log.String(), "4111 ") || strings.Contains(log.String(), canary))
}

// restoring returns the Config of a server that seals, and restores for whoever has the role.
func restoring(t *testing.T) Config {
	t.Helper()
	set, err := keys.New()
	require.NoError(t, err)
	r, err := operators.NewRestorer(operators.RestoreOptions{Keys: set})
	require.NoError(t, err)
	return Config{
		Options: policy.Options{Keys: set}, Restorer: r,
		Auth: func(*http.Request) (Actor, error) { return Actor{"bob", []Role{RoleRedact, RoleRestore}}, nil },
	}
}

func TestRestore(t *testing.T) {
	cfg := restoring(t)
	var events []Event
	var failing error
	cfg.Audit = func(e Event) error { events = append(events, e); return failing }
	s, _ := newServer(t, cfg)
	_, sealed := post(t, s, "/v1/redact?operator=token", plainText, clearText)
	require.NotContains(t, sealed, "4111")
	status, out := post(t, s, "/v1/restore", plainText, sealed)
	require.Equal(t, 200, status)
	require.Equal(t, clearText, out)
	body, err := json.Marshal(map[string]string{"text": sealed})
	require.NoError(t, err)
	_, out = post(t, s, "/v1/restore", jsonText, string(body))
	var back restoredText
	require.NoError(t, json.Unmarshal([]byte(out), &back))
	require.Equal(t, restoredText{Text: clearText, Restored: 2}, back)
	require.Len(t, events, 3)
	require.Equal(t, "operator=token", events[0].Changes)
	require.NotEmpty(t, events[0].Policy)
	require.Equal(t, 1, events[2].Counts["CREDIT_CARD"])
	failing = errNoJSON
	status, out = post(t, s, "/v1/restore", plainText, sealed)
	require.Equal(t, 503, status, "nothing is restored that is not on record")
	require.NotContains(t, out, "4111")
	failing = nil
	require.NoError(t, s.Use(Means{}))
	status, _ = post(t, s, "/v1/restore", plainText, sealed)
	require.Equal(t, 422, status)
	s.cfg.Auth = nil
	status, _ = post(t, s, "/v1/restore", plainText, sealed)
	require.Equal(t, 403, status)
}

// TestOtherKeysAreUsed: what is sealed from then on is for the other keys, and so is what is restored.
func TestOtherKeysAreUsed(t *testing.T) {
	cfg, other := restoring(t), restoring(t)
	cfg.Reload = func() (Means, error) { return Means{Options: other.Options, Restorer: other.Restorer}, nil }
	s, _ := newServer(t, cfg)
	_, old := post(t, s, "/v1/redact?operator=token", plainText, clearText)
	require.NoError(t, s.Reload())
	status, out := post(t, s, "/v1/restore", plainText, old)
	require.Equal(t, 200, status)
	require.Equal(t, old, out, "the old keys are gone")
	_, sealed := post(t, s, "/v1/redact?operator=token", plainText, clearText)
	require.NotEqual(t, old, sealed)
	_, out = post(t, s, "/v1/restore", plainText, sealed)
	require.Equal(t, clearText, out)
}

// TestAStreamWithoutARecordIsNotWhole: most of the answer is out when the audit fails.
func TestAStreamWithoutARecordIsNotWhole(t *testing.T) {
	s, _ := newServer(t, Config{Audit: func(Event) error { return errNoJSON }})
	on := serve(t, s)
	out := raw(t, on, postText+"Transfer-Encoding: chunked\r\n\r\n2ee0\r\n"+strings.Repeat("first\n", 2000)+"\r\n0\r\n\r\n", true)
	require.Contains(t, out, "first\n")
	require.NotContains(t, out, "\r\n0\r\n\r\n", "the last chunk")
	out = raw(t, on, postText+"Content-Length: 6\r\n\r\nfirst\n", true)
	require.True(t, strings.HasPrefix(out, "HTTP/1.1 503 "), out)
}

// TestRestoredBytesAreNotChanged: JSON cannot hold what is no UTF-8, and must not hold something else instead.
func TestRestoredBytesAreNotChanged(t *testing.T) {
	s, _ := newServer(t, restoring(t))
	const clear = "password=x1\xffy2z3\n"
	_, sealed := post(t, s, "/v1/redact?operator=encrypt", plainText, clear)
	require.NotContains(t, sealed, "x1")
	_, out := post(t, s, "/v1/restore", plainText, sealed)
	require.Equal(t, clear, out)
	body, err := json.Marshal(map[string]string{"text": sealed})
	require.NoError(t, err)
	status, _ := post(t, s, "/v1/restore", jsonText, string(body))
	require.Equal(t, 415, status)
}
