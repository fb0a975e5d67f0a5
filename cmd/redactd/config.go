package main

import (
	"log/slog"
	"strings"

	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
	"github.com/redactd/redactd/server"
	"github.com/redactd/redactd/vault"
)

// config returns what the flags say of a server.
func (o *options) config(log *slog.Logger) (c server.Config, err error) {
	if err := o.check(); err != nil {
		return c, err
	}
	c.Log, c.Limits, c.PresidioStrict = log, o.limits, o.compat == "strict"
	c.Playground = o.page
	c.MaskAll = o.onError == "mask-all"
	if c.Limits.Connections, err = o.connections(server.UsualConnections); err != nil {
		return c, err
	}
	c.Allow, c.Proxies, c.Admin = o.access.allow, o.access.proxies, o.access.admin != ""
	store, err := o.openVault()
	if err != nil {
		return c, err
	}
	m, err := o.means(store)
	c.Policies, c.Options, c.Restorer = m.Policies, m.Options, m.Restorer
	c.Reload = func() (server.Means, error) { return o.reread(store, log) }
	return c, err
}

// means reads the keys, and the policies that requests may choose from.
func (o *options) means(store vault.Store) (m server.Means, err error) {
	if m.Options, m.Restorer, err = o.keys(store); err != nil {
		return m, err
	}
	m.Policies, err = o.readPolicies(m.Options)
	return m, err
}

// readPolicies reads the policies that requests may choose from.
func (o *options) readPolicies(with policy.Options) (list []redact.Policy, err error) {
	with.Quiet = o.quiet
	if o.profile != "" {
		p, err := policy.Profile(o.profile)
		if err != nil {
			return nil, usage("--profile: %s", unprefixed(err))
		}
		return []redact.Policy{p}, nil
	}
	for _, file := range o.policies {
		p, err := with.Load(file)
		if err != nil {
			return nil, usage("--policy: %s", unprefixed(err))
		}
		list = append(list, p)
	}
	return list, nil
}

// unprefixed is the text of an error without the name of its package.
func unprefixed(err error) string {
	text := err.Error()
	for _, name := range []string{"keys: ", "policy: ", "server: ", "operators: ", "access: ", "certs: ", "audit: ", "vault: ", "gateway: ",
		"signature: ", "spool: "} {
		text = strings.TrimPrefix(text, name)
	}
	return text
}
