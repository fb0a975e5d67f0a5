package server

import (
	"cmp"
	"net/http"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/redactd/redactd/detectors"
	"github.com/redactd/redactd/redact"
)

// Metrics count what the server does. The values of their labels are routes of the table, results, and entities of the
// catalogue: no request can make a series.
type counters struct {
	registry *prometheus.Registry
	handler  http.Handler

	requests *prometheus.CounterVec
	took     *prometheus.HistogramVec
	in, out  prometheus.Counter
	findings *prometheus.CounterVec
	reloads  *prometheus.CounterVec
	full     prometheus.Counter
	entities map[string]func() prometheus.Counter // those of the catalogue; each is made when it is found first
	others   func() prometheus.Counter
	tallies  sync.Map // from the names of routes to *tally
}

// A tally is what counts the requests of a route. To look up a series takes as long as some steps of a request, so that
// those of most requests are looked up once.
type tally struct {
	took prometheus.Observer
	ok   func() prometheus.Counter // made when the first request ends so
}

// otherEntity is the label of entities that are those of a policy's own rules.
const otherEntity = "other"

func newCounters(s *Server) *counters {
	c := &counters{
		registry: prometheus.NewRegistry(),
		requests: counterVec("requests_total", "Requests by route and by how they ended.", "route", "result"),
		took: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Namespace: namespace, Name: "request_seconds", Help: "How long requests took, by route.",
			Buckets: []float64{.0001, .00025, .0005, .001, .0025, .005, .01, .025, .1, .5, 1, 5, 30},
		}, []string{"route"}),
		in:       counter("body_in_bytes_total", "Bytes of bodies that came."),
		out:      counter("body_out_bytes_total", "Bytes of bodies that went."),
		findings: counterVec("findings_total", "What was found, by entity.", "entity"),
		reloads:  counterVec("policy_reloads_total", "How often policies and keys were read again, and how it ended.", "result"),
		full:     counter("connections_refused_total", "Connections that were too many."),
		entities: map[string]func() prometheus.Counter{},
	}
	c.others = once(c.findings, otherEntity)
	c.entities[string(redact.DenyList)] = once(c.findings, string(redact.DenyList))
	for _, d := range detectors.All() {
		for _, e := range append(d.Also, d.Entity) {
			c.entities[string(e)] = once(c.findings, string(e))
		}
	}
	c.registry.MustRegister(c.requests, c.took, c.in, c.out, c.findings, c.reloads, c.full,
		gauge("connections", "Connections that are open.", func() float64 { return float64(s.connections.Load()) }),
		gauge("requests", "Requests that are being answered.", func() float64 { return float64(len(s.slots)) }),
		gauge("requests_waiting", "Requests that wait for a processor.", func() float64 { return float64(s.gate.waiting()) }),
		gauge("bodies_kept_bytes", "Bytes of bodies in memory.", func() float64 { return float64(s.kept.Load()) }),
		collectors.NewGoCollector(), collectors.NewBuildInfoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	c.handler = promhttp.HandlerFor(c.registry, promhttp.HandlerOpts{DisableCompression: true})
	return c
}

const namespace = "redactd"

func counter(name, help string) prometheus.Counter {
	return prometheus.NewCounter(prometheus.CounterOpts{Namespace: namespace, Name: name, Help: help})
}

func counterVec(name, help string, labels ...string) *prometheus.CounterVec {
	return prometheus.NewCounterVec(prometheus.CounterOpts{Namespace: namespace, Name: name, Help: help}, labels)
}

// once returns a counter of a vector, which is looked up, and made, the first time.
func once(of *prometheus.CounterVec, labels ...string) func() prometheus.Counter {
	return sync.OnceValue(func() prometheus.Counter { return of.WithLabelValues(labels...) })
}

func gauge(name, help string, f func() float64) prometheus.Collector {
	return prometheus.NewGaugeFunc(prometheus.GaugeOpts{Namespace: namespace, Name: name, Help: help}, f)
}

// counted counts a request when it ends.
func (s *Server) counted(x *exchange, next handler) (answer, error) {
	a, err := next(x)
	x.ended = time.Now()
	c := s.metrics
	c.ended(cmp.Or(x.row.called, "none"), x.result(err), x.ended.Sub(x.began))
	c.in.Add(float64(x.in.n))
	c.out.Add(float64(x.out.n + int64(len(a.body))))
	for entity, n := range x.event.Counts {
		c.found(entity).Add(float64(n))
	}
	return a, err
}

// ended counts a request of a route.
func (c *counters) ended(route, result string, took time.Duration) {
	t := c.tally(route)
	t.took.Observe(took.Seconds())
	if result == "ok" {
		t.ok().Inc()
	} else {
		c.requests.WithLabelValues(route, result).Inc()
	}
}

func (c *counters) tally(route string) *tally {
	if t, ok := c.tallies.Load(route); ok {
		return t.(*tally)
	}
	t, _ := c.tallies.LoadOrStore(route, &tally{c.took.WithLabelValues(route), once(c.requests, route, "ok")})
	return t.(*tally)
}

// found is what counts an entity.
func (c *counters) found(entity string) prometheus.Counter {
	if one := c.entities[entity]; one != nil {
		return one()
	}
	return c.others()
}

func (c *counters) reloaded(err error) {
	result := "ok"
	if err != nil {
		result = "failed"
	}
	c.reloads.WithLabelValues(result).Inc()
}

// showMetrics answers in the format of Prometheus.
func (s *Server) showMetrics(x *exchange) (answer, error) { return served(s.metrics.handler)(x) }
