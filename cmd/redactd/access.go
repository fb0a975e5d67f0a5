package main

import (
	"net/netip"

	"github.com/spf13/cobra"

	"github.com/redactd/redactd/internal/certs"
	"github.com/redactd/redactd/server/access"
)

// accessOptions are the flags that say who may send requests, and from where.
type accessOptions struct {
	admin     string
	cert, key string
	clientCA  string
	tokens    string
	allow     networks
	proxies   networks
}

func (a *accessOptions) define(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&a.admin, "admin", "", "`ADDR` or unix:PATH of a listener of its own for metrics, profiles and reloading")
	f.StringVar(&a.cert, "tls-cert", "", "a `FILE` with the certificate of the server and those above it, in PEM")
	f.StringVar(&a.key, "tls-key", "", "a `FILE` with its key")
	f.StringVar(&a.clientCA, "client-ca", "", "a `FILE` with who signs clients' certificates; without --tokens "+
		"clients must have one")
	f.StringVar(&a.tokens, "tokens", "", "a `FILE` of who may do what: 'sha256:HASH name roles' or "+
		"'san:NAME name roles' a line")
	f.Var(&a.allow, "allow-ip", "a network from which requests may come; all without")
	f.Var(&a.proxies, "trusted-proxy", "a network of proxies that are believed in X-Forwarded-For")
}

func (a *accessOptions) check() error {
	switch {
	case (a.cert == "") != (a.key == ""):
		return usage("--tls-cert and --tls-key go together: name both files")
	case a.clientCA != "" && a.cert == "":
		return usage("--client-ca goes with --tls-cert and --tls-key: name both files")
	}
	return nil
}

// secret says whether the listeners speak TLS.
func (o *options) secret() bool { return o.access.cert != "" }

// certs opens the files of TLS, nil if there are none.
func (a *accessOptions) certs() (*certs.Store, error) {
	if a.cert == "" {
		return nil, nil
	}
	s, err := certs.Open(certs.Files{Cert: a.cert, Key: a.key, ClientCA: a.clientCA, Required: a.tokens == ""})
	if err != nil {
		return nil, usage("--tls-cert, --tls-key, --client-ca: %s", unprefixed(err))
	}
	return s, nil
}

// guard knows who may do what, nil if everybody may redact.
func (a *accessOptions) guard() (*access.Guard, error) {
	if a.tokens == "" && a.clientCA == "" {
		return nil, nil
	}
	g, err := access.Open(a.tokens)
	if err != nil {
		return nil, usage("--tokens: %s", unprefixed(err))
	}
	return g, nil
}

// files are those that are read again when they change.
func (a *accessOptions) files() (list []string) {
	for _, name := range []string{a.cert, a.key, a.clientCA, a.tokens} {
		if name != "" {
			list = append(list, name)
		}
	}
	return list
}

// networks are a flag that may stand there several times.
type networks []netip.Prefix

// Set adds a network or one address.
func (n *networks) Set(text string) error {
	network, err := netip.ParsePrefix(text)
	if err != nil {
		var addr netip.Addr
		if addr, err = netip.ParseAddr(text); err != nil || addr.Zone() != "" {
			return errNetwork
		}
		network = netip.PrefixFrom(addr, addr.BitLen())
	}
	*n = append(*n, network.Masked())
	return nil
}

var errNetwork = usage("write a network such as 10.0.0.0/8")

// Append adds a network or one address.
func (n *networks) Append(text string) error { return n.Set(text) }

// Replace puts others in the place of all.
func (n *networks) Replace(list []string) error {
	*n = nil
	for _, text := range list {
		if err := n.Set(text); err != nil {
			return err
		}
	}
	return nil
}

// GetSlice returns them all as they are written.
func (n *networks) GetSlice() (list []string) {
	for _, network := range *n {
		list = append(list, network.String())
	}
	return list
}

// String returns nothing: the usual value is none.
func (n *networks) String() string { return "" }

// Type is what help calls it.
func (n *networks) Type() string { return "CIDR" }
