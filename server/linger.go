package server

import (
	"io"
	"net/http"
	"time"
)

const (
	// lingerTime is how long a client may go on sending what was refused.
	lingerTime = time.Second
	// lingerBytes is how much of it is read.
	lingerBytes = 1 << 20
	// lingerRest is how long whoever sends more has to look at the answer.
	lingerRest = time.Second / 2
)

// linger reads away what a client still sends of a body that was refused, and lets it have the time to read why. A
// connection that is closed before is reset, and a reset overtakes the answer: a proxy in front makes 502 of it, whatever
// it was. net/http does so for connections that it would have kept, but not for those that end with their request, as all
// do that nginx makes unless it is told otherwise. Who has asked whether to send a body sends none.
func (x *exchange) linger() {
	r := x.r
	if !r.Close || r.Body == http.NoBody || x.in.err == io.EOF || r.Header.Get("Expect") != "" || x.out.flush() != nil {
		return
	}
	_ = x.out.control.SetReadDeadline(soonest(time.Now(), lingerTime, x.in.until))
	if n, _ := io.CopyN(io.Discard, x.in.src, lingerBytes); n == lingerBytes {
		time.Sleep(lingerRest)
	}
}
