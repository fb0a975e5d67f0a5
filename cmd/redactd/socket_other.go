//go:build !unix

package main

import "net"

// ownSocket makes a socket; who may use it is up to the folder.
func ownSocket(path string) (net.Listener, error) { return net.Listen("unix", path) }
