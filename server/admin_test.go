package server

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

// statusAt asks a handler.
func statusAt(h http.Handler, method, path string) int {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(method, path, nil))
	return w.Code
}

func TestOneListener(t *testing.T) {
	s, _ := newServer(t, Config{})
	require.Equal(t, 200, statusAt(s, "GET", "/metrics"))
	require.Equal(t, 403, statusAt(s, "POST", "/v1/policies/reload"), "anybody may redact and nothing else")
	require.Equal(t, 404, statusAt(s, "GET", "/debug/pprof/heap"))
}

func TestAListenerForWhoRunsIt(t *testing.T) {
	reloads := 0
	cfg := Config{Admin: true, Reload: func() (Means, error) {
		reloads++
		return Means{}, nil
	}}
	s, _ := newServer(t, cfg)
	for _, path := range []string{"/metrics", "/debug/pprof/heap", "/debug/pprof/goroutine", "/healthz", "/readyz"} {
		require.Equal(t, 200, statusAt(s.Admin(), "GET", path), path)
	}
	require.Equal(t, 404, statusAt(s, "GET", "/metrics"))
	require.Equal(t, 404, statusAt(s, "POST", "/v1/policies/reload"))
	require.Equal(t, 404, statusAt(s.Admin(), "POST", "/v1/redact"))
	require.Equal(t, 200, statusAt(s.Admin(), "POST", "/v1/policies/reload"))
	require.Equal(t, 1, reloads)
}

func TestRolesOfWhoRunsIt(t *testing.T) {
	actor := Actor{"bob", []Role{RoleRedact}}
	s, _ := newServer(t, Config{Admin: true, Auth: func(*http.Request) (Actor, error) { return actor, nil }})
	require.Equal(t, 403, statusAt(s.Admin(), "GET", "/debug/pprof/heap"))
	require.Equal(t, 403, statusAt(s.Admin(), "POST", "/v1/policies/reload"))
	actor.Roles = []Role{RolePolicy}
	require.Equal(t, 200, statusAt(s.Admin(), "GET", "/debug/pprof/heap"))
	require.Equal(t, 422, statusAt(s.Admin(), "POST", "/v1/policies/reload"), "there is nothing to read again")
}

func TestABadPolicyKeepsTheOldOnes(t *testing.T) {
	var list []redact.Policy
	failing := errors.New("policy: p.yaml:6:5: unknown field")
	s, log := newServer(t, Config{
		Auth:   func(*http.Request) (Actor, error) { return Actor{"bob", []Role{RolePolicy, RoleRedact}}, nil },
		Reload: func() (Means, error) { return Means{Policies: list}, failing },
	})
	masks := func() string {
		_, out := post(t, s, "/v1/redact", plainText, "mail ann@example.com")
		return out
	}
	require.Equal(t, "mail [EMAIL_ADDRESS]", masks())
	status, kind := ask(t, s, "POST", "/v1/policies/reload")
	require.Equal(t, 422, status)
	require.Equal(t, wrongPolicy, kind)
	require.Contains(t, log.String(), "p.yaml:6:5")
	require.Equal(t, "mail [EMAIL_ADDRESS]", masks())

	list, failing = []redact.Policy{policy.Default(), policy.Default()}, nil
	status, _ = ask(t, s, "POST", "/v1/policies/reload")
	require.Equal(t, 422, status, "two of one name")
	require.Equal(t, "mail [EMAIL_ADDRESS]", masks())

	cards := policy.Default()
	cards.Name, cards.Only = "cards", []redact.Entity{"CREDIT_CARD"}
	list = []redact.Policy{cards}
	status, _ = ask(t, s, "POST", "/v1/policies/reload")
	require.Equal(t, 200, status)
	require.Equal(t, "mail ann@example.com", masks())
	require.Contains(t, scrape(t, s), `redactd_policy_reloads_total{result="failed"} 2`)
}

func TestNothingGoesOutWhileItCannotBeRecorded(t *testing.T) {
	failing := errors.New(canary)
	s, log := newServer(t, Config{Ready: func() error { return failing }, Audit: func(Event) error { return nil }}, does()...)
	status, kind := ask(t, s, "POST", "/does")
	require.Equal(t, 503, status)
	require.Equal(t, unrecorded, kind)
	status, _ = ask(t, s, "GET", "/readyz")
	require.Equal(t, 503, status)
	status, _ = ask(t, s, "GET", "/livez")
	require.Equal(t, 200, status)
	failing = nil
	status, _ = ask(t, s, "POST", "/does")
	require.Equal(t, 200, status)
	status, _ = ask(t, s, "GET", "/readyz")
	require.Equal(t, 200, status)
	require.NotContains(t, log.String(), canary)
}
