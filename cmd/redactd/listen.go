package main

import (
	"net"
	"net/netip"
	"os"
	"strconv"
	"strings"
)

// listenOff is no address: there is no such listener.
const listenOff = "off"

// listener opens what a flag names. Without TLS others may not reach it, unless --insecure says so.
func (o *options) listener(flag, name string) (net.Listener, error) {
	if path, ok := strings.CutPrefix(name, "unix:"); ok {
		return listenUnix(flag, path)
	}
	if name == "systemd" {
		return o.fromSystemd(flag, os.LookupEnv)
	}
	host, _, err := net.SplitHostPort(name)
	switch {
	case err != nil:
		return nil, usage("%s: write an address and a port such as 127.0.0.1:8899, unix:PATH, or systemd", flag)
	case !o.private(host):
		return nil, bare(flag)
	}
	l, err := net.Listen("tcp", name)
	if err != nil {
		return nil, failed("%s: the address is taken, or none of this machine: name another", flag)
	}
	return l, nil
}

// private says whether what is sent to a host is for nobody else to see, or somebody has said that it may be seen.
func (o *options) private(host string) bool { return loopback(host) || o.insecure || o.secret() }

func bare(flag string) *fault {
	return usage("%s: others reach this address, and would see the texts: use a loopback address, "+
		"name files for --tls-cert and --tls-key, or say --insecure", flag)
}

// loopback says whether only this machine reaches a host.
func loopback(host string) bool {
	if host == "localhost" {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.IsLoopback()
}

// listenUnix opens a socket that only its owner may use. One that a dead process has left is taken away.
func listenUnix(flag, path string) (net.Listener, error) {
	if st, err := os.Lstat(path); err == nil && st.Mode().Type() == os.ModeSocket {
		if !isLeft(path) {
			return nil, failed("%s: another process listens on this socket: stop it, or name another path", flag)
		}
		_ = os.Remove(path)
	}
	l, err := ownSocket(path)
	if err != nil {
		return nil, failed("%s: the socket cannot be made: name a path in a folder that you may write, "+
			"of at most 100 bytes, that is not there yet", flag)
	}
	return l, nil
}

// isLeft says whether the process that has made a socket is gone. One that has no room for another connection is not.
func isLeft(path string) bool {
	c, err := net.Dial("unix", path)
	if err == nil {
		_ = c.Close()
	}
	return err != nil && nobodyListens(err)
}

// systemdFirst is the number of the first socket that systemd passes on: sd_listen_fds(3).
const systemdFirst = 3

// fromSystemd returns the socket that systemd has opened for this process. Its address is as open to others as one that
// is opened here.
func (o *options) fromSystemd(flag string, lookup func(string) (string, bool)) (net.Listener, error) {
	pid, _ := lookup("LISTEN_PID")
	if n, _ := lookup("LISTEN_FDS"); pid != strconv.Itoa(os.Getpid()) || n != "1" {
		return nil, usage("%s systemd: systemd has not passed on one socket: start it by a socket unit with one", flag)
	}
	f := os.NewFile(systemdFirst, "socket of systemd")
	defer f.Close() // FileListener has a copy
	l, err := net.FileListener(f)
	if err != nil {
		return nil, failed("%s systemd: this is no socket that listens: use ListenStream= in the unit", flag)
	}
	if tcp, ok := l.Addr().(*net.TCPAddr); ok && !o.private(tcp.IP.String()) {
		_ = l.Close()
		return nil, bare(flag + " systemd")
	}
	return l, nil
}
