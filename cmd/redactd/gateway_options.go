package main

import (
	"cmp"
	"crypto/x509"
	"net/url"
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/redactd/redactd/gateway"
	"github.com/redactd/redactd/gateway/signature"
	"github.com/redactd/redactd/gateway/spool"
)

// gatewayOptions are the flags of the gateway.
type gatewayOptions struct {
	addr        string
	upstream    string
	ca          string
	timeout     time.Duration
	headers     []string
	maskReplies bool
	verify      signingOptions
	sign        signingOptions
	window      time.Duration
	event       string

	spool spoolOptions

	to *url.URL // what upstream says
}

// signingOptions are the flags of signatures that are checked, or made.
type signingOptions struct {
	scheme string
	files  []string
	header string
}

func (g *gatewayOptions) define(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&g.addr, "gateway", "", "`ADDR` or unix:PATH of a listener whose requests are masked and handed on to --upstream")
	f.StringVar(&g.upstream, "upstream", "", "the `URL` of who receives them: http or https, a host, and a path to put before theirs")
	f.StringVar(&g.ca, "upstream-ca", "", "a `FILE` with who signs the certificate of the upstream; default whom the system trusts")
	f.DurationVar(&g.timeout, "upstream-timeout", 0, "for the upstream to take a request and answer it; default 20s")
	f.StringArrayVar(&g.headers, "gateway-header", nil, "the `NAME` of one more header that is passed on both ways, masked")
	f.BoolVar(&g.maskReplies, "mask-replies", false, "mask what the upstream replies, too")
	f.StringVar(&g.verify.scheme, "verify", "", "check the signatures of senders: `SCHEME` zendesk, stripe, github or hmac")
	f.StringArrayVar(&g.verify.files, "secret-file", nil, "a `FILE` with the secrets that they sign with, one a line")
	f.StringVar(&g.verify.header, "verify-header", "", "the `NAME` of the header with a signature of hmac; default X-Signature")
	f.DurationVar(&g.window, "replay-window", 0, "how far from now the time of a signature may be; default 5m")
	f.StringVar(&g.event, "event-header", "", "the `NAME` of the header with the id of an event, for each to be handed on "+
		"once; - is none; default that of the scheme")
	f.StringVar(&g.sign.scheme, "sign", "", "how requests are signed for the upstream: a `SCHEME`; default that of --verify, or hmac")
	f.StringArrayVar(&g.sign.files, "sign-secret-file", nil, "a `FILE` with the secret to sign with in its first line")
	f.StringVar(&g.sign.header, "sign-header", "", "the `NAME` of the header for a signature of hmac; default X-Signature")
	g.spool.define(cmd)
}

// check refuses what goes with nothing.
func (g *gatewayOptions) check() (err error) {
	others := g.ca != "" || g.timeout != 0 || len(g.headers) > 0 || g.maskReplies || g.upstream != "" ||
		g.verify.named() || g.sign.named() || g.window != 0 || g.event != "" || g.spool != spoolOptions{}
	switch {
	case g.addr == "" && others:
		return usage("--upstream, --verify, --sign and what goes with them go with --gateway: give it an address")
	case g.addr == "":
		return nil
	case g.addr == listenOff || g.addr == "systemd":
		return usage("--gateway: write an address and a port such as 127.0.0.1:8900, or unix:PATH")
	case (g.verify.scheme == "") != (len(g.verify.files) == 0):
		return usage("--verify and --secret-file go together: say how senders sign, and with which secrets")
	case !g.verify.named() && (g.window != 0 || g.event != ""), g.verify.header != "" && g.verify.scheme != "hmac":
		return usage("--replay-window and --event-header go with --verify, and --verify-header with --verify hmac")
	case g.spool.dir == "" && g.spool != spoolOptions{}:
		return usage("--spool-size and --spool-age go with --spool: name a folder")
	case g.timeout < 0 || g.window < 0:
		return usage("a limit is below 0: name another, or leave it out for the usual one")
	case g.sign.named() && len(g.sign.files) == 0:
		return usage("--sign and --sign-header go with --sign-secret-file: name the file")
	}
	if g.to, err = gateway.ParseUpstream(g.upstream); err != nil {
		return usage("--upstream: %s", unprefixed(err))
	}
	return nil
}

func (s *signingOptions) named() bool { return s.scheme != "" || len(s.files) > 0 || s.header != "" }

// open returns the gateway, nil if there is none. Events are kept in the spool, if there is one.
func (g *gatewayOptions) open(s *spool.Spool) (*gateway.Gateway, error) {
	if g.addr == "" {
		return nil, nil
	}
	roots, err := g.roots()
	if err != nil {
		return nil, err
	}
	verify, sign, err := g.signers()
	if err != nil {
		return nil, err
	}
	opened, err := gateway.New(gateway.Config{
		Upstream: g.to, Roots: roots, Timeout: g.timeout, Headers: g.headers, Verify: verify, Sign: sign,
		MaskReplies: g.maskReplies, Spool: s,
	})
	if err != nil {
		return nil, usage("--gateway-header: %s", unprefixed(err))
	}
	return opened, nil
}

// roots are who may sign the certificate of the upstream, nil for those of the system.
func (g *gatewayOptions) roots() (*x509.CertPool, error) {
	if g.ca == "" {
		return nil, nil
	}
	text, err := os.ReadFile(g.ca)
	pool := x509.NewCertPool()
	if err != nil || !pool.AppendCertsFromPEM(text) {
		return nil, usage("--upstream-ca: it cannot be read, or has no certificate: name a file in PEM")
	}
	return pool, nil
}

// signers reads the secrets.
func (g *gatewayOptions) signers() (verify, sign *signature.Signer, err error) {
	c := signature.Config{Scheme: g.verify.scheme, Window: g.window, Event: g.event}
	if verify, err = g.verify.open("--verify, --secret-file", c); err != nil {
		return nil, nil, err
	}
	scheme := cmp.Or(g.sign.scheme, g.verify.scheme, "hmac")
	sign, err = g.sign.open("--sign, --sign-secret-file", signature.Config{Scheme: scheme})
	return verify, sign, err
}

func (s *signingOptions) open(flags string, c signature.Config) (*signature.Signer, error) {
	if len(s.files) == 0 {
		return nil, nil
	}
	var err error
	if c.Secrets, err = signature.Load(s.files...); err != nil {
		return nil, usage("%s: %s", flags, unprefixed(err))
	}
	c.Header = s.header
	signer, err := signature.New(c)
	if err != nil {
		return nil, usage("%s: %s", flags, unprefixed(err))
	}
	return signer, nil
}

// readAgain gives a gateway the secrets that the files have now.
func (g *gatewayOptions) readAgain(to *gateway.Gateway) error {
	verify, sign, err := g.signers()
	if err == nil {
		to.SetSigners(verify, sign)
	}
	return err
}
