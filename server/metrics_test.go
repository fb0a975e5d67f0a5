package server

import (
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// scrape returns the metrics.
func scrape(t *testing.T, s *Server) string {
	t.Helper()
	w := httptest.NewRecorder()
	s.ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	require.Equal(t, 200, w.Code)
	return w.Body.String()
}

// series counts the lines that are no comments.
func series(metrics string) (n int) {
	for line := range strings.Lines(metrics) {
		if !strings.HasPrefix(line, "#") {
			n++
		}
	}
	return n
}

func TestMetrics(t *testing.T) {
	s, _ := newServer(t, Config{})
	status, _ := post(t, s, "/v1/redact", jsonText, `{"text":"mail ann@example.com, card `+canary+`"}`)
	require.Equal(t, 200, status)
	_, _ = post(t, s, "/v1/redact?operator="+canary, plainText, "x")
	text := scrape(t, s)
	for _, line := range []string{
		`redactd_requests_total{result="ok",route="POST /v1/redact"} 1`,
		`redactd_requests_total{result="policy",route="POST /v1/redact"} 1`,
		`redactd_findings_total{entity="EMAIL_ADDRESS"} 1`,
		`redactd_findings_total{entity="CREDIT_CARD"} 1`,
		`redactd_request_seconds_count{route="POST /v1/redact"} 2`,
		"redactd_body_in_bytes_total 54",
		"redactd_requests 0", "redactd_requests_waiting 0", "redactd_bodies_kept_bytes 0", "go_goroutines ",
	} {
		require.Contains(t, text, line)
	}
	require.NotContains(t, text, canary)
}

// TestNoRequestMakesASeries: paths, methods, queries and headers are not in labels.
func TestNoRequestMakesASeries(t *testing.T) {
	s, _ := newServer(t, Config{})
	ask := func(method, path string) {
		r := httptest.NewRequest(method, path, nil)
		r.Header.Set("User-Agent", path)
		s.ServeHTTP(httptest.NewRecorder(), r)
	}
	_ = scrape(t, s)
	ask("GET", "/missing")
	ask("BREW", "/v1/redact")
	ask("GET", "/v1/entities?x=1")
	before := series(scrape(t, s))
	for i := range 200 {
		ask("GET", fmt.Sprintf("/%s/%d", canary, i))
		ask(fmt.Sprintf("M%d", i), "/v1/redact")
		ask("GET", fmt.Sprintf("/v1/entities?%d=%s", i, canary))
	}
	after := scrape(t, s)
	require.Equal(t, before, series(after))
	require.NotContains(t, after, canary)
	require.Less(t, series(after), 2000)
}

func TestEntitiesOfAPolicyAreOthers(t *testing.T) {
	s, _ := newServer(t, Config{})
	s.metrics.found("MY_" + canary).Inc()
	s.metrics.found("MY_OTHER").Inc()
	s.metrics.found("CREDIT_CARD").Inc()
	text := scrape(t, s)
	require.Contains(t, text, `redactd_findings_total{entity="other"} 2`)
	require.Contains(t, text, `redactd_findings_total{entity="CREDIT_CARD"} 1`)
	require.Equal(t, 2, strings.Count(text, "redactd_findings_total{"))
}
