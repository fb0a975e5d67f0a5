package gateway

import (
	"mime"
	"net/http"
	"slices"

	"github.com/redactd/redactd/server"
)

// replied are the headers of a reply that go back, masked, beside those that the Config names.
var replied = []string{"Retry-After", "Allow", "Content-Language"}

// reply returns what the upstream says as an answer to the sender.
func (g *Gateway) reply(c *server.Call, r *reply) (a server.Answer, err error) {
	switch {
	case r.header.Get("Content-Encoding") != "":
		return a, g.told(c, errCompressed)
	case int64(len(r.body)) > c.Limit():
		return a, g.told(c, errLong)
	}
	a = server.Answer{Status: r.status, Body: r.body, Header: http.Header{}}
	for _, name := range slices.Concat(replied, g.cfg.Headers) {
		if err := put(c, a.Header, name, r.header.Values(name)); err != nil {
			return a, err
		}
	}
	if len(r.body) == 0 {
		return a, nil
	}
	a.Media = mediaOf(r.header)
	if g.cfg.MaskReplies {
		a.Body, a.Media, err = c.Document(r.header.Get("Content-Type"), r.body)
	}
	if err != nil {
		return server.Answer{}, g.told(c, errUnread)
	}
	return a, nil
}

// mediaOf is the type of a reply: bytes if it does not say, so that nobody guesses.
func mediaOf(h http.Header) string {
	media, params, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err == nil {
		media = mime.FormatMediaType(media, params)
	}
	if err != nil || media == "" {
		return "application/octet-stream"
	}
	return media
}
