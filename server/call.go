package server

import (
	"bytes"
	"log/slog"
	"mime"
	"net/http"

	"github.com/redactd/redactd/formats"
	"github.com/redactd/redactd/internal/sniff"
	"github.com/redactd/redactd/redact"
)

// A Call is a request to a [Guest]. It is for its Handle alone, and no longer than that takes.
type Call struct {
	x *exchange
	m *masker
}

// Request is the request. Its body is for [Call.Body] to read.
func (c *Call) Request() *http.Request { return c.x.r }

// ID is what answers, logs and audits name the request.
func (c *Call) ID() string { return c.x.id }

// Traceparent is where in which trace the request stands, for who is asked next.
func (c *Call) Traceparent() string { return c.x.trace.Header() }

// Origin is the address that the request comes from, "" if it is not known.
func (c *Call) Origin() string { return c.x.from }

// Known says who sends the request.
func (c *Call) Known(actor string) { c.x.actor.Name = actor }

// Stranger returns the refusal of somebody unknown, who is not even told so if that happens too often. The detail holds
// nothing of the request.
func (c *Call) Stranger(detail string) error {
	if err := tooOften(c.x.s.strangers.delay(neighbours(c.x.origin))); err != nil {
		return err
	}
	return problem(unauthorized, detail).with("WWW-Authenticate", "Signature")
}

// Body returns the whole body as it came, within the limits of the server.
func (c *Call) Body() ([]byte, error) {
	if limit := c.Limit(); c.x.r.ContentLength > limit {
		return nil, errTooLarge(limit)
	}
	return c.x.whole()
}

// Limit is how many bytes a body may have.
func (c *Call) Limit() int64 { return c.x.s.cfg.Limits.Body }

// Keep counts bytes that stay in memory until the request ends. It fails if all requests together have too many.
func (c *Call) Keep(n int) error {
	if !c.x.keep(n) {
		return errBusy
	}
	return nil
}

// Wait gives the processor back. Whoever waits for something else than their own computing calls it before.
func (c *Call) Wait() { c.x.turn.give() }

// Log is told what nobody else is. It gets nothing of the request.
func (c *Call) Log() *slog.Logger { return c.x.s.cfg.Log.With("request", c.x.id) }

// Text masks the value of a field, which has no name if that is "".
func (c *Call) Text(field, text string) (string, error) {
	m, err := c.masker()
	if err != nil || text == "" {
		return "", err
	}
	r := m.Redactor
	if field != "" {
		r = r.Field(field)
	}
	out, err := r.Observe(nil, []byte(text), redact.Observer{OnFinding: c.x.found})
	return string(out), err
}

// Document masks what a media type says the body is, and returns it with the media type of what is left. It takes the
// processor for what is long.
func (c *Call) Document(contentType string, body []byte) (masked []byte, media string, err error) {
	r := &http.Request{Header: http.Header{"Content-Type": {contentType}}}
	o := formats.Options{Format: formats.OfMediaType(mediaOf(r)), MediaType: contentType, MaxDepth: c.x.s.cfg.Limits.Depth}
	if o.Format == "" {
		return nil, "", problem(unreadable, "bodies of this type are not read: send JSON, XML, a form, or text")
	}
	if err := narrow(r); err != nil {
		return nil, "", err
	}
	m, err := c.masker()
	if err != nil {
		return nil, "", err
	}
	if media, err = sameType(r, m); err != nil {
		return nil, "", err
	}
	if len(body) > small {
		c.x.turn.take()
	}
	o.OnFinding = func(f formats.Finding) { c.x.found(f.Finding) }
	masked, err = maskDocument(m, o, body)
	if err == nil {
		err = c.Keep(len(masked))
	}
	return masked, media, unreadableDocument(err)
}

// maskDocument masks a whole document.
func maskDocument(m *masker, o formats.Options, body []byte) ([]byte, error) {
	if what, _ := sniff.Head(body); what != "" {
		return nil, notText(what)
	}
	var out bytes.Buffer
	out.Grow(len(body) + len(body)/8)
	w, err := formats.NewWriter(&out, m.Redactor, o)
	if err != nil {
		return nil, errDocument
	}
	if _, err = w.Write(body); err == nil {
		err = w.Close()
	}
	if err != nil {
		w.Abort()
		return nil, err
	}
	return out.Bytes(), nil
}

// sameType is the media type as it was, without parameters that nobody needs.
func sameType(r *http.Request, m *masker) (string, error) {
	media, params, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if params["charset"] == "" && params["boundary"] == "" {
		return media, nil
	}
	return documentType(r, m)
}

// masker is the one of all of the request, also if others take its place meanwhile.
func (c *Call) masker() (*masker, error) {
	var err error
	if c.m == nil {
		c.m, err = c.x.masker(wish{})
	}
	return c.m, err
}
