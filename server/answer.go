package server

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"net/http"
	"strconv"
	"time"
)

// An answer is what goes back when the way is at its end. The zero answer says that the handler has written itself.
type answer struct {
	status int // 0 is 200
	media  string
	body   []byte
	header http.Header // more headers
}

var errNoJSON = problem(internal, "the answer cannot be written as JSON: please report this")

// jsonAnswer returns v as JSON.
func jsonAnswer(v any) (answer, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return answer{}, errNoJSON
	}
	return answer{media: jsonText, body: b.Bytes()}, nil
}

// respond ends an exchange. What fails when a part of the answer is out breaks the connection, so that nobody takes the
// part for the whole. Nothing is read behind a body that was refused.
func (x *exchange) respond(a answer, err error) {
	if err != nil && (x.out.begun() || errors.Is(err, errGone)) {
		panic(http.ErrAbortHandler)
	}
	if err != nil {
		a = x.refusal(problemOf(err))
		_ = x.out.control.SetReadDeadline(soonest(time.Now(), x.in.patience, x.in.until)) // for what is left of the body
	}
	if err != nil && x.r.ContentLength != 0 {
		x.out.w.Header().Set("Connection", "close")
	}
	if a.media != "" || a.status != 0 {
		x.write(a)
	}
	if err != nil {
		x.linger()
	}
}

// refusal writes a problem as the row wants it.
func (x *exchange) refusal(p *Problem) answer {
	if x.row.fail != nil {
		return x.row.fail(p)
	}
	return p.answer(x.id)
}

// problemOf returns the problem that err is. The texts of other errors may hold anything and are never told.
func problemOf(err error) *Problem {
	var p *Problem
	if errors.As(err, &p) {
		return p
	}
	return problem(internal, "an unexpected error: please report the request's id and what the log says of it")
}

func (x *exchange) write(a answer) {
	h := x.out.w.Header()
	maps.Copy(h, a.header)
	x.head(a.media)
	if a.status != http.StatusNoContent {
		x.say(h, "Content-Length", lengthValue, strconv.Itoa(len(a.body)))
	}
	if a.status != 0 {
		x.out.writeHeader(a.status)
	}
	_, _ = x.out.Write(a.body) // nobody is left to be told of an error
}

// head sets the headers of every answer.
func (x *exchange) head(media string) {
	h := x.out.w.Header()
	h["Content-Type"] = nil // which net/http would guess
	if media != "" {
		x.say(h, "Content-Type", typeValue, media)
	}
	h["Cache-Control"], h["X-Content-Type-Options"] = noStore, noSniff
}

// What all answers say. Nothing changes a header that is set.
var noStore, noSniff = []string{"no-store"}, []string{"nosniff"}
