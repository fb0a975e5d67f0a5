package gateway

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/internal/testkit"
	"github.com/redactd/redactd/server"
)

// BenchmarkEvent is all that a gateway does with an event but for the two connections.
func BenchmarkEvent(b *testing.B) {
	s, err := server.New(server.Config{})
	require.NoError(b, err)
	g, err := New(Config{Upstream: parsed(b, "http://127.0.0.1:1"), Verify: signer(b, "zendesk"), Sign: signer(b, "zendesk")})
	require.NoError(b, err)
	h := s.Guest(server.Guest{Signed: true, Handle: func(c *server.Call) (server.Answer, error) {
		raw, err := c.Body()
		if err == nil {
			err = g.known(c, raw)
		}
		if err != nil {
			return server.Answer{}, err
		}
		e, err := g.mask(c, raw)
		if err != nil {
			return server.Answer{}, err
		}
		_, err = g.request(b.Context(), e)
		return server.Answer{Status: 200}, err
	}})
	header := http.Header{"Content-Type": {"application/json"}, "User-Agent": {"Zendesk Webhook"}, "X-Zendesk-Account-Id": {"22129848"},
		"X-Zendesk-Webhook-Id": {"01EZ1GYHQRS4KHKXT4NX0QRPPF"}, "X-Zendesk-Webhook-Invocation-Id": {"01EZ1GYHQRS4KHKXT4NX0QRPPG"}}
	signer(b, "zendesk").Sign(header, []byte(testkit.TicketEvent), time.Now())
	b.SetBytes(int64(len(testkit.TicketEvent)))
	b.ReportAllocs()
	for b.Loop() {
		r := httptest.NewRequest("POST", "/hooks/tickets", strings.NewReader(testkit.TicketEvent))
		r.Header = header
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != 200 {
			b.Fatal(w.Code, w.Body)
		}
	}
}
