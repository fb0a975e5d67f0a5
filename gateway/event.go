package gateway

import (
	"bytes"
	"context"
	"net/http"
	"net/url"
)

// An event is a request as it goes to the upstream. All of it is masked, and nobody has signed it yet.
type event struct {
	Method string
	Path   string // as it is written in a request, in ASCII, and so are all others
	Query  string
	Header http.Header

	body []byte
}

// request returns an event as a request to the upstream, signed. The event is not used any more.
func (g *Gateway) request(ctx context.Context, e *event) (*http.Request, error) {
	u := *g.cfg.Upstream
	u.RawPath = u.EscapedPath() + e.Path
	u.RawQuery = e.Query
	var err error
	if u.Path, err = url.PathUnescape(u.RawPath); err != nil {
		return nil, errEvent
	}
	r, err := http.NewRequestWithContext(ctx, e.Method, "", bytes.NewReader(e.body))
	if err != nil {
		return nil, errEvent
	}
	r.URL, r.Header = &u, e.Header
	if s := g.sign.Load(); s != nil {
		s.Sign(r.Header, e.body, g.cfg.Now())
	}
	return r, nil
}
