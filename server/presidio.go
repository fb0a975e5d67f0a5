package server

import (
	"encoding/json"
)

// The REST API of Presidio (https://data-privacy-stack.github.io/presidio/api-docs/api-docs.html), so that its clients
// find here what they know: the routes of its analyzer and of its anonymizer, its texts of errors and its statuses.
// docs/presidio.md lists what differs. Offsets are in characters on these routes, never in bytes.

// presidio are its routes.
func (s *Server) presidio() []row {
	return []row{
		{"POST", "/analyze", anyBody, RoleRedact, s.analyze, analyzerFailure},
		{"POST", "/anonymize", anyBody, RoleRedact, s.anonymize, presidioFailure},
		{"POST", "/deanonymize", anyBody, RoleRedact, s.deanonymize, presidioFailure},
		{"GET", "/recognizers", "", RoleRedact, s.recognizers, presidioFailure},
		{"GET", "/supportedentities", "", RoleRedact, s.supportedEntities, presidioFailure},
		{"GET", "/anonymizers", "", RoleRedact, s.anonymizers, presidioFailure},
		{"GET", "/deanonymizers", "", RoleRedact, s.deanonymizers, presidioFailure},
		{"GET", "/health", "", Open, s.presidioHealth, presidioFailure},
	}
}

// presidioFailure writes a problem as Presidio does.
func presidioFailure(p *Problem) answer { return failureOf(p.status(), p) }

func failureOf(status int, p *Problem) answer {
	body, _ := json.Marshal(struct { // a string of ours: it cannot fail
		Error string `json:"error"`
	}{p.detail})
	return answer{status: status, media: jsonText, body: append(body, '\n'), header: p.header}
}

var (
	errNoJSONBody = problem(unreadable,
		"Did not attempt to load JSON data because the request Content-Type was not 'application/json'.")
	errBadJSON = problem(malformed, "The browser (or proxy) sent a request that this server could not understand.")
)

// presidioBody reads a body: an object, or whatever else is JSON.
func (x *exchange) presidioBody() (body any, err error) {
	if mediaOf(x.r) != jsonText {
		return nil, errNoJSONBody
	}
	data, err := x.whole()
	if err != nil {
		return nil, err
	}
	if x.s.types.Unmarshal(data, &body, x.s.cfg.Limits.Depth) != nil {
		return nil, errBadJSON
	}
	return body, nil
}
