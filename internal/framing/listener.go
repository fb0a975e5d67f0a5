package framing

import (
	"context"
	"crypto/tls"
	"net"
	"time"
)

// An Error says what is wrong with a request, in words that hold none of it.
type Error string

func (e Error) Error() string { return "framing: " + string(e) }

// NewListener returns a listener whose connections fail with an [Error] where the framing of a request can be read in
// two ways. With a configuration the connections speak TLS.
func NewListener(l net.Listener, c *tls.Config) net.Listener { return listener{l, c} }

type listener struct {
	net.Listener
	config *tls.Config
}

func (l listener) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	switch {
	case err != nil:
		return nil, err
	case l.config != nil:
		secret := tls.Server(c, l.config)
		return &secretConn{conn{Conn: secret}, secret}, nil
	}
	return &conn{Conn: c}, nil
}

// A conn shows what it reads to a reader of its own first.
type conn struct {
	net.Conn
	reader reader
	err    error
}

func (c *conn) Read(p []byte) (int, error) {
	if c.err != nil {
		return 0, c.err
	}
	n, err := c.Conn.Read(p)
	if c.err = c.reader.feed(p[:n]); c.err != nil {
		return 0, c.err
	}
	return n, err
}

// A secretConn tells net/http of its TLS, which looks for it in a *tls.Conn or in this method.
type secretConn struct {
	conn
	secret *tls.Conn
}

// handshakeTime is how long a client may take to agree on keys.
const handshakeTime = 10 * time.Second

// ConnectionState ends the handshake first: what it fails with is what the next read returns.
func (c *secretConn) ConnectionState() tls.ConnectionState {
	ctx, cancel := context.WithTimeout(context.Background(), handshakeTime)
	defer cancel()
	_ = c.secret.HandshakeContext(ctx)
	return c.secret.ConnectionState()
}
