package server

import (
	"bytes"
	"io"
	"net"
	"net/http"
	"sync/atomic"
	"time"
)

// Bounded returns a listener with at most so many connections at a time, those of [Limits] if most is 0. One more is
// answered with 503 as soon as it sends something, or closed where answers would have to be secret. It costs next to
// nothing: it is never read as a request.
func (s *Server) Bounded(l net.Listener, most int, secret bool) net.Listener {
	if most == 0 {
		most = s.cfg.Limits.Connections
	}
	b := &bounded{Listener: l, s: s, most: int64(most), farewells: make(chan struct{}, farewells)}
	if !secret {
		b.answer = errFull.raw()
	}
	return b
}

var errFull = problem(busy, "there are too many connections: try again in a second").with("Retry-After", "1").
	with("Connection", "close")

// raw is the problem as it goes over a connection of which nothing is known.
func (p *Problem) raw() []byte {
	a := p.answer("")
	r := http.Response{
		StatusCode: a.status, ProtoMajor: 1, ProtoMinor: 1, Header: a.header.Clone(),
		ContentLength: int64(len(a.body)), Body: io.NopCloser(bytes.NewReader(a.body)),
	}
	r.Header.Set("Content-Type", a.media)
	var b bytes.Buffer
	_ = r.Write(&b) // into memory: it cannot fail
	return b.Bytes()
}

// A bounded listener counts its connections.
type bounded struct {
	net.Listener
	s         *Server
	most      int64
	open      atomic.Int64
	answer    []byte // to those that are too many, nil for none
	farewells chan struct{}
}

const (
	// farewells is how many may be answered at a time. Others are closed at once.
	farewells = 100
	// farewellTime is how long that may take.
	farewellTime = time.Second
	// farewellBytes is how much of a request is read away: a connection that is closed before is reset, and a reset
	// overtakes the answer.
	farewellBytes = 64 << 10
)

// Accept returns the next connection for which there is room.
func (b *bounded) Accept() (net.Conn, error) {
	for {
		c, err := b.Listener.Accept()
		if err != nil {
			return nil, err
		}
		if b.open.Add(1) <= b.most {
			b.s.connections.Add(1)
			return &guest{Conn: c, of: b}, nil
		}
		b.open.Add(-1)
		b.refuse(c)
	}
}

// refuse never waits.
func (b *bounded) refuse(c net.Conn) {
	b.s.metrics.full.Inc()
	if b.answer != nil {
		select {
		case b.farewells <- struct{}{}:
			go b.farewell(c)
			return
		default:
		}
	}
	_ = c.Close()
}

// farewell answers what has begun to ask. Who reads an answer before having asked does not know what it is to.
func (b *bounded) farewell(c net.Conn) {
	defer func() { _ = c.Close(); <-b.farewells }()
	_ = c.SetDeadline(time.Now().Add(farewellTime))
	if n, _ := c.Read(make([]byte, 1)); n == 0 {
		return
	}
	if _, err := c.Write(b.answer); err != nil {
		return
	}
	if half, ok := c.(interface{ CloseWrite() error }); ok {
		_ = half.CloseWrite()
	}
	_, _ = io.CopyN(io.Discard, c, farewellBytes)
}

// A guest is a connection that counts until it is closed.
type guest struct {
	net.Conn
	of   *bounded
	left atomic.Bool
}

func (g *guest) Close() error {
	if !g.left.Swap(true) {
		g.of.open.Add(-1)
		g.of.s.connections.Add(-1)
	}
	return g.Conn.Close()
}
