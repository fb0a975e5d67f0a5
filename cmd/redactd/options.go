package main

import (
	"time"

	"github.com/spf13/cobra"

	"github.com/redactd/redactd/internal/flagfile"
	"github.com/redactd/redactd/server"
)

// manual is what --help says before the flags.
const manual = `redactd masks card numbers and personal data in texts that come over HTTP.

  curl --data-binary @ticket.txt -H 'Content-Type: text/plain' 127.0.0.1:8899/v1/redact
  curl -d '{"text":"card 4111 1111 1111 1111"}' -H 'Content-Type: application/json' 127.0.0.1:8899/v1/redact
  curl 127.0.0.1:8899/openapi.yaml          all routes

  redactd --gateway 127.0.0.1:8900 --upstream http://127.0.0.1:9000 --verify zendesk --secret-file secret
                                            masks webhooks on their way to who receives them

Flags can be set by variables as well, --max-body by REDACTD_MAX_BODY, and in the file of --config, max-body: 8MiB. The
command line comes first, then the environment, then the file.

SIGHUP reads the file of --config, policies, keys, certificates and --tokens again; what has a mistake stays as it was.
SIGTERM lets the requests that have begun end, for 10 s at most, and takes no others. Exit codes: 0 done, 2 the command
line, a policy or a key is wrong, 3 the address cannot be listened on or requests were cut off.`

// options are the flags.
type options struct {
	flags     flagfile.Settings
	again     func() (*options, error) // reads them again, with the files that say some of them
	quiet     time.Duration            // how long policies must not have changed before they are read
	file      string
	listen    string
	insecure  bool
	policies  []string
	profile   string
	keyFile   string
	kekFile   string
	recipient string
	vaultFile string
	tenant    string
	compat    string
	onError   string
	page      bool
	maxBody   size
	maxKept   size
	maxHeader size
	maxMemory size
	limits    server.Limits
	access    accessOptions
	audit     auditOptions
	gateway   gatewayOptions
}

// define defines the flags. A limit of 0 is the usual one, which the usage text names.
func (o *options) define(cmd *cobra.Command) {
	f := cmd.Flags()
	o.flags = flagfile.Settings{FlagSet: f, Apart: []string{"config"}, Alternatives: []string{"policy", "profile"}}
	f.StringVar(&o.file, "config", "", "a `FILE` in YAML that sets flags, by their names")
	f.StringVar(&o.listen, "listen", "127.0.0.1:8899", "`ADDR`, unix:PATH, systemd for the socket that it passes on, "+
		"or off beside a gateway")
	f.BoolVar(&o.insecure, "insecure", false, "listen on an address that others reach, without TLS")
	f.StringArrayVar(&o.policies, "policy", nil, "a policy `FILE`; of several the first is that of requests that name none")
	f.StringVar(&o.profile, "profile", "", "the built-in policy of requests that name none")
	f.StringVar(&o.keyFile, "key-file", "", "a `FILE` with keys: a key set, 32 secret bytes and more, or an identity to restore with")
	f.StringVar(&o.recipient, "recipient", "", "a `FILE` with the public key that seal encrypts to")
	f.StringVar(&o.vaultFile, "vault", "", "a `FILE` that the operator vault keeps values in")
	f.StringVar(&o.kekFile, "kek-file", "", "a `FILE` with the key that the key set is encrypted with")
	f.StringVar(&o.tenant, "tenant", "", "whose values these are: each tenant has keys of its own")
	f.StringVar(&o.compat, "presidio-compat", "safe", "how /anonymize writes what overlaps: safe, or strict for Presidio's way")
	f.StringVar(&o.onError, "on-error", "block", "what becomes of a text that cannot be masked: block refuses it, mask-all puts "+
		"one mark in its place")
	f.BoolVar(&o.page, "playground", true, "show a page at / on which people try what this does")
	f.Var(&o.maxBody, "max-body", "of a request, such as 8MiB, which is the default")
	f.Var(&o.maxKept, "max-kept", "of all bodies in memory, those that stream not counted; default 256MiB")
	f.Var(&o.maxHeader, "max-header", "of the headers of a request; default 32KiB")
	f.Var(&o.maxMemory, "max-memory", "of the process; above three quarters requests are refused; "+
		"default GOMEMLIMIT, or 1GiB")
	f.IntVar(&o.limits.Inflight, "max-inflight", 0, "requests at a time; default 1024")
	f.IntVar(&o.limits.Connections, "max-connections", 0, "connections at a time; default 16384, or as many as "+
		"files may be open")
	f.IntVar(&o.limits.Depth, "max-depth", 0, "how deep JSON may nest; default 64")
	f.Float64Var(&o.limits.Rate, "rate", 0, "requests a `SECOND` of one actor, or of one address without "+
		"--tokens; default without bound")
	f.Float64Var(&o.limits.RestoreRate, "restore-rate", 0, "requests a `SECOND` of one actor that restore; default 100")
	o.defineTimes(f.DurationVar)
	o.access.define(cmd)
	o.audit.define(cmd)
	o.gateway.define(cmd)
}

func (o *options) defineTimes(duration func(p *time.Duration, name string, value time.Duration, usage string)) {
	l := &o.limits
	duration(&l.HeaderTime, "header-timeout", 0, "for all headers of a request to come; default 10s")
	duration(&l.Progress, "progress-timeout", 0, "for the next bytes of a body to come, or of an answer to go; default 30s")
	duration(&l.Idle, "idle-timeout", 0, "between two requests of a connection; default 2m")
	duration(&l.Total, "request-timeout", 0, "for a request, from its headers to the end of the answer; default 10m")
	duration(&l.Wait, "max-wait", 0, "for a processor: who would wait for longer is refused at once; default 250ms")
}

// check refuses limits that are none.
func (o *options) check() error {
	l := &o.limits
	l.Body, l.Kept, l.Header = int64(o.maxBody), int64(o.maxKept), int(min(o.maxHeader, maxHeader))
	switch {
	case l.Inflight < 0 || l.Connections < 0 || l.Depth < 0 || !(l.Rate >= 0) || !(l.RestoreRate >= 0),
		min(l.HeaderTime, l.Progress, l.Idle, l.Total, l.Wait) < 0:
		return usage("a limit is below 0: name another, or leave it out for the usual one")
	case o.compat != "safe" && o.compat != "strict":
		return usage("--presidio-compat: write safe or strict")
	case o.onError != "block" && o.onError != "mask-all":
		return usage("--on-error: write block or mask-all")
	case len(o.policies) > 0 && o.profile != "":
		return usage("--policy and --profile: give one of them")
	case o.listen == listenOff && o.gateway.addr == "":
		return usage("--listen off goes with --gateway: there would be no listener")
	case o.keyFile == "" && (o.kekFile != "" || o.vaultFile != ""):
		return usage("--kek-file and --vault go with --key-file: name the file with the keys")
	case o.keyFile == "" && o.recipient == "" && o.tenant != "":
		return usage("--tenant goes with --key-file or --recipient: name the file with the keys")
	}
	if err := o.access.check(); err != nil {
		return err
	}
	if err := o.audit.check(); err != nil {
		return err
	}
	return o.gateway.check()
}
