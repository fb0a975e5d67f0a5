//go:build unix

package main

import (
	"net"
	"syscall"
)

// ownSocket makes a socket of mode 0600. It is made so: a mode that is set afterwards would come too late.
func ownSocket(path string) (net.Listener, error) {
	defer syscall.Umask(syscall.Umask(0o177))
	return net.Listen("unix", path)
}
