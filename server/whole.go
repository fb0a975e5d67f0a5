package server

import (
	"bytes"
	"errors"
	"io"
	"strconv"

	"github.com/redactd/redactd/internal/strictjson"
)

// whole returns the body of a request, for handlers that need all of it in memory.
func (x *exchange) whole() ([]byte, error) { return x.all(keeping{x}) }

// wholeText returns a body that is text.
func (x *exchange) wholeText() ([]byte, error) { return x.all(text(keeping{x})) }

// all reads a body to its end. If it is long the request has the right to compute then.
func (x *exchange) all(body io.Reader) ([]byte, error) {
	var b bytes.Buffer
	switch n := x.r.ContentLength; {
	case n > 0 && n <= small:
		b = *bytes.NewBuffer(x.room())
	case n > 0 && n <= chunk:
		b.Grow(int(n) + bytes.MinRead) // longer ones have to come before they get room
	}
	if _, err := b.ReadFrom(body); err != nil {
		return nil, err
	}
	if b.Len() > small {
		x.turn.take()
	}
	return b.Bytes(), nil
}

// A keeping reads a body and counts what of it is in memory.
type keeping struct{ x *exchange }

func (k keeping) Read(p []byte) (int, error) {
	n, err := k.x.in.Read(p)
	if !k.x.keep(n) {
		return 0, problem(busy, "try again in a second, or send text/plain, which streams").with("Retry-After", "1")
	}
	return n, err
}

// keep counts bytes that stay in memory until the exchange ends, unless all exchanges together would have too many.
func (x *exchange) keep(n int) bool {
	if x.s.kept.Add(int64(n)) > x.s.cfg.Limits.Kept {
		x.s.kept.Add(-int64(n))
		return false
	}
	x.kept += int64(n)
	return true
}

// forget ends the count.
func (x *exchange) forget() { x.s.kept.Add(-x.kept) }

// readJSON reads the body as JSON that has one meaning only.
func (x *exchange) readJSON(v any) error {
	data, err := x.whole()
	if err != nil {
		return err
	}
	if bad, ok := errors.AsType[*strictjson.Error](x.s.types.Unmarshal(data, v, x.s.cfg.Limits.Depth)); ok {
		return problem(malformed, "byte "+strconv.Itoa(bad.Offset)+" of the body: "+bad.Reason)
	}
	return nil
}
