package gateway

import (
	"net/http"
	"strings"

	"github.com/redactd/redactd/server"
)

// The headers that say how a request has come here, which are made anew.

// maxHops is through how many others a request may have come.
const maxHops = 10

// noLoop refuses requests that have been here before.
func (g *Gateway) noLoop(h http.Header) error {
	hops := strings.Split(strings.Join(h.Values("Via"), ","), ",")
	for _, hop := range hops {
		words := strings.Fields(hop)
		if len(words) > 1 && words[1] == g.name || len(hops) > maxHops {
			return server.NewProblem(server.Loop, "the upstream of this gateway leads back to it: name another one")
		}
	}
	return nil
}

// addOurs adds them. An address, or a name that the client has chosen, goes on only if the policy leaves it as it is.
func (g *Gateway) addOurs(c *server.Call, out http.Header) error {
	r := c.Request()
	out.Set("Traceparent", c.Traceparent())
	out.Set("X-Request-Id", c.ID())
	out.Set("X-Forwarded-Proto", "http")
	if r.TLS != nil {
		out.Set("X-Forwarded-Proto", "https")
	}
	out.Set("Via", "1.1 "+g.name)
	via := strings.Join(r.Header.Values("Via"), ", ")
	for _, h := range []struct{ name, value, set string }{
		{"X-Request-Id", theirID(r.Header), theirID(r.Header)},
		{"X-Forwarded-For", c.Origin(), c.Origin()},
		{"X-Forwarded-Host", r.Host, r.Host},
		{"Via", via, via + ", 1.1 " + g.name},
	} {
		masked, err := maskValue(c, "", h.value)
		if err != nil {
			return err
		}
		if masked == h.value && h.value != "" && printable(h.value) {
			out.Set(h.name, h.set)
		}
	}
	return nil
}

// theirID is what the client calls the request, "" if that is no name.
func theirID(h http.Header) string {
	list := h.Values("X-Request-Id")
	if len(list) != 1 || len(list[0]) > 64 || strings.ContainsFunc(list[0], func(r rune) bool {
		return !strings.ContainsRune("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_.", r)
	}) {
		return ""
	}
	return list[0]
}
