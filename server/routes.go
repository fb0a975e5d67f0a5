package server

import (
	"maps"
	"net/http"
	"slices"
	"strings"
)

// A Role is what an actor may do.
type Role string

// Open routes need no role.
const (
	Open        Role = ""
	RoleRedact  Role = "redact"
	RoleRestore Role = "restore"
	RolePolicy  Role = "policy"
	RoleAudit   Role = "audit"
)

// A row of the table is a route for bodies of one kind.
type row struct {
	method, path string
	body         string // the media type of the body, "" for none, anyBody for any
	role         Role
	handle       handler
	fail         func(*Problem) answer // how problems are written, nil for problem details
}

// A handler answers a request, or says with a *Problem why not.
type handler func(x *exchange) (answer, error)

const (
	plainText = "text/plain"
	jsonText  = "application/json"
	anyBody   = "*/*"
)

// rows are all routes.
func (s *Server) rows() []row {
	rows := []row{
		{"POST", "/v1/redact", plainText, RoleRedact, s.redactText, nil},
		{"POST", "/v1/redact", jsonText, RoleRedact, s.redactJSON, nil},
		{"POST", "/v1/redact/document", anyBody, RoleRedact, s.redactDocument, nil},
		{"POST", "/v1/scan", plainText, RoleRedact, s.scanText, nil},
		{"POST", "/v1/scan", jsonText, RoleRedact, s.scanJSON, nil},
		{"POST", "/v1/scan/document", anyBody, RoleRedact, s.scanDocument, nil},
		{"POST", "/v1/explain", plainText, RoleRedact, s.explainText, nil},
		{"POST", "/v1/explain", jsonText, RoleRedact, s.explainJSON, nil},
		{"POST", "/v1/restore", plainText, RoleRestore, s.restoreText, nil},
		{"POST", "/v1/restore", jsonText, RoleRestore, s.restoreJSON, nil},
		{"POST", "/v1/manual", jsonText, RoleRedact, s.hideManually, nil},
		{"GET", "/v1/entities", "", RoleRedact, s.entities, nil},
		{"GET", "/v1/detectors", "", RoleRedact, s.detectors, nil},
		{"GET", "/v1/policies", "", RoleRedact, s.listPolicies, nil},
		{"GET", "/openapi.yaml", "", Open, s.openAPI, nil},
	}
	rows = slices.Concat(s.presidio(), rows, s.health(s.ready), s.page())
	if s.cfg.Admin {
		return rows
	}
	return append(rows, s.operating()...)
}

// A table finds rows by path and method. Paths are compared as they are: nothing is cleaned or redirected, as an answer
// that names a path would repeat what somebody has put in it.
type table map[string]map[string][]route

// A route is a row in a table, with its name.
type route struct {
	row
	called string
}

func index(rows []row) table {
	t := table{}
	for _, r := range rows {
		if t[r.path] == nil {
			t[r.path] = map[string][]route{}
		}
		t[r.path][r.method] = append(t[r.path][r.method], route{r, r.name()})
	}
	return t
}

// nowhere is the route of requests for which there is none.
var nowhere = new(route)

// find returns the route of a request.
func (t table) find(r *http.Request) (*route, error) {
	methods, ok := t[r.URL.Path]
	if guest := t[everywhere]; !ok && guest != nil {
		return &guest[""][0], nil
	}
	if !ok {
		return nowhere, problem(notFound, "there is no such route: GET /openapi.yaml lists them")
	}
	method := r.Method
	if method == http.MethodHead {
		method = http.MethodGet
	}
	rows, ok := methods[method]
	if !ok {
		allowed := strings.Join(slices.Sorted(maps.Keys(methods)), ", ")
		return nowhere, problem(wrongMethod, "this route takes "+allowed).with("Allow", allowed)
	}
	return ofBody(rows, r)
}

// ofBody returns the route for the kind of body that a request has.
func ofBody(routes []route, r *http.Request) (*route, error) {
	media := mediaOf(r)
	var kinds []string
	for i := range routes {
		one := &routes[i]
		if one.body == "" || one.body == anyBody || one.body == media {
			return one, nil
		}
		kinds = append(kinds, one.body)
	}
	return nowhere, problem(unreadable, "say what the body is: this route takes Content-Type: "+strings.Join(kinds, " or "))
}
