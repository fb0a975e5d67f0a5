package server

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"
)

// A step is a part of the way of each request: it calls next, or says why not.
type step func(x *exchange, next handler) (answer, error)

// steps are the way, in order: each sees what those below it answer.
func (s *Server) steps() []step {
	return []step{
		s.logged,     // says how it ended, with the time that all below have taken
		s.counted,    // counts it
		s.audited,    // records what was done before the answer goes out, refusals as well
		s.replaced,   // decides what becomes of texts for which the server fails
		s.recovered,  // makes a problem of a panic
		s.routed,     // finds the row
		s.welcomed,   // finds out where it comes from, and whether they may
		s.limited,    // keeps the number of requests at a time
		s.authorized, // finds out who it is, and whether they may
		s.paced,      // keeps how many one may send
		s.admitted,   // looks at what the headers say of the body
		s.turned,     // gives the processor back in the end
	}
}

// through puts the steps before the handler of the row.
func (s *Server) through(steps []step) handler {
	way := func(x *exchange) (answer, error) { return x.row.handle(x) }
	for _, one := range slices.Backward(steps) {
		next := way
		way = func(x *exchange) (answer, error) { return one(x, next) }
	}
	return way
}

// audited records requests of routes that need a role. Those that stream have sent all but the end of their answer by
// then: without a record they never end well. What was turned away for want of room is not recorded, or whoever sends
// too much would fill the disk.
func (s *Server) audited(x *exchange, next handler) (answer, error) {
	a, err := next(x)
	if s.cfg.Audit == nil || x.row.role == Open || turnedAway(err) {
		return a, err
	}
	e := &x.event
	e.Time, e.Request, e.Actor, e.Origin = time.Now(), x.id, x.actor.Name, x.from
	e.Role, e.Route, e.Result = x.row.role, x.row.called, x.result(err)
	if s.cfg.Audit(*e) != nil {
		return answer{}, errUnrecorded
	}
	return a, err
}

// turnedAway says whether a request was refused before anybody looked at it.
func turnedAway(err error) bool {
	if err == nil {
		return false
	}
	var p *Problem
	return errors.As(err, &p) && slices.Contains([]kind{busy, tooMany, stopping, unrecorded, full}, p.kind)
}

// result is how a request ended, in a word.
func (x *exchange) result(err error) string {
	switch {
	case err == nil && x.replaced:
		return "masked-all"
	case err == nil:
		return "ok"
	case err == errGone:
		return "gone"
	}
	return string(problemOf(err).kind)
}

// routed finds the row of a request, and refuses those that ask for more than an answer.
func (s *Server) routed(x *exchange, next handler) (answer, error) {
	h := x.r.Header
	if first(h["Upgrade"]) != "" || first(h["X-Http-Method-Override"]) != "" {
		return answer{}, problem(malformed, "send the request without Upgrade and X-HTTP-Method-Override")
	}
	var err error
	if x.row, err = x.routes.find(x.r); err != nil {
		return answer{}, err
	}
	return next(x)
}

// limited takes one of the slots for the time of a request. Whoever asks whether the server is well needs none.
func (s *Server) limited(x *exchange, next handler) (answer, error) {
	if role := x.row.role; role != RoleRedact && role != RoleRestore && role != roleSigned {
		return next(x)
	}
	if err := s.closed(); err != nil {
		return answer{}, err
	}
	if s.gate.crowded() || s.memory.isShort(x.began) {
		return answer{}, errBusy
	}
	select {
	case s.slots <- struct{}{}:
		defer func() { <-s.slots }()
		return next(x)
	default:
		return answer{}, errBusy
	}
}

var errBusy = problem(busy, "try again in a second").with("Retry-After", "1")

// turned gives the processor back when the handler is done.
func (s *Server) turned(x *exchange, next handler) (answer, error) {
	defer x.turn.end()
	return next(x)
}

func (s *Server) authorized(x *exchange, next handler) (answer, error) {
	if x.row.role == Open || x.row.role == roleSigned {
		return next(x)
	}
	x.actor = anybody
	if s.cfg.Auth != nil {
		var err error
		if x.actor, err = s.cfg.Auth(x.r); err != nil {
			x.actor = Actor{}
			return answer{}, s.stranger(x, err)
		}
	}
	if !slices.Contains(x.actor.Roles, x.row.role) {
		return answer{}, problem(forbidden, "this needs the role "+string(x.row.role))
	}
	return next(x)
}

// stranger refuses somebody unknown, and does not even say so to who tries too often.
func (s *Server) stranger(x *exchange, err error) error {
	var p *Problem
	if errors.As(err, &p) {
		return p
	}
	if err := tooOften(s.strangers.delay(neighbours(x.origin))); err != nil {
		return err
	}
	return problem(unauthorized, "say who you are, with Authorization: Bearer and a token").with("WWW-Authenticate", "Bearer")
}

// anybody may redact and nothing else.
var anybody = Actor{Name: "anybody", Roles: []Role{RoleRedact}}

func (s *Server) admitted(x *exchange, next handler) (answer, error) {
	if x.row.body == "" {
		return next(x)
	}
	if err := x.admit(); err != nil {
		return answer{}, err
	}
	return next(x)
}

// name is the route as logs and audits name it.
func (r row) name() string { return strings.TrimSpace(r.method + " " + r.path) }

// methodName keeps methods that somebody has made up out of logs.
func methodName(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions:
		return method
	}
	return "other"
}
