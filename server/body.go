package server

import (
	"errors"
	"io"
	"net/http"
	"os"
	"strconv"
	"time"

	"github.com/redactd/redactd/internal/framing"
)

// errGone says that the client has gone: there is nobody to answer.
var errGone = errors.New("server: the client has gone")

// An input is the body of a request. It is all that reads one: it ends with a *Problem behind the limit, and gives up a
// client that sends nothing for as long as the server has patience.
type input struct {
	src      io.Reader
	control  *http.ResponseController
	patience time.Duration
	until    time.Time // and no later
	left     int64
	n        int64
	err      error
}

func (b *input) Read(p []byte) (int, error) {
	if b.err != nil {
		return 0, b.err
	}
	_ = b.control.SetReadDeadline(soonest(time.Now(), b.patience, b.until)) // not from when the request came: it may have waited
	n, err := b.src.Read(p)
	b.n += int64(n)
	if b.left -= int64(n); b.left < 0 {
		n, err = 0, errTooLarge(b.n+b.left)
	}
	b.err = readError(err)
	return n, b.err
}

// soonest is when a wait ends that may take so long from now on, and no longer than until then.
func soonest(now time.Time, patience time.Duration, until time.Time) time.Time {
	if t := now.Add(patience); t.Before(until) {
		return t
	}
	return until
}

// readError returns what a client, or the log, may be told of an error.
func readError(err error) error {
	if err == nil || err == io.EOF {
		return err
	}
	var p *Problem
	var frame framing.Error
	switch {
	case errors.As(err, &frame):
		return problem(malformed, string(frame)).with("Connection", "close")
	case errors.As(err, &p):
		return err
	case errors.Is(err, os.ErrDeadlineExceeded):
		return problem(tooSlow, "send the body faster, or in smaller requests").with("Connection", "close")
	}
	return errGone
}

func errTooLarge(limit int64) *Problem {
	return problem(tooLarge, "a body has at most "+strconv.FormatInt(limit, 10)+" bytes: send less at a time").
		with("Connection", "close")
}

// admit looks at what the headers say of a body, before any of it is read.
func (x *exchange) admit() error {
	r := x.r
	if r.ContentLength > x.s.cfg.Limits.Body {
		return errTooLarge(x.s.cfg.Limits.Body)
	}
	if coding := r.Header["Content-Encoding"]; len(coding) > 0 {
		return problem(unreadable, "send the body as it is, without a Content-Encoding").with("Accept-Encoding", "identity")
	}
	if x.row.body == anyBody {
		return narrow(r)
	}
	return charset(r)
}
