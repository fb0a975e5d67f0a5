package gateway

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"time"

	"github.com/redactd/redactd/server"
)

// connectTime is how long it may take to reach the upstream, and once more to agree on keys.
const connectTime = 5 * time.Second

// Connections is how many there are to the upstream at most. Requests wait for one within their time-out.
const Connections = 256

// newTransport returns what speaks with the upstream: with nobody else, whatever the environment says.
func newTransport(c Config) *http.Transport {
	var protocols http.Protocols
	protocols.SetHTTP1(true)
	dialer := net.Dialer{Timeout: min(connectTime, c.Timeout)}
	return &http.Transport{
		DialContext:            dialer.DialContext,
		TLSClientConfig:        &tls.Config{RootCAs: c.Roots, MinVersion: tls.VersionTLS12},
		TLSHandshakeTimeout:    min(connectTime, c.Timeout),
		Protocols:              &protocols,
		DisableCompression:     true,
		MaxConnsPerHost:        Connections,
		MaxIdleConnsPerHost:    Connections,
		IdleConnTimeout:        90 * time.Second,
		MaxResponseHeaderBytes: 64 << 10,
	}
}

// A failure is what went wrong with the upstream, in words for the log.
type failure string

func (f failure) Error() string { return "gateway: the upstream " + string(f) }

const (
	errSlow        failure = "does not answer in time"
	errUnreachable failure = "cannot be reached"
	errUntrusted   failure = "has a certificate that is not trusted"
	errBroken      failure = "breaks off"
	errStatus      failure = "answers with a status that HTTP does not have"
	errRedirect    failure = "redirects, or asks for another protocol"
	errCompressed  failure = "compresses without being asked"
	errLong        failure = "replies more than a body may have"
	errUnread      failure = "replies what cannot be masked"
	errEvent       failure = "cannot be asked: please report this"
)

// A reply is what the upstream says, whole.
type reply struct {
	status int
	header http.Header
	body   []byte
}

// A counter reads what another one does, and counts it.
type counter func(io.Reader) io.Reader

// send sends an event and returns the whole reply, of whose body a byte more than the limit is read. Whoever waits for it
// may go: what the upstream has begun it ends, so that it need not do so again. If there is no room for a reply it is
// returned beside the error, without its body.
func (g *Gateway) send(ctx context.Context, e *event, limit int64, count counter) (*reply, error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), g.cfg.Timeout)
	defer cancel()
	r, err := g.request(ctx, e)
	if err != nil {
		return nil, err
	}
	answer, err := g.upstream.RoundTrip(r)
	if err != nil {
		return nil, failureOf(ctx, err)
	}
	defer answer.Body.Close()
	if err := passable(answer.StatusCode); err != nil {
		return nil, err // a connection that has changed its protocol ends at no time-out: nothing of it is read
	}
	said := &reply{status: answer.StatusCode, header: answer.Header}
	body, err := io.ReadAll(count(io.LimitReader(answer.Body, limit+1)))
	var full *server.Problem
	switch {
	case errors.As(err, &full):
		return said, full
	case err != nil:
		return nil, failureOf(ctx, err)
	}
	said.body = body
	return said, nil
}

// passable refuses the statuses that are not passed on. RFC 9110 has 100 to 599, and calls all others an error of the server.
func passable(status int) error {
	switch {
	case status < 100 || status > 599:
		return errStatus
	case status < 200 || status >= 300 && status < 400:
		return errRedirect
	}
	return nil
}

// failureOf says what an error is. Its text is not told: it has addresses, and what the upstream has sent.
func failureOf(ctx context.Context, err error) failure {
	var timeout net.Error
	var dial *net.OpError
	var untrusted *tls.CertificateVerificationError
	switch {
	case ctx.Err() != nil, errors.As(err, &timeout) && timeout.Timeout():
		return errSlow
	case errors.As(err, &untrusted):
		return errUntrusted
	case errors.As(err, &dial) && dial.Op == "dial":
		return errUnreachable
	}
	return errBroken
}

// failed is what the log says of an upstream that has.
const failed = "the upstream has failed"

// told logs what went wrong with the upstream, and returns what the sender may know of it.
func (g *Gateway) told(c *server.Call, err error) error {
	var f failure
	if !errors.As(err, &f) {
		return err
	}
	c.Log().Warn(failed, "how", string(f))
	if f == errSlow {
		return server.NewProblem(server.UpstreamSlow, "the upstream "+string(f)+": send the request again later")
	}
	return server.NewProblem(server.Upstream, "the upstream "+string(f)+": send the request again later")
}
