package server

// replyMax is how much of an answer waits for the end of the body.
const replyMax = 8 << 20

// A reply is an answer to a body that streams. Who sends chunks has it as it is decided. Who has said how long the body
// is will often send all of it before reading anything, and would wait for ever if the server did so, too: so the
// answer waits for the end of the body, as long as it is short and there is memory.
type reply struct {
	x   *exchange
	now bool // it is sent as it is decided
	buf []byte
}

func newReply(x *exchange) *reply { return &reply{x: x, now: x.r.ContentLength < 0} }

func (r *reply) Write(p []byte) (int, error) {
	if !r.now && len(r.buf)+len(p) <= replyMax && r.x.keep(len(p)) {
		r.buf = append(r.buf, p...)
		return len(p), nil
	}
	r.now = true
	if len(r.buf) > 0 {
		if _, err := r.x.out.Write(r.buf); err != nil {
			return 0, err
		}
		r.buf = nil
	}
	return r.x.out.Write(p)
}

// rest is what has not been sent yet when the body has ended.
func (r *reply) rest(media string) answer {
	if r.now {
		return answer{}
	}
	return answer{media: media, body: r.buf}
}
