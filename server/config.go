package server

import (
	"cmp"
	"log/slog"
	"net/http"
	"net/netip"
	"runtime"
	"time"

	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

// A Config says what a server masks with, for whom, and within which limits. The zero Config masks with the default
// policy for everybody, and restores nothing.
type Config struct {
	// Policies are those that requests may name. The first is the one of requests that name none; without any it is the
	// default profile. The built-in profiles can be named in any case.
	Policies []redact.Policy
	// Options are the keys of a request that asks for an operator which needs some.
	Options policy.Options
	// Restorer puts values back for /v1/restore, which is refused without.
	Restorer *operators.Restorer
	Limits   Limits
	// PresidioStrict has /anonymize and /deanonymize write what overlaps as Presidio does: it may stand there twice, or in
	// clear because another finding keeps it.
	PresidioStrict bool
	// MaskAll has a text for which the engine or an operator fails replaced as a whole. Without, its request fails.
	MaskAll bool
	// Auth says who sends a request. It fails with a *Problem; any other error means that nobody knows, and is not told.
	// Without it everybody may redact and nothing else.
	Auth func(r *http.Request) (Actor, error)
	// Audit records what was done, before the answer goes out. If it fails the request does.
	Audit func(e Event) error
	// Ready says why no requests should come, such as an audit log that cannot be written. They are refused then.
	Ready func() error
	// Reload reads again what texts are masked and restored with, for /v1/policies/reload and Server.Reload.
	Reload func() (Means, error)
	// Allow are the networks from which requests may come, all if there is none. Proxies are those of whom it is
	// believed, in X-Forwarded-For, for whom they ask.
	Allow, Proxies []netip.Prefix
	// Playground says that GET / is a page on which people try what the server does. Whoever reaches the server may look at
	// it; what it asks needs the same roles as always.
	Playground bool
	// Admin says that metrics and reloading are routes of [Server.Admin] alone.
	Admin bool
	// Log is told of each request, without its texts. nil says nothing.
	Log *slog.Logger
}

// Means are what texts are masked and restored with, as [Config] explains it: all of a server that can be changed while
// it runs.
type Means struct {
	Policies []redact.Policy
	Options  policy.Options
	Restorer *operators.Restorer
}

// Limits bound what a request may cost. What is zero has the value that is named.
type Limits struct {
	Body     int64 // bytes of a body: 8 MiB
	Kept     int64 // bytes of all bodies and answers in memory at a time, what streams not counted: 256 MiB
	Depth    int   // how deep JSON may nest: 64
	Inflight int   // requests at a time: 1,024
	Turns    int   // those of them that compute at a time: as many as Go uses processors
	Header   int   // bytes of all headers of a request: 32 KiB
	// Connections at a time, for Server.Bounded: UsualConnections.
	Connections int

	Rate        float64 // requests a second of one actor, or of one address if nobody says who they are: without bound
	RestoreRate float64 // those that restore: 100

	HeaderTime time.Duration // for all headers to come: 10 s
	Progress   time.Duration // for the next bytes of a body to come, or of an answer to go: 30 s
	Idle       time.Duration // between two requests of a connection: 2 min
	Total      time.Duration // for a request, from its headers to the end of the answer: 10 min
	Wait       time.Duration // for a processor: who would wait for longer is refused at once: 250 ms
}

// UsualConnections is how many connections there may be at a time where nothing else is said.
const UsualConnections = 16_384

func (l Limits) orUsual() Limits {
	return Limits{
		Body:        cmp.Or(l.Body, 8<<20),
		Kept:        cmp.Or(l.Kept, 256<<20),
		Depth:       cmp.Or(l.Depth, 64),
		Inflight:    cmp.Or(l.Inflight, 1024),
		Turns:       cmp.Or(l.Turns, runtime.GOMAXPROCS(0)),
		Header:      cmp.Or(l.Header, 32<<10),
		Connections: cmp.Or(l.Connections, UsualConnections),
		Rate:        l.Rate,
		RestoreRate: cmp.Or(l.RestoreRate, 100),
		HeaderTime:  cmp.Or(l.HeaderTime, 10*time.Second),
		Progress:    cmp.Or(l.Progress, 30*time.Second),
		Idle:        cmp.Or(l.Idle, 2*time.Minute),
		Total:       cmp.Or(l.Total, 10*time.Minute),
		Wait:        cmp.Or(l.Wait, 250*time.Millisecond),
	}
}
