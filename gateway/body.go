package gateway

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"

	"github.com/redactd/redactd/server"
)

// mask returns all of a request that goes to the upstream.
func (g *Gateway) mask(c *server.Call, raw []byte) (e *event, err error) {
	r := c.Request()
	e = &event{Method: r.Method}
	if e.Path, err = maskPath(c, r.URL); err != nil {
		return nil, err
	}
	if e.Query, err = maskQuery(c, r.URL.RawQuery); err != nil {
		return nil, err
	}
	if e.Header, err = g.maskHeader(c); err != nil {
		return nil, err
	}
	body, err := inflate(c, r.Header, raw)
	if err != nil || len(body) == 0 {
		return e, err
	}
	if len(r.Header.Values("Content-Type")) != 1 {
		return nil, server.NewProblem(server.Unreadable, "say what the body is: send one Content-Type")
	}
	var media string
	if e.body, media, err = c.Document(r.Header.Get("Content-Type"), body); err == nil {
		err = checkName(c, media)
	}
	e.Header.Set("Content-Type", media)
	return e, err
}

// checkName refuses a type whose name looks like a value: of one that ends in "+json" anybody may choose the rest.
func checkName(c *server.Call, media string) error {
	name, _, _ := strings.Cut(media, ";")
	if !strings.Contains(name, "+") {
		return nil
	}
	masked, err := c.Text("", name)
	if err == nil && masked != name {
		err = server.NewProblem(server.Unreadable, "the name of the body's type looks like a value: choose another one")
	}
	return err
}

var (
	errCoding = server.NewProblem(server.Unreadable, "send the body as it is, or with Content-Encoding: gzip").
			With("Accept-Encoding", "gzip, identity")
	errGzip = server.NewProblem(server.Malformed, "the body is not whole, or not compressed by gzip as it says")
)

// inflate returns the body without the coding that it came in.
func inflate(c *server.Call, h http.Header, raw []byte) ([]byte, error) {
	coding := strings.ToLower(strings.Join(h.Values("Content-Encoding"), ","))
	switch strings.TrimSpace(coding) {
	case "", "identity":
		return raw, nil
	case "gzip", "x-gzip":
		return gunzip(c, raw)
	}
	return nil, errCoding
}

// gunzip inflates a body to what one that is not compressed may have, and no further.
func gunzip(c *server.Call, raw []byte) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return nil, errGzip
	}
	body, err := io.ReadAll(io.LimitReader(&keeping{c, z}, c.Limit()+1))
	var p *server.Problem
	switch {
	case errors.As(err, &p):
		return nil, p
	case err != nil:
		return nil, errGzip
	case int64(len(body)) > c.Limit():
		return nil, server.NewProblem(server.TooLarge, "a body has at most "+strconv.FormatInt(c.Limit(), 10)+
			" bytes when it is not compressed any more: send less at a time")
	}
	return body, nil
}

// A keeping counts what it reads as kept in memory.
type keeping struct {
	c   *server.Call
	src io.Reader
}

func (k *keeping) Read(p []byte) (int, error) {
	n, err := k.src.Read(p)
	if full := k.c.Keep(n); full != nil {
		return 0, full
	}
	return n, err
}
