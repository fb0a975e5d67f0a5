package main

import (
	"context"
	"log/slog"
	"runtime"
	"runtime/debug"
	"time"

	"github.com/redactd/redactd/gateway"
	"github.com/redactd/redactd/gateway/spool"
	"github.com/redactd/redactd/internal/certs"
	"github.com/redactd/redactd/server"
	"github.com/redactd/redactd/server/access"
	"github.com/redactd/redactd/server/trail"
	"github.com/redactd/redactd/vault"
)

// A service is a server and the files that it lives on.
type service struct {
	*server.Server
	log     *slog.Logger
	certs   *certs.Store
	guard   *access.Guard
	trail   *trail.Trail
	vault   vault.Store
	gateway *gateway.Gateway // nil if there is none
	spool   *spool.Spool     // of the gateway, nil if there is none
	signers func() error     // reads the secrets of the gateway again
}

// service opens all that the flags name.
func (o *options) service(log *slog.Logger) (*service, error) {
	if o.maxMemory != 0 {
		debug.SetMemoryLimit(int64(o.maxMemory))
	}
	cfg, err := o.config(log)
	if err != nil {
		return nil, err
	}
	cfg.Limits.Turns = spareThread()
	v := &service{log: log, vault: cfg.Options.Vault}
	if v.certs, err = o.access.certs(); err != nil {
		return nil, err
	}
	if v.guard, err = o.access.guard(); err != nil {
		return nil, err
	}
	if v.spool, err = o.gateway.spool.open(log); err != nil {
		return nil, err
	}
	if v.gateway, err = o.gateway.open(v.spool); err != nil {
		return nil, err
	}
	v.signers = func() error { return o.gateway.readAgain(v.gateway) }
	if v.trail, err = o.audit.open(cfg.Options.Keys, log); err != nil {
		return nil, err
	}
	if v.guard != nil {
		cfg.Auth = v.guard.Auth
	}
	if v.trail != nil {
		cfg.Audit, cfg.Ready = v.trail.Record, v.trail.Ready
	}
	if v.Server, err = server.New(cfg); err != nil {
		return nil, usage("%s", unprefixed(err))
	}
	if v.spool != nil {
		v.countSpool()
	}
	return v, nil
}

// spareThread lets Go run one thread more than there are processors, and returns how many those are. With as many
// requests that compute as processors, one thread waits for the network still, and the kernel lets it in at once: who is
// refused would wait for 10 ms again and again otherwise, until Go takes a processor away from those that compute.
func spareThread() (processors int) {
	processors = runtime.GOMAXPROCS(0)
	runtime.GOMAXPROCS(processors + 1)
	return processors
}

// reload reads everything again that may have changed. What has a mistake stays as it was, and the rest is new.
func (v *service) reload() {
	v.told("policies and keys", v.Reload())
	v.reloadAccess()
}

// reloadAccess reads certificates and tokens again.
func (v *service) reloadAccess() {
	if v.certs != nil {
		v.told("certificates", v.certs.Reload())
	}
	if v.guard != nil {
		v.told("tokens", v.guard.Reload())
	}
	if v.gateway != nil {
		v.told("secrets", v.signers())
	}
}

func (v *service) told(what string, err error) {
	if err != nil {
		v.log.Error("not read, the old ones stay", "what", what, "error", err.Error())
		return
	}
	v.log.Info("read again", "what", what)
}

// lookEvery is how often the files of access are looked at.
const lookEvery = 10 * time.Second

// keep does what has to be done from time to time, until ctx ends.
func (v *service) keep(ctx context.Context, o *options) {
	if files := o.access.files(); len(files) > 0 {
		go certs.Watch(ctx, lookEvery, files, v.reloadAccess)
	}
	if v.trail != nil && o.audit.keep != 0 {
		go v.trail.Keep(ctx, time.Duration(o.audit.keep))
	}
}
