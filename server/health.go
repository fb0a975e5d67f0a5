package server

var errStopping = problem(stopping, "send requests to another server").with("Retry-After", "10").
	with("Connection", "close")

var errUnrecorded = problem(unrecorded, "the audit log cannot be written: try again when it can").with("Retry-After", "10")

// health are the routes that say how the server is, of which one asks whether it is ready.
func (s *Server) health(ready handler) []row {
	return []row{
		{"GET", "/healthz", "", Open, s.alive, nil},
		{"GET", "/livez", "", Open, s.alive, nil},
		{"GET", "/readyz", "", Open, ready, nil},
	}
}

// alive says that the server answers.
func (s *Server) alive(*exchange) (answer, error) {
	return answer{media: plainText, body: []byte("ok\n")}, nil
}

// ready says whether the server wants more requests.
func (s *Server) ready(x *exchange) (answer, error) {
	if err := s.closed(); err != nil {
		return answer{}, err
	}
	return s.alive(x)
}

// closed says why the server takes no requests at all.
func (s *Server) closed() error {
	switch {
	case s.draining.Load():
		return errStopping
	case s.cfg.Ready != nil && s.cfg.Ready() != nil:
		return errUnrecorded
	}
	return nil
}
