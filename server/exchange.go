package server

import (
	"net/http"
	"net/netip"
	"time"

	"github.com/redactd/redactd/internal/trace"
	"github.com/redactd/redactd/redact"
)

// An exchange is a request on its way.
type exchange struct {
	s      *Server
	routes table
	r      *http.Request
	in     input // its body
	// id names the request in answers, logs and audit events. It is made here: one of the client's could hold anything.
	id     string
	out    output
	row    *route     // known behind the step routed, nowhere before
	actor  Actor      // known behind the step authorized
	origin netip.Addr // known behind the step welcomed
	from   string     // its name for logs and audits
	trace  trace.Context
	turn   turn
	event  Event // what the audit will be told
	began  time.Time
	ended  time.Time      // known above the step counted
	values [values]string // of headers of the answer

	texts     int   // in a request in JSON
	many      bool  // they are a list
	replaced  bool  // by a mark, as a whole: see Server.replaced
	listed    int   // findings in the answer
	explained int   // bytes of text that were
	kept      int64 // bytes of the body and the answer that are in memory
	rooms     []*room
	few       [2]*room // room for the first of them
}

func newExchange(s *Server, routes table, w http.ResponseWriter, r *http.Request) *exchange {
	x := &exchange{r: r, id: newID(), s: s, routes: routes, row: nowhere, began: time.Now(), turn: turn{gate: s.gate}}
	x.trace = trace.Of(r.Header["Traceparent"])
	until := x.began.Add(s.cfg.Limits.Total)
	x.out = output{w: w, control: *http.NewResponseController(w), patience: s.cfg.Limits.Progress, until: until, turn: &x.turn}
	x.in = input{
		src: r.Body, control: &x.out.control, patience: s.cfg.Limits.Progress, until: until, left: s.cfg.Limits.Body,
	}
	x.say(w.Header(), "X-Request-Id", requestValue, x.id)
	return x
}

// Where the values of headers stand that each answer has.
const (
	requestValue = iota
	typeValue
	lengthValue
	values
)

// say sets a header, whose name is written as net/http does, to a value that the exchange has room for.
func (x *exchange) say(h http.Header, name string, at int, value string) {
	x.values[at] = value
	h[name] = x.values[at : at+1 : at+1]
}

// An Actor is who sends requests.
type Actor struct {
	Name  string
	Roles []Role
}

// An Event is what was done, for audits. It holds no text, and nothing that the client has written.
type Event struct {
	Time    time.Time
	Request string // its id, which the answer has as X-Request-Id
	Actor   string
	Origin  string // its address, "" if it is not known
	Role    Role   // that the route needs
	Route   string // method and path of the row
	Policy  string // its ID, "" if none was asked
	Changes string // how it was changed, such as "operator=keep"
	// Result is "ok", "masked-all" for what Config.MaskAll has replaced, or the last part of the type of the problem.
	Result string
	Counts map[string]int // by entity
}

// masker returns what masks as the request wishes.
func (x *exchange) masker(w wish) (*masker, error) {
	m, err := x.s.policies.Load().masker(w)
	if err != nil {
		return nil, err
	}
	x.event.Policy, x.event.Changes = m.policy.ID, w.changes()
	return m, nil
}

// found counts a finding.
func (x *exchange) found(f redact.Finding) { x.count(f.Entity, 1) }

func (x *exchange) count(e redact.Entity, n int) {
	if x.event.Counts == nil {
		x.event.Counts = map[string]int{}
	}
	x.event.Counts[string(e)] += n
}
