package server

import (
	"context"
	"crypto/tls"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"sync/atomic"

	"github.com/redactd/redactd/internal/framing"
	"github.com/redactd/redactd/internal/strictjson"
)

// A Server masks texts over HTTP. It is safe for concurrent use.
type Server struct {
	cfg      Config
	policies atomic.Pointer[policies]
	routes   table
	way      handler // all steps, and the handler of the row behind them
	slots    chan struct{}
	kept     atomic.Int64 // bytes of bodies in memory
	gate     *gate
	memory   memory
	metrics  *counters
	types    strictjson.Types
	rooms    sync.Pool // of *room
	maskings sync.Pool // of *masking
	draining atomic.Bool

	connections atomic.Int64 // that are open, of bounded listeners

	pace, restorePace, strangers pacer
}

// New returns a server. It fails if a policy does not compile.
func New(cfg Config) (*Server, error) {
	cfg.Limits = cfg.Limits.orUsual()
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	s := &Server{
		cfg: cfg, slots: make(chan struct{}, cfg.Limits.Inflight), gate: newGate(cfg.Limits.Turns, cfg.Limits.Wait),
		pace: pacer{perSecond: cfg.Limits.Rate}, restorePace: pacer{perSecond: cfg.Limits.RestoreRate},
		strangers: pacer{perSecond: strangerRate},
	}
	s.metrics = newCounters(s)
	if err := s.Use(Means{cfg.Policies, cfg.Options, cfg.Restorer}); err != nil {
		return nil, err
	}
	s.routes = index(s.rows())
	s.way = s.through(s.steps())
	return s, nil
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.serve(s.routes, w, r) }

// serve answers a request for one of the routes.
func (s *Server) serve(routes table, w http.ResponseWriter, r *http.Request) {
	x := newExchange(s, routes, w, r)
	defer x.leave()
	defer x.forget()
	a, err := s.way(x)
	x.respond(a, err)
}

// Use puts other policies and keys in the place of those of the Config. If a policy does not compile the old ones stay.
// Requests that have begun end with what they began with.
func (s *Server) Use(m Means) error {
	p, err := newPolicies(m)
	if err != nil {
		return err
	}
	s.policies.Store(p)
	return nil
}

// Drain refuses new requests, and /readyz says so. It returns when those that have begun are done, or ctx ends.
func (s *Server) Drain(ctx context.Context) error {
	s.draining.Store(true)
	for range cap(s.slots) {
		select {
		case s.slots <- struct{}{}: // for ever: nobody needs it any more
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

// Framed returns a listener for what [Server.HTTP] returns, with TLS if there is a configuration. Its connections end
// where a request could be read in two ways, which net/http forgives.
func Framed(l net.Listener, c *tls.Config) net.Listener { return framing.NewListener(l, c) }

// HTTP returns an http.Server for s, or for its [Server.Admin], with its limits on connections. It speaks HTTP/1.1
// alone.
func (s *Server) HTTP(h http.Handler) *http.Server {
	l := s.cfg.Limits
	var protocols http.Protocols
	protocols.SetHTTP1(true)
	return &http.Server{
		Handler:                      h,
		Protocols:                    &protocols,
		DisableGeneralOptionsHandler: true,
		ReadHeaderTimeout:            l.HeaderTime,
		IdleTimeout:                  l.Idle,
		MaxHeaderBytes:               l.Header,
		ErrorLog:                     slog.NewLogLogger(silent{s.cfg.Log.Handler()}, slog.LevelWarn),
	}
}
