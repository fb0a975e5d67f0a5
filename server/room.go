package server

import "bytes"

// A room is memory for a short body or the answer to one. It is used again and again, as for most requests to make it
// would take longer than to fill it.
type room [small + small/4 + bytes.MinRead]byte

// room returns memory that is the request's until its answer is written.
func (x *exchange) room() []byte {
	r, ok := x.s.rooms.Get().(*room)
	if !ok {
		r = new(room)
	}
	if x.rooms == nil {
		x.rooms = x.few[:0]
	}
	x.rooms = append(x.rooms, r)
	return r[:0]
}

// leave gives all rooms back. In HTTP/2 whoever answers a stream that was reset is let go while the last write goes on, so
// that these rooms are left to the collector. [Server.HTTP] does not speak it; others may serve the handler with it.
func (x *exchange) leave() {
	if x.r.ProtoMajor != 1 {
		return
	}
	for _, r := range x.rooms {
		x.s.rooms.Put(r)
	}
}
