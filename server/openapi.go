package server

import _ "embed" // the document

//go:embed openapi.yaml
var document string

// openAPI is what describes all routes.
func (s *Server) openAPI(*exchange) (answer, error) {
	return answer{media: "application/yaml", body: []byte(document)}, nil
}
