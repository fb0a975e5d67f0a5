package server

import (
	"errors"
	"io"
	"mime"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"
)

// errGone says that the client has gone: there is nobody to answer.
var errGone = errors.New("server: the client has gone")

// An input is the body of a request. It is all that reads one: it ends with a *Problem behind the limit, and gives up a
// client that sends nothing for as long as the server has patience.
type input struct {
	src      io.Reader
	control  *http.ResponseController
	patience time.Duration
	left     int64
	n        int64
	err      error
}

func (b *input) Read(p []byte) (int, error) {
	if b.err != nil {
		return 0, b.err
	}
	_ = b.control.SetReadDeadline(time.Now().Add(b.patience))
	n, err := b.src.Read(p)
	b.n += int64(n)
	if b.left -= int64(n); b.left < 0 {
		n, err = 0, errTooLarge(b.n+b.left)
	}
	b.err = readError(err)
	return n, b.err
}

// readError returns what a client, or the log, may be told of an error.
func readError(err error) error {
	var p *Problem
	switch {
	case err == nil, err == io.EOF, errors.As(err, &p):
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

// whole returns the body of a request. It is only asked for by handlers that keep it in memory.
func (x *exchange) whole() ([]byte, error) { return io.ReadAll(x.in) }

// admit looks at what the headers say of a body, before any of it is read.
func (x *exchange) admit() error {
	r := x.r
	if r.ContentLength > x.s.cfg.Limits.Body {
		return errTooLarge(x.s.cfg.Limits.Body)
	}
	if coding := r.Header.Values("Content-Encoding"); len(coding) > 0 {
		return problem(unreadable, "send the body as it is, without a Content-Encoding").with("Accept-Encoding", "identity")
	}
	return charset(r, x.row.body)
}

// mediaOf returns the media type of a request's body, in lower case and without parameters, "" if it does not say.
func mediaOf(r *http.Request) string {
	media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || len(r.Header.Values("Content-Type")) > 1 {
		return ""
	}
	return media
}

// charset refuses a text in an encoding in which ASCII characters are not, or not only, the bytes of ASCII.
func charset(r *http.Request, kind string) error {
	_, params, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	name, named := params["charset"]
	name = strings.ToLower(name)
	if !named || name == "utf-8" || name == "us-ascii" || kind == plainText && singleByte(name) {
		return nil
	}
	return problem(unreadable, "send the text in UTF-8")
}

// singleByte says whether a charset has the bytes of ASCII for its characters and one byte for each other.
func singleByte(name string) bool {
	for _, family := range []string{"iso-8859-", "windows-125", "koi8-"} {
		if strings.HasPrefix(name, family) {
			return true
		}
	}
	return false
}
