package server

import (
	"errors"
)

var errNoReload = errors.New("server: there is nothing to read policies from again: start it with Config.Reload")

// Reload reads the policies again. If one of them has a mistake, all of the old ones stay.
func (s *Server) Reload() error {
	if s.cfg.Reload == nil {
		return errNoReload
	}
	list, options, err := s.cfg.Reload()
	if err == nil {
		err = s.SetPolicies(list, options)
	}
	s.metrics.reloaded(err)
	return err
}

// reload does so for a request. What is wrong is not told, as policies may hold what is secret: the log has it.
func (s *Server) reload(x *exchange) (answer, error) {
	if err := s.Reload(); err != nil {
		s.cfg.Log.ErrorContext(x.r.Context(), "policies were not read, the old ones stay", "request", x.id, "error", err.Error())
		return answer{}, problem(wrongPolicy, "the policies have a mistake and the old ones stay: the server's log says which")
	}
	s.cfg.Log.InfoContext(x.r.Context(), "policies were read again", "request", x.id)
	return s.listPolicies(x)
}
