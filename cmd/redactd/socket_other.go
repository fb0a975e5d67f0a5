//go:build !unix

package main

import "net"

// ownSocket makes a socket; who may use it is up to the folder.
func ownSocket(path string) (net.Listener, error) { return net.Listen("unix", path) }

// nobodyListens says whether that is why a socket cannot be dialled: nothing else is known of an error here.
func nobodyListens(error) bool { return true }
