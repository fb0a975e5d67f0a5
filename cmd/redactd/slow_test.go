package main

import (
	"io"
	"net"
	"time"

	"github.com/stretchr/testify/require"
)

// slowly sends the beginning of a request on a connection of its own, never reads, and says when that has ended. A
// connection that is still open after 20 s fails the test.
func (d *daemon) slowly(gone chan bool, beginning string) {
	c, err := net.Dial("tcp", d.addr)
	require.NoError(d.t, err)
	go func() {
		defer c.Close()
		_ = c.SetDeadline(time.Now().Add(20 * time.Second))
		_, err := c.Write([]byte(beginning))
		if err == nil {
			time.Sleep(2 * time.Second)
			_, err = io.Copy(io.Discard, c)
		}
		if e, ok := err.(net.Error); ok && e.Timeout() {
			d.t.Error("the connection is still open")
		}
		gone <- true
	}()
}
