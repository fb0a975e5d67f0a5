package main

import "github.com/redactd/redactd/gateway"

// manyDescriptors is more than any process needs.
const manyDescriptors = 1 << 20

const (
	// spareDescriptors are for files, for the listener of --admin, and for those that are told that there is no room.
	spareDescriptors = 384
	// adminConnections is how many the listener of --admin has at a time.
	adminConnections = 100
)

// connections is how many there may be, so that each has a descriptor: without one it would wait for an answer that
// nobody gives. There may be fewer than usual.
func (o *options) connections(usual int) (int, error) {
	room := descriptors() - spareDescriptors
	if o.gateway.addr != "" {
		room -= gateway.Connections
		if o.listen != listenOff {
			room /= 2 // each of the two listeners
		}
	}
	room = max(room, 1)
	switch n := o.limits.Connections; {
	case n == 0:
		return min(usual, room), nil
	case n > room:
		return 0, usage("--max-connections: this process may not have so many files open: name fewer, " +
			"or raise the limit (ulimit -n, or LimitNOFILE= of the unit)")
	default:
		return n, nil
	}
}
