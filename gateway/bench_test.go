package gateway

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/server"
)

// ticketEvent is one as Zendesk sends it, of 1 KB.
const ticketEvent = `{"account_id":22129848,"id":"2f2b1f0a-1d0c-4b6e-9f0a-6f0d2d7b5c11","type":"zen:event-type:ticket.comment_added",` +
	`"subject":"zen:ticket:5158","time":"2026-11-24T09:14:02.118Z","zendesk_event_version":"2022-11-06","detail":{"id":"5158",` +
	`"subject":"charged twice","description":"Hello, I was charged twice for order 88213.","status":"OPEN","priority":"HIGH",` +
	`"requester_id":"8659716080000","assignee_id":"8659700010000","submitter_id":"8659716080000","organization_id":"8659716090000",` +
	`"group_id":"8659700090000","brand_id":"8659700080000","form_id":"8659700070000","external_id":null,"tags":["billing","vip"],` +
	`"custom_status":"8659700060000","is_public":true,"type":"PROBLEM","via":{"channel":"web_service"},` +
	`"created_at":"2026-11-24T09:10:02Z","updated_at":"2026-11-24T09:14:02Z","actor_id":"8659716080000"},` +
	`"event":{"comment":{"id":"8659722210000","body":"my card is 4111 1111 1111 1111, call +46 70 174 06 05","is_public":true,` +
	`"author":{"id":"8659716080000","is_staff":false,"name":"Jo"}}}}`

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
	signer(b, "zendesk").Sign(header, []byte(ticketEvent), time.Now())
	b.SetBytes(int64(len(ticketEvent)))
	b.ReportAllocs()
	for b.Loop() {
		r := httptest.NewRequest("POST", "/hooks/tickets", strings.NewReader(ticketEvent))
		r.Header = header
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != 200 {
			b.Fatal(w.Code, w.Body)
		}
	}
}
