package server

import (
	"net/http"
	"net/http/pprof"
)

// operating are the routes for those who run the server. They are those of [Server.Admin] if there is such a listener.
func (s *Server) operating() []row {
	role := RolePolicy
	if s.cfg.Auth == nil && s.cfg.Admin {
		role = Open // whoever reaches the listener
	}
	return []row{
		{"GET", "/metrics", "", Open, s.showMetrics, nil},
		{"POST", "/v1/policies/reload", "", role, s.reload, nil},
	}
}

// profiling are the routes of pprof, which are nowhere else: a profile takes time, and shows what the server does.
func (s *Server) profiling() []row {
	role := RolePolicy
	if s.cfg.Auth == nil {
		role = Open
	}
	var rows []row
	for path, h := range map[string]http.Handler{
		"profile": http.HandlerFunc(pprof.Profile), "trace": http.HandlerFunc(pprof.Trace),
		"heap": pprof.Handler("heap"), "allocs": pprof.Handler("allocs"), "goroutine": pprof.Handler("goroutine"),
		"block": pprof.Handler("block"), "mutex": pprof.Handler("mutex"),
	} {
		rows = append(rows, row{"GET", "/debug/pprof/" + path, "", role, served(h), nil})
	}
	return rows
}

// Admin returns the handler of a listener for those who run the server: health, metrics, profiles and reloading. Where
// there is no Config.Auth, whoever reaches it may do all of that.
func (s *Server) Admin() http.Handler {
	routes := index(append(append(s.health(s.ready), s.operating()...), s.profiling()...))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.serve(routes, w, r) })
}

// served lets another handler write the answer.
func served(h http.Handler) handler {
	return func(x *exchange) (answer, error) {
		h.ServeHTTP(responseWriter{&x.out}, x.r)
		return answer{}, nil
	}
}

// A responseWriter is an output for handlers of net/http.
type responseWriter struct{ *output }

func (w responseWriter) Header() http.Header    { return w.w.Header() }
func (w responseWriter) WriteHeader(status int) { w.writeHeader(status) }
