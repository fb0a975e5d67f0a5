package server

import (
	"cmp"
	"io"

	"github.com/redactd/redactd/internal/sniff"
	"github.com/redactd/redactd/redact"
)

// chunk is how much of a body that streams is read at once.
const chunk = 32 << 10

// redactText masks a text while it arrives.
func (s *Server) redactText(x *exchange) (answer, error) {
	w, err := wishOf(x.r.URL.RawQuery)
	if err != nil {
		return answer{}, err
	}
	m, err := x.masker(w)
	if err != nil {
		return answer{}, err
	}
	if n := x.r.ContentLength; n >= 0 && n <= small {
		return x.maskSmall(m)
	}
	return x.masked(textType(x.r), func(dst io.Writer) (sink, error) {
		masked := m.NewWriter(dst)
		masked.OnFinding = x.found
		return masked, nil
	})
}

// masked answers with the body as the sink writes it. If anything fails when a part of the answer is out the connection
// breaks, and what was not decided stays here.
func (x *exchange) masked(media string, open func(dst io.Writer) (sink, error)) (answer, error) {
	out := newReply(x)
	to, err := open(out)
	if err != nil {
		return answer{}, err
	}
	if err := x.stream(media); err != nil {
		return answer{}, err
	}
	if err := x.pump(to, text(&x.in)); err != nil {
		return answer{}, err
	}
	return out.rest(media), nil
}

// small is the length of a body that usually comes in one piece with its headers. It is masked as a whole, which takes
// half the time, and so little that it waits for no turn.
const small = 4 << 10

func (x *exchange) maskSmall(m *masker) (answer, error) {
	text, err := x.all(&x.in) // which is too short to be counted as kept
	if err != nil {
		return answer{}, err
	}
	if what, _ := sniff.Head(text); what != "" {
		return answer{}, notText(what)
	}
	out, err := m.Observe(x.room(), text, redact.Observer{OnFinding: x.found})
	return answer{media: textType(x.r), body: out}, err
}

// stream gets ready for an answer that is written while the body is read.
func (x *exchange) stream(media string) error {
	if !x.r.ProtoAtLeast(1, 1) {
		return problem(malformed, "send HTTP/1.1: in HTTP/1.0 an answer that broke off looks whole")
	}
	_ = x.out.control.EnableFullDuplex() // what is no connection, as in tests, has no need
	x.head(media)
	return nil
}

// A sink takes a text: a writer of the package redact or formats.
type sink interface {
	io.Writer
	Close() error
	Abort()
}

// pump moves a body into a sink, and sends what the sink writes.
func (x *exchange) pump(to sink, from io.Reader) error {
	err := x.move(to, from)
	if err == nil {
		err = to.Close()
	}
	if err != nil {
		to.Abort()
	}
	return err
}

func (x *exchange) move(to sink, from io.Reader) error {
	buf := make([]byte, chunk)
	for {
		n, err := from.Read(buf)
		before := x.out.n
		x.turn.take()
		if _, failed := to.Write(buf[:n]); failed != nil {
			return failed
		}
		x.turn.give()
		if err == io.EOF {
			return nil
		}
		if x.out.n > before {
			err = cmp.Or(err, x.out.flush())
		}
		if err != nil {
			return err
		}
	}
}

// text reads a body as text: what begins like something else is refused.
func text(body io.Reader) io.Reader { return &sniff.Reader{Src: body, Refuse: notText} }

func notText(what string) error {
	return problem(unreadable, "this is "+what+", and no text: convert it to UTF-8 text first")
}
