package server

import (
	"bytes"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// canary is what no answer, log or event may hold.
const canary = "4111111111111111"

// newServer returns a server with more rows, and its log.
func newServer(t testing.TB, cfg Config, rows ...row) (*Server, *bytes.Buffer) {
	t.Helper()
	var log bytes.Buffer
	cfg.Log = slog.New(slog.NewJSONHandler(&log, nil))
	s, err := New(cfg)
	require.NoError(t, err)
	s.routes = index(append(s.rows(), rows...))
	return s, &log
}

// ask sends a request without a body and returns the status and the problem's kind.
func ask(t *testing.T, s *Server, method, path string, header ...string) (int, kind) {
	t.Helper()
	r := httptest.NewRequest(method, path, nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Add(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	newContract(t).check(s, w, r)
	require.NotContains(t, w.Body.String(), canary)
	if w.Header().Get("Content-Type") != "application/problem+json" {
		return w.Code, ""
	}
	var p struct {
		Type, Title, Detail, Request string
		Status                       int
	}
	require.NoError(t, json.Unmarshal(w.Body.Bytes(), &p))
	require.Equal(t, w.Code, p.Status)
	require.Equal(t, w.Header().Get("X-Request-Id"), p.Request)
	require.NotEmpty(t, p.Title)
	require.NotEmpty(t, p.Detail)
	slug, ok := strings.CutPrefix(p.Type, typeBase)
	require.True(t, ok)
	return w.Code, kind(slug)
}

func TestRefusals(t *testing.T) {
	s, log := newServer(t, Config{},
		row{"POST", "/panics", "", RoleRedact, func(*exchange) (answer, error) { panic(canary) }, nil},
		row{"POST", "/fails", "", RoleRedact, func(*exchange) (answer, error) { return answer{}, errors.New(canary) }, nil},
		row{"POST", "/secret", "", RoleRestore, s404, nil},
		row{"POST", "/text", plainText, RoleRedact, s404, nil},
	)
	for _, c := range []struct {
		method, path string
		header       []string
		status       int
		kind         kind
	}{
		{"GET", "/" + canary, nil, 404, notFound},
		{"GET", "//healthz", nil, 404, notFound},
		{canary, "/healthz", nil, 405, wrongMethod},
		{"TRACE", "/healthz?" + canary, []string{"Cookie", canary}, 405, wrongMethod},
		{"POST", "/text", nil, 415, unreadable},
		{"POST", "/text", []string{"Content-Type", canary}, 415, unreadable},
		{"POST", "/text", []string{"Content-Type", "text/plain; charset=utf-7"}, 415, unreadable},
		{"POST", "/text", []string{"Content-Type", "text/plain; charset=" + canary}, 415, unreadable},
		{"POST", "/text", []string{"Content-Type", "text/plain", "Content-Type", "text/html"}, 415, unreadable},
		{"POST", "/text", []string{"Content-Type", "text/plain", "Content-Encoding", "gzip"}, 415, unreadable},
		{"POST", "/secret", nil, 403, forbidden},
		{"POST", "/panics", nil, 500, internal},
		{"POST", "/fails", nil, 500, internal},
		{"GET", "/healthz", []string{"Upgrade", "websocket"}, 400, malformed},
		{"GET", "/healthz", []string{"X-HTTP-Method-Override", "DELETE"}, 400, malformed},
	} {
		status, kind := ask(t, s, c.method, c.path, c.header...)
		require.Equal(t, c.status, status, c)
		require.Equal(t, c.kind, kind, c)
	}
	require.False(t, strings.Contains(log.String(), canary))
	require.Contains(t, log.String(), "TestRefusals.func1:", "the place of the panic")
}

// TestTheLogSaysTheCause of what fails in packages of ours, and of nothing else.
func TestTheLogSaysTheCause(t *testing.T) {
	for text, want := range map[string]string{
		"vault: the disk is full: make room": `"cause":"vault: the disk is full: make room"`,
		"regexp2: " + canary:                 `"cause":"an unexpected error"`,
	} {
		s, log := newServer(t, Config{},
			row{"POST", "/fails", "", RoleRedact, func(*exchange) (answer, error) { return answer{}, errors.New(text) }, nil})
		status, kind := ask(t, s, "POST", "/fails")
		require.Equal(t, http.StatusInternalServerError, status)
		require.Equal(t, internal, kind)
		require.Contains(t, log.String(), want)
	}
}

func s404(*exchange) (answer, error) { return answer{}, problem(notFound, "it was let through") }

func TestHealth(t *testing.T) {
	s, _ := newServer(t, Config{})
	for _, path := range []string{"/healthz", "/livez", "/readyz"} {
		status, _ := ask(t, s, "GET", path)
		require.Equal(t, http.StatusOK, status)
	}
	require.NoError(t, s.Drain(t.Context()))
	status, kind := ask(t, s, "GET", "/readyz")
	require.Equal(t, http.StatusServiceUnavailable, status)
	require.Equal(t, stopping, kind)
	status, _ = ask(t, s, "GET", "/healthz")
	require.Equal(t, http.StatusOK, status)
}

func TestInflight(t *testing.T) {
	inside, leave := make(chan bool), make(chan bool)
	s, _ := newServer(t, Config{Limits: Limits{Inflight: 1}},
		row{"POST", "/waits", "", RoleRedact, func(*exchange) (answer, error) {
			inside <- true
			<-leave
			return answer{media: plainText}, nil
		}, nil})
	done := make(chan int)
	go func() {
		w := httptest.NewRecorder()
		s.ServeHTTP(w, httptest.NewRequest("POST", "/waits", nil))
		done <- w.Code
	}()
	<-inside
	w := httptest.NewRecorder()
	s.ServeHTTP(w, httptest.NewRequest("POST", "/waits", nil))
	require.Equal(t, http.StatusServiceUnavailable, w.Code)
	require.Equal(t, "1", w.Header().Get("Retry-After"))
	status, _ := ask(t, s, "GET", "/healthz")
	require.Equal(t, http.StatusOK, status, "health needs no slot")
	leave <- true
	require.Equal(t, http.StatusOK, <-done)
	require.Empty(t, s.slots)
}

func TestAudit(t *testing.T) {
	var events []Event
	var failing error
	s, _ := newServer(t, Config{Audit: func(e Event) error {
		events = append(events, e)
		return failing
	}},
		row{"POST", "/does", "", RoleRedact, func(*exchange) (answer, error) { return answer{media: plainText}, nil }, nil},
		row{"POST", "/secret", "", RoleRestore, s404, nil})
	status, _ := ask(t, s, "POST", "/does")
	require.Equal(t, http.StatusOK, status)
	_, _ = ask(t, s, "POST", "/secret")
	_, _ = ask(t, s, "GET", "/healthz")
	require.Len(t, events, 2)
	require.Equal(t, "POST /does", events[0].Route)
	require.Equal(t, "anybody", events[0].Actor)
	require.Equal(t, "ok", events[0].Result)
	require.Equal(t, "forbidden", events[1].Result)
	failing = errors.New(canary)
	status, kind := ask(t, s, "POST", "/does")
	require.Equal(t, http.StatusServiceUnavailable, status)
	require.Equal(t, unrecorded, kind)
}

func TestAuth(t *testing.T) {
	actor, failing := Actor{"bob", []Role{RoleRestore}}, error(nil)
	s, log := newServer(t, Config{Auth: func(*http.Request) (Actor, error) { return actor, failing }},
		row{"POST", "/secret", "", RoleRestore, func(*exchange) (answer, error) { return answer{media: plainText}, nil }, nil},
		row{"POST", "/does", "", RoleRedact, s404, nil})
	status, _ := ask(t, s, "POST", "/secret")
	require.Equal(t, http.StatusOK, status)
	require.Contains(t, log.String(), `"actor":"bob"`)
	status, _ = ask(t, s, "POST", "/does")
	require.Equal(t, http.StatusForbidden, status)
	failing = errors.New(canary)
	status, kind := ask(t, s, "POST", "/secret")
	require.Equal(t, http.StatusUnauthorized, status)
	require.Equal(t, unauthorized, kind)
	failing = problem(tooMany, "wait")
	status, _ = ask(t, s, "POST", "/secret")
	require.Equal(t, http.StatusTooManyRequests, status)
}

// TestNothingIsReadBehindARefusal: what stands behind a body that nobody has read may be a part of it.
func TestNothingIsReadBehindARefusal(t *testing.T) {
	s, _ := newServer(t, Config{})
	on := serve(t, s)
	for _, head := range []string{"Content-Encoding: gzip\r\nContent-Length: 1\r\n\r\nx", "Content-Length: 4\r\n\r\nPK\x03\x04"} {
		out := raw(t, on, postText+head+"GET /livez HTTP/1.1\r\nHost: x\r\n\r\n", true)
		require.True(t, strings.HasPrefix(out, "HTTP/1.1 415 "), out)
		require.Equal(t, 1, strings.Count(out, "HTTP/1.1 "), out)
	}
}
