package server

import (
	"net/http"
	"net/http/httptest"
	"net/netip"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestOrigin(t *testing.T) {
	proxies := []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("fd00::/8")}
	for _, c := range []struct {
		peer      string
		forwarded []string
		origin    string
	}{
		{"192.0.2.1:80", nil, "192.0.2.1"},
		{"[::ffff:192.0.2.1]:80", nil, "192.0.2.1"},
		{"[fe80::1%eth0]:80", nil, "fe80::1"},
		{"192.0.2.1:80", []string{"203.0.113.9"}, "192.0.2.1"}, // no proxy
		{"10.0.0.1:80", nil, "10.0.0.1"},
		{"10.0.0.1:80", []string{"203.0.113.9"}, "203.0.113.9"},
		{"10.0.0.1:80", []string{"198.51.100.7, 203.0.113.9"}, "203.0.113.9"}, // the first may be made up
		{"10.0.0.1:80", []string{"198.51.100.7", "203.0.113.9, 10.2.3.4"}, "203.0.113.9"},
		{"10.0.0.1:80", []string{"10.9.9.9"}, "10.9.9.9"},
		{"[fd00::1]:80", []string{" 2001:db8::1 "}, "2001:db8::1"},
		{"10.0.0.1:80", []string{canary}, "invalid IP"},
		{"10.0.0.1:80", []string{"203.0.113.9,"}, "invalid IP"},
		{"10.0.0.1:80", []string{"203.0.113.9:80"}, "invalid IP"},
		{"@", []string{"203.0.113.9"}, "invalid IP"},
		{"", nil, "invalid IP"},
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.RemoteAddr = c.peer
		r.Header["X-Forwarded-For"] = c.forwarded
		require.Equal(t, c.origin, originOf(r, proxies).String(), c)
	}
}

func TestNetworksThatMayAsk(t *testing.T) {
	s, log := newServer(t, Config{
		Allow:   []netip.Prefix{netip.MustParsePrefix("192.0.2.0/24")},
		Proxies: []netip.Prefix{netip.MustParsePrefix("10.0.0.1/32")},
	})
	for _, c := range []struct {
		peer, forwarded string
		status          int
	}{
		{"192.0.2.1:1", "", 200},
		{"192.0.3.1:1", "", 403},
		{"192.0.3.1:1", "192.0.2.1", 403},
		{"10.0.0.1:1", "192.0.2.1", 200},
		{"10.0.0.1:1", "192.0.2.1, 192.0.3.1", 403},
		{"10.0.0.1:1", "", 403},
		{"10.0.0.1:1", canary, 403},
		{"@", "192.0.2.1", 403},
	} {
		r := httptest.NewRequest("GET", "/healthz", nil)
		r.RemoteAddr = c.peer
		if c.forwarded != "" {
			r.Header.Set("X-Forwarded-For", c.forwarded)
		}
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		require.Equal(t, c.status, w.Code, c)
		require.Equal(t, c.status != http.StatusOK, w.Body.String() != "ok\n")
	}
	require.Contains(t, log.String(), `"remote":"192.0.2.1"`)
	require.NotContains(t, log.String(), canary)
}
