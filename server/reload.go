package server

import (
	"errors"
)

var errNoReload = errors.New("server: there is nothing to read policies and keys from again: start it with Config.Reload")

// Reload reads policies and keys again. If one of them has a mistake, all of the old ones stay.
func (s *Server) Reload() error {
	if s.cfg.Reload == nil {
		return errNoReload
	}
	m, err := s.cfg.Reload()
	if err == nil {
		err = s.Use(m)
	}
	s.metrics.reloaded(err)
	return err
}

// reload does so for a request. What is wrong is not told, as policies may hold what is secret: the log has it.
func (s *Server) reload(x *exchange) (answer, error) {
	if err := s.Reload(); err != nil {
		s.cfg.Log.ErrorContext(x.r.Context(), "policies and keys were not read, the old ones stay", "request", x.id, "error", err.Error())
		return answer{}, problem(wrongPolicy, "a policy or a file of keys has a mistake and the old ones stay: the server's log says which")
	}
	s.cfg.Log.InfoContext(x.r.Context(), "policies and keys were read again", "request", x.id)
	return s.listPolicies(x)
}
