package server

// redactDocument masks a document in place.
func (s *Server) redactDocument(x *exchange) (answer, error) {
	if mediaOf(x.r) == plainText {
		return s.redactText(x)
	}
	return answer{}, problem(unreadable, "documents of this type are not read here: send text/plain")
}
