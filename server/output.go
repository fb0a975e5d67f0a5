package server

import (
	"net/http"
	"time"
)

// An output is the way back to the client. A client that takes nothing for as long as the server has patience is given
// up. All its errors are errGone.
type output struct {
	w        http.ResponseWriter
	control  http.ResponseController
	patience time.Duration
	until    time.Time // and no later
	turn     *turn     // given back while a client takes its time
	status   int       // 0 while nothing is out
	n        int64
}

func (o *output) begun() bool { return o.status != 0 }

func (o *output) writeHeader(status int) {
	o.status = status
	o.w.WriteHeader(status)
}

// Write writes. What the client does not take is waited for from now on, not from when the request ended: to log that may
// have taken long.
func (o *output) Write(p []byte) (int, error) {
	if !o.begun() {
		o.writeHeader(http.StatusOK)
	}
	if o.turn.give() {
		defer o.turn.take()
	}
	_ = o.control.SetWriteDeadline(soonest(time.Now(), o.patience, o.until)) // what is no connection, as in tests, has no deadlines
	n, err := o.w.Write(p)
	o.n += int64(n)
	if err != nil {
		return n, errGone
	}
	return n, nil
}

// flush sends what was written.
func (o *output) flush() error {
	if o.control.Flush() != nil {
		return errGone
	}
	return nil
}
