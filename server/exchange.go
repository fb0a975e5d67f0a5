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
	row    row        // known behind the step routed
	route  string     // the name of the row
	actor  Actor      // known behind the step authorized
	origin netip.Addr // known behind the step welcomed
	from   string     // its name for logs and audits
	trace  trace.Context
	turn   turn
	event  Event // what the audit will be told
	began  time.Time

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
	x := &exchange{r: r, id: newID(), s: s, routes: routes, began: time.Now(), turn: turn{gate: s.gate}}
	x.trace = trace.Of(r.Header.Values("Traceparent"))
	until := x.began.Add(s.cfg.Limits.Total)
	control := http.NewResponseController(w)
	x.out = output{w: w, control: control, patience: s.cfg.Limits.Progress, until: until, turn: &x.turn}
	x.in = input{src: r.Body, control: control, patience: s.cfg.Limits.Progress, until: until, left: s.cfg.Limits.Body}
	w.Header().Set("X-Request-Id", x.id)
	return x
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
	Counts map[redact.Entity]int
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
func (x *exchange) found(f redact.Finding) {
	if x.event.Counts == nil {
		x.event.Counts = map[redact.Entity]int{}
	}
	x.event.Counts[f.Entity]++
}
