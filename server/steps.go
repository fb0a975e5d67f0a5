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
		s.recovered,  // makes a problem of a panic
		s.audited,    // records what was done before the answer goes out, refusals as well
		s.routed,     // finds the row
		s.limited,    // keeps the number of requests at a time
		s.authorized, // finds out who it is, and whether they may
		s.admitted,   // looks at what the headers say of the body
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
// then: without a record they never end well.
func (s *Server) audited(x *exchange, next handler) (answer, error) {
	a, err := next(x)
	if s.cfg.Audit == nil || x.row.role == Open {
		return a, err
	}
	x.event.Time, x.event.Request, x.event.Actor = time.Now(), x.id, x.actor.Name
	x.event.Route, x.event.Result = x.row.name(), result(err)
	if s.cfg.Audit(x.event) != nil {
		return answer{}, problem(unrecorded, "the audit log cannot be written: try again when it can").with("Retry-After", "10")
	}
	return a, err
}

// result is how a request ended, in a word.
func result(err error) string {
	switch {
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
	if h.Get("Upgrade") != "" || h.Get("X-Http-Method-Override") != "" {
		return answer{}, problem(malformed, "send the request without Upgrade and X-HTTP-Method-Override")
	}
	var err error
	if x.row, err = s.routes.find(x.r); err != nil {
		return answer{}, err
	}
	return next(x)
}

// limited takes one of the slots for the time of a request. Whoever asks whether the server is well needs none.
func (s *Server) limited(x *exchange, next handler) (answer, error) {
	if x.row.role == Open {
		return next(x)
	}
	if s.draining.Load() {
		return answer{}, errStopping
	}
	select {
	case s.slots <- struct{}{}:
		defer func() { <-s.slots }()
		return next(x)
	default:
		return answer{}, problem(busy, "try again in a second").with("Retry-After", "1")
	}
}

func (s *Server) authorized(x *exchange, next handler) (answer, error) {
	if x.row.role == Open {
		return next(x)
	}
	auth := s.cfg.Auth
	if auth == nil {
		auth = anybody
	}
	var err error
	if x.actor, err = auth(x.r); err != nil {
		return answer{}, unknownSender(err)
	}
	if !slices.Contains(x.actor.Roles, x.row.role) {
		return answer{}, problem(forbidden, "this needs the role "+string(x.row.role))
	}
	return next(x)
}

func unknownSender(err error) *Problem {
	var p *Problem
	if errors.As(err, &p) {
		return p
	}
	return problem(unauthorized, "say who you are, with Authorization: Bearer and a token")
}

// anybody may redact and nothing else.
func anybody(*http.Request) (Actor, error) {
	return Actor{Name: "anybody", Roles: []Role{RoleRedact}}, nil
}

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
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodOptions:
		return method
	}
	return "other"
}
