//go:build unix

package main

import (
	"errors"
	"net"
	"syscall"
)

// ownSocket makes a socket of mode 0600. It is made so: a mode that is set afterwards would come too late.
func ownSocket(path string) (net.Listener, error) {
	defer syscall.Umask(syscall.Umask(0o177))
	return net.Listen("unix", path)
}

// nobodyListens says whether that is why a socket cannot be dialled. All other errors are of one that somebody has, if not
// for streams.
func nobodyListens(err error) bool { return errors.Is(err, syscall.ECONNREFUSED) }
