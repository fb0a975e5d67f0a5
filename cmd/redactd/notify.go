package main

import (
	"log/slog"
	"net"
	"strconv"
	"time"
)

// What is said to systemd: sd_notify(3).
const (
	stateReady    = "READY=1"
	stateStopping = "STOPPING=1"
	stateAlive    = "WATCHDOG=1"
)

// A herald tells systemd how this process is. Without systemd it tells nobody.
type herald struct {
	conn  net.Conn      // nil if nobody listens
	every time.Duration // how often systemd wants to hear that the process lives, 0 for never
}

// newHerald looks in the environment for who wants to be told.
func newHerald(lookup func(string) (string, bool), log *slog.Logger) *herald {
	path, ok := lookup("NOTIFY_SOCKET")
	if !ok {
		return &herald{}
	}
	conn, err := net.Dial("unixgram", path) // one that begins with @ has no file
	if err != nil {
		log.Error("systemd cannot be told that this is ready: use Type=exec in the unit, or let it reach the socket")
		return &herald{}
	}
	return &herald{conn: conn, every: watchdog(lookup)}
}

// watchdog is half of the time after which systemd takes a silent process for dead.
func watchdog(lookup func(string) (string, bool)) time.Duration {
	text, _ := lookup("WATCHDOG_USEC")
	n, err := strconv.ParseUint(text, 10, 40) // two weeks
	if err != nil {
		return 0
	}
	return time.Duration(n) * time.Microsecond / 2
}

// tell says a state. It is not said twice: a service that is not heard is stopped, and started again.
func (h *herald) tell(state string) {
	if h.conn != nil {
		_, _ = h.conn.Write([]byte(state))
	}
}

// beat is a channel that asks for a sign of life from time to time, or never.
func (h *herald) beat() (c <-chan time.Time, stop func()) {
	if h.every == 0 {
		return nil, func() {}
	}
	t := time.NewTicker(h.every)
	return t.C, t.Stop
}
