package server

import (
	"net/netip"
	"strconv"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// A pacer keeps a bucket of tokens for each who sends requests. It forgets those that have sent none for long, if there
// are many: they would find a full bucket anyway, or nearly.
type pacer struct {
	perSecond float64 // 0 is without bound

	mu         sync.Mutex
	young, old map[string]*rate.Limiter
}

// pacerSize is how many young buckets there are before the old ones are forgotten.
const pacerSize = 4096

// delay takes a token and returns 0, or says how long whoever that is has to wait for one.
func (p *pacer) delay(who string) time.Duration {
	if p.perSecond == 0 {
		return 0
	}
	one := p.bucket(who).Reserve()
	d := one.Delay()
	if d > 0 {
		one.Cancel()
	}
	return d
}

// bucket returns the bucket of one. It holds what two seconds bring.
func (p *pacer) bucket(who string) *rate.Limiter {
	p.mu.Lock()
	defer p.mu.Unlock()
	b := p.young[who]
	if b != nil {
		return b
	}
	if b = p.old[who]; b == nil {
		b = rate.NewLimiter(rate.Limit(p.perSecond), max(1, int(2*p.perSecond)))
	}
	if p.young == nil || len(p.young) >= pacerSize {
		p.young, p.old = map[string]*rate.Limiter{}, p.young
	}
	p.young[who] = b
	return b
}

// paced refuses requests of those who send too many.
func (s *Server) paced(x *exchange, next handler) (answer, error) {
	p := &s.pace
	if x.row.role == RoleRestore {
		p = &s.restorePace
	}
	if x.row.role == Open || p.perSecond == 0 {
		return next(x)
	}
	who := x.actor.Name
	if s.cfg.Auth == nil || x.row.role == roleSigned {
		who = neighbours(x.origin)
	}
	if err := tooOften(p.delay(who)); err != nil {
		return answer{}, err
	}
	return next(x)
}

// strangerRate is how often somebody unknown may try, from one address, in a second.
const strangerRate = 10

// neighbours names those that share buckets where nobody says who they are: who has one address of IPv6 has all of the
// network.
func neighbours(a netip.Addr) string {
	if a.Is6() {
		network, _ := a.Prefix(64) // which it has
		return network.String()
	}
	return a.String()
}

func tooOften(wait time.Duration) error {
	if wait == 0 {
		return nil
	}
	seconds := int64((wait + time.Second - 1) / time.Second)
	return problem(tooMany, "wait for as long as Retry-After says").with("Retry-After", strconv.FormatInt(seconds, 10))
}
