package server

import "net/http"

// A Guest answers all requests of a listener of its own but those for health. They go the way of all others: limits,
// networks, metrics, logs and audits are the server's, and what it masks with are its policies.
type Guest struct {
	// Signed says that Handle finds out itself who sends a request, by [Call.Known] and [Call.Stranger]. Otherwise they
	// need the role that redacting does.
	Signed bool
	// Ready says with a *Problem why no requests should come, which /readyz tells. It refuses none. Without it they may always
	// come that the server takes.
	Ready func() error
	// Handle answers a request, or says with a *Problem why not. What any other error says is told nobody.
	Handle func(c *Call) (Answer, error)
}

// An Answer is what a guest answers. It may have no Media if it has no Body.
type Answer struct {
	Status int
	Media  string
	Body   []byte
	Header http.Header
}

// everywhere stands in a table for all paths that it does not have. It is none itself: those begin with a slash.
const everywhere = "gateway"

// roleSigned is that of requests whose handler finds out who sends them.
const roleSigned Role = "forward"

// Guest returns the handler of a listener for a guest.
func (s *Server) Guest(g Guest) http.Handler {
	role := RoleRedact
	if g.Signed {
		role = roleSigned
	}
	handle := func(x *exchange) (answer, error) {
		a, err := g.Handle(&Call{x: x})
		return answer{status: a.Status, media: a.Media, body: a.Body, header: a.Header}, err
	}
	routes := index(append(s.health(s.readyFor(g)), row{"", everywhere, "", role, handle, nil}))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.serve(routes, w, r) })
}

// readyFor says whether the server wants more requests, and then whether the guest does.
func (s *Server) readyFor(g Guest) handler {
	return func(x *exchange) (answer, error) {
		if g.Ready == nil || s.closed() != nil {
			return s.ready(x)
		}
		if err := g.Ready(); err != nil {
			return answer{}, err
		}
		return s.alive(x)
	}
}

// A Kind is what is wrong, as docs/problems.md lists it.
type Kind = kind

// What a guest may say is wrong.
const (
	Malformed    = malformed
	Unreadable   = unreadable
	WrongMethod  = wrongMethod
	TooLarge     = tooLarge
	Conflict     = conflict
	Loop         = loop
	Upstream     = upstream
	UpstreamSlow = upstreamSlow
	Full         = full
)

// NewProblem returns a problem. The detail says what to do next, and holds nothing of a request.
func NewProblem(k Kind, detail string) *Problem { return problem(k, detail) }

// With adds a header to the answer.
func (p *Problem) With(name, value string) *Problem { return p.with(name, value) }

// Gauge adds a number of a guest to the metrics, which f returns. No other may have the name.
func (s *Server) Gauge(name, help string, f func() float64) {
	s.metrics.registry.MustRegister(gauge(name, help, f))
}
