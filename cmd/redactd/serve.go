package main

import (
	"context"
	"crypto/tls"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/redactd/redactd/server"
)

// grace is how long requests that have begun may take to end.
const grace = 10 * time.Second

// serve serves until ctx ends, and then lets the requests end that have begun.
func serve(ctx context.Context, o *options, log *slog.Logger) error {
	v, err := o.service(log)
	if err != nil {
		return err
	}
	if v.trail != nil {
		defer v.trail.Close()
	}
	if v.vault != nil {
		defer v.vault.Close()
	}
	all, err := v.listen(o)
	if err != nil {
		return err
	}
	v.keep(ctx, o)
	h := newHerald(os.LookupEnv, log)
	delivered := v.deliver(ctx)
	if err := v.wait(ctx, all, h); err != nil {
		return err
	}
	h.tell(stateStopping)
	log.Info("stopping")
	return errors.Join(v.drain(all), delivered())
}

// A door is a listener and who answers behind it.
type door struct {
	name string
	on   *http.Server
	l    net.Listener
}

// listen opens the listeners.
func (v *service) listen(o *options) ([]door, error) {
	var all []door
	for _, d := range []struct {
		name, flag, addr string
		h                http.Handler
		most             int // connections, 0 for those of --max-connections
	}{
		{"listening", "--listen", o.listen, v.Server, 0},
		{"listening for who runs this", "--admin", o.access.admin, v.Admin(), adminConnections},
		{"listening as a gateway", "--gateway", o.gateway.addr, v.through(), 0},
	} {
		if d.addr == "" || d.addr == listenOff {
			continue
		}
		l, err := o.listener(d.flag, d.addr)
		if err != nil {
			for _, open := range all {
				_ = open.l.Close()
			}
			return nil, err
		}
		all = append(all, door{d.name, v.HTTP(d.h), v.framed(v.Bounded(l, d.most, o.secret()))})
	}
	return all, nil
}

// through is the handler of the gateway, nil if there is none.
func (v *service) through() http.Handler {
	if v.gateway == nil {
		return nil
	}
	return v.Guest(v.gateway.Guest())
}

// framed puts TLS, and what watches over the framing of requests, before the server.
func (v *service) framed(l net.Listener) net.Listener {
	var c *tls.Config
	if v.certs != nil {
		c = v.certs.Config()
	}
	return server.Framed(l, c)
}

// wait serves until ctx ends. On SIGHUP it reads again what may have changed. The signs of life come from here, as
// nothing else would tell of a file that is never read to its end.
func (v *service) wait(ctx context.Context, all []door, h *herald) error {
	again := make(chan os.Signal, 1)
	signal.Notify(again, syscall.SIGHUP)
	defer signal.Stop(again)
	ended := make(chan error, len(all))
	for _, d := range all {
		go func() { ended <- d.on.Serve(d.l) }()
		v.log.Info(d.name, "address", d.l.Addr().String())
	}
	h.tell(stateReady)
	beat, rest := h.beat()
	defer rest()
	for {
		select {
		case <-beat:
			h.tell(stateAlive)
		case <-again:
			v.reload()
		case <-ended:
			return failed("the socket has failed: start again")
		case <-ctx.Done():
			return nil
		}
	}
}

// drain refuses new requests and waits for those that have begun, for as long as the grace lasts.
func (v *service) drain(all []door) error {
	ctx, stop := context.WithTimeout(context.Background(), grace)
	defer stop()
	err := v.Drain(ctx)
	for _, d := range all {
		err = errors.Join(err, d.on.Shutdown(ctx))
		_ = d.on.Close()
	}
	if err != nil {
		return failed("requests were cut off: they took longer than the time to stop")
	}
	return nil
}
