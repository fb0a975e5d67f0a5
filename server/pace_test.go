package server

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// does are rows that answer at once.
func does() []row {
	done := func(*exchange) (answer, error) { return answer{media: plainText}, nil }
	return []row{{"POST", "/does", "", RoleRedact, done, nil}, {"POST", "/opens", "", RoleRestore, done, nil}}
}

// from asks from an address and returns the status and how long to wait.
func from(s *Server, address, path string) (status int, wait string) {
	r := httptest.NewRequest("POST", path, nil)
	r.RemoteAddr = address
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w.Code, w.Header().Get("Retry-After")
}

// until429 counts how many requests are let through.
func until429(t *testing.T, s *Server, address, path string) int {
	t.Helper()
	for n := range 1000 {
		status, wait := from(s, address, path)
		if status == http.StatusTooManyRequests {
			seconds, err := strconv.Atoi(wait)
			require.NoError(t, err)
			require.Positive(t, seconds)
			return n
		}
	}
	t.Fatal("nobody is refused")
	return 0
}

func TestRateOfAnAddress(t *testing.T) {
	s, _ := newServer(t, Config{Limits: Limits{Rate: 5}}, does()...)
	require.InDelta(t, 10, until429(t, s, "192.0.2.1:1", "/does"), 2)
	status, _ := from(s, "192.0.2.2:1", "/does")
	require.Equal(t, http.StatusOK, status, "others have their own")
	require.InDelta(t, 10, until429(t, s, "[2001:db8::1]:1", "/does"), 2)
	status, _ = from(s, "[2001:db8::2]:1", "/does")
	require.Equal(t, http.StatusTooManyRequests, status, "the same network")
	status, _ = from(s, "[2001:db8:1::2]:1", "/does")
	require.Equal(t, http.StatusOK, status)
	status, _ = ask(t, s, "GET", "/healthz")
	require.Equal(t, http.StatusOK, status, "health is never refused")
}

func TestRateOfAnActor(t *testing.T) {
	name, events := "bob", 0
	s, _ := newServer(t, Config{
		Limits: Limits{Rate: 5, RestoreRate: 2},
		Auth:   func(*http.Request) (Actor, error) { return Actor{name, []Role{RoleRedact, RoleRestore}}, nil },
		Audit:  func(Event) error { events++; return nil },
	}, does()...)
	n := until429(t, s, "192.0.2.1:1", "/does")
	require.Equal(t, n, events, "what was refused for its rate is not recorded")
	status, _ := from(s, "192.0.2.2:1", "/does")
	require.Equal(t, http.StatusTooManyRequests, status, "wherever he is")
	require.InDelta(t, 4, until429(t, s, "192.0.2.1:1", "/opens"), 1)
	name = "eve"
	status, _ = from(s, "192.0.2.1:1", "/does")
	require.Equal(t, http.StatusOK, status)
}

func TestStrangersMayNotGuessForLong(t *testing.T) {
	events := 0
	known := false
	s, _ := newServer(t, Config{
		Auth: func(*http.Request) (Actor, error) {
			if known {
				return Actor{"bob", []Role{RoleRedact}}, nil
			}
			return Actor{}, errors.New(canary)
		},
		Audit: func(Event) error { events++; return nil },
	}, does()...)
	began := time.Now()
	n := float64(until429(t, s, "192.0.2.1:1", "/does"))
	more := strangerRate * time.Since(began).Seconds() // those that are let in while the test runs
	require.InDelta(t, 2*strangerRate+more/2, n, 2+more/2)
	require.LessOrEqual(t, float64(events), 2*strangerRate+2+more, "and do not fill the audit log")
	known = true
	status, _ := from(s, "192.0.2.1:1", "/does")
	require.Equal(t, http.StatusOK, status, "who is known is no stranger")
}

func TestTheRestoreRateHasADefault(t *testing.T) {
	s, _ := newServer(t, Config{Auth: func(*http.Request) (Actor, error) {
		return Actor{"bob", []Role{RoleRestore}}, nil
	}}, does()...)
	require.InDelta(t, 200, until429(t, s, "192.0.2.1:1", "/opens"), 100)
}

// TestRefusalsAreNoDebt: whoever was refused often does not wait for longer.
func TestRefusalsAreNoDebt(t *testing.T) {
	p := pacer{perSecond: 20}
	for range 500 {
		p.delay("bob")
	}
	require.Positive(t, p.delay("bob"))
	require.Less(t, p.delay("bob"), time.Second)
}

func TestBucketsAreBounded(t *testing.T) {
	p := pacer{perSecond: 1}
	for i := range 5 * pacerSize {
		p.delay(strconv.Itoa(i))
	}
	require.LessOrEqual(t, len(p.young)+len(p.old), 2*pacerSize)
	p = pacer{perSecond: 0.001}
	require.Zero(t, p.delay("bob"))
	for i := range pacerSize {
		p.delay(strconv.Itoa(i))
	}
	require.Positive(t, p.delay("bob"), "one that goes on is not forgotten")
}
