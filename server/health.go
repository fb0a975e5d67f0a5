package server

var errStopping = problem(stopping, "send requests to another server").with("Retry-After", "10").
	with("Connection", "close")

// alive says that the server answers.
func (s *Server) alive(*exchange) (answer, error) {
	return answer{media: plainText, body: []byte("ok\n")}, nil
}

// ready says whether the server wants more requests.
func (s *Server) ready(x *exchange) (answer, error) {
	if s.draining.Load() {
		return answer{}, errStopping
	}
	return s.alive(x)
}
