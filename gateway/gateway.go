package gateway

import (
	"cmp"
	"crypto/rand"
	"crypto/x509"
	"errors"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"github.com/redactd/redactd/gateway/signature"
	"github.com/redactd/redactd/gateway/spool"
	"github.com/redactd/redactd/server"
)

// A Config says where requests go, and who may send some.
type Config struct {
	// Upstream is where they go: http or https, a host, and a path that is put before theirs. See [ParseUpstream].
	Upstream *url.URL
	// Roots sign the certificate of the upstream, nil for those that the system trusts.
	Roots *x509.CertPool
	// Timeout is how long an upstream may take, from the connection to the last byte of its reply: 20 s without.
	Timeout time.Duration
	// Headers are passed on both ways beside those that are known to be harmless. They are masked like all others.
	Headers []string
	// Verify checks who sends a request. Without it that is up to the server.
	Verify *signature.Signer
	// Sign signs for the upstream what is left of a request. Without it nobody does.
	Sign *signature.Signer
	// MaskReplies masks what the upstream replies. What cannot be read is an error of the upstream then.
	MaskReplies bool
	// Spool keeps events until the upstream has taken them, which [Gateway.Deliver] sees to. Senders wait for no upstream
	// then, and hear 202.
	Spool *spool.Spool
	// Now is the time, [time.Now] without.
	Now func() time.Time
}

// A Gateway masks requests and hands them on. It is safe for concurrent use.
type Gateway struct {
	cfg      Config
	name     string // of this gateway in Via
	passed   map[string]bool
	seen     seen
	upstream *http.Transport

	verify, sign atomic.Pointer[signature.Signer] // nil without
}

// New returns a gateway. A program that has one turns off the standard logger (log.SetOutput): net/http tells it what an
// upstream sends unasked, and gives it to nobody else.
func New(c Config) (*Gateway, error) {
	c.Timeout = cmp.Or(c.Timeout, 20*time.Second)
	if c.Now == nil {
		c.Now = time.Now
	}
	passed, err := passedHeaders(c.Headers)
	switch {
	case err != nil:
		return nil, err
	case c.Upstream == nil:
		return nil, errUpstream
	case c.Timeout < 0:
		return nil, errors.New("gateway: a time-out is above 0")
	}
	g := &Gateway{cfg: c, name: newName(), passed: passed, upstream: newTransport(c), seen: newSeen(c.Now)}
	g.SetSigners(c.Verify, c.Sign)
	return g, nil
}

// SetSigners puts others in the place of Verify and Sign of the Config, of those that it has.
func (g *Gateway) SetSigners(verify, sign *signature.Signer) {
	if verify != nil {
		g.verify.Store(verify)
	}
	if sign != nil {
		g.sign.Store(sign)
	}
}

// newName makes up a name. It has letters alone, so that nobody takes it for a value.
func newName() string {
	letters := strings.Map(func(c rune) rune {
		if c <= '9' {
			return -1
		}
		return c
	}, rand.Text())
	return "redactd-" + strings.ToLower(letters)
}

// Guest is what answers requests.
func (g *Gateway) Guest() server.Guest {
	return server.Guest{Signed: g.cfg.Verify != nil, Ready: g.ready, Handle: g.handle}
}

// handle answers a request.
func (g *Gateway) handle(c *server.Call) (server.Answer, error) {
	raw, err := c.Body()
	if err == nil {
		err = g.known(c, raw)
	}
	if err == nil {
		err = g.admit(c.Request())
	}
	if err != nil {
		return server.Answer{}, err
	}
	id := g.id(c, raw)
	return g.once(g.seen.keyOf(id, c.Request(), raw), func() (a server.Answer, said int, err error) {
		e, err := g.mask(c, raw)
		if err != nil {
			return a, 0, err
		}
		if g.cfg.Spool != nil {
			return g.keep(c, id, e)
		}
		return g.pass(c, e)
	})
}

// known checks the signature of the body as it came.
func (g *Gateway) known(c *server.Call, raw []byte) error {
	v := g.verify.Load()
	if v == nil {
		return nil
	}
	err := v.Verify(c.Request().Header, raw, g.cfg.Now())
	switch {
	case errors.Is(err, signature.ErrOld):
		return c.Stranger("the time of the signature is too far from now: send the request again, and look at the clocks")
	case err != nil:
		return c.Stranger("the signature is missing or wrong: sign the body as it is sent, with a secret of this gateway")
	}
	c.Known(v.Scheme())
	return nil
}

// methods are those that are handed on.
var methods = []string{
	http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete,
}

// admit refuses what is no request to hand on.
func (g *Gateway) admit(r *http.Request) error {
	if !slices.Contains(methods, r.Method) {
		allowed := strings.Join(methods, ", ")
		return server.NewProblem(server.WrongMethod, "this gateway takes "+allowed).With("Allow", allowed)
	}
	if r.URL.Scheme != "" || r.URL.Host != "" || !strings.HasPrefix(r.URL.Path, "/") {
		return server.NewProblem(server.Malformed, "name a path and no address: this gateway has one upstream")
	}
	return g.noLoop(r.Header)
}

// id returns the id of an event, "" if it has none.
func (g *Gateway) id(c *server.Call, raw []byte) string {
	v := g.verify.Load()
	if v == nil {
		return ""
	}
	return v.ID(c.Request().Header, raw)
}

// pass hands an event on and returns the answer to its sender, and the status that the upstream has said, 0 for none.
func (g *Gateway) pass(c *server.Call, e *event) (a server.Answer, said int, err error) {
	c.Wait()
	r, err := g.send(c.Request().Context(), e, c.Limit(), func(r io.Reader) io.Reader { return &keeping{c, r} })
	switch {
	case r == nil:
		return a, 0, g.told(c, err)
	case err == nil:
		a, err = g.reply(c, r)
	}
	return a, r.status, err
}
