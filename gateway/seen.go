package gateway

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"io"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/redactd/redactd/server"
)

// A seen knows which events are on their way, and which the upstream has taken of late, so that a sender who has not
// heard of that does not make two of one. What the upstream has not taken may come again.
type seen struct {
	now    func() time.Time
	secret []byte // of this process alone

	mu    sync.Mutex
	all   map[key]int // the status that the upstream has said, 0 while an event is on its way
	taken []taken     // those of all that have one, the oldest first
}

// A key stands for an event, in memory alone: zero for one that has no id. Its secret keeps who sees the memory from
// finding out by it what an event held before it was masked.
type key [sha256.Size]byte

func newSeen(now func() time.Time) seen {
	secret := make([]byte, sha256.Size)
	_, _ = rand.Read(secret) // which never fails
	return seen{now: now, secret: secret}
}

// keyOf returns the key of an event: of its id, and of all that is signed or leads somewhere. Ids are not signed, and who
// has seen one request could otherwise send it with the id of another, which would then be lost.
func (s *seen) keyOf(id string, r *http.Request, raw []byte) (k key) {
	if id == "" {
		return k
	}
	m := hmac.New(sha256.New, s.secret)
	for _, part := range []string{id, r.Method, r.URL.RequestURI()} {
		_, _ = io.WriteString(m, strconv.Quote(part))
	}
	_, _ = m.Write(raw)
	return key(m.Sum(nil))
}

type taken struct {
	key
	at time.Time
}

const (
	// maxTaken is how many events are remembered.
	maxTaken = 1 << 16
	// rememberFor is for how long.
	rememberFor = 10 * time.Minute
)

var errConflict = server.NewProblem(server.Conflict, "this event is being handed on: ask again whether it was").
	With("Retry-After", "1")

// once does what has to be done for an event, unless that was done before or is being done. What has no id is always
// done. It is done if the upstream has said so, also if the sender cannot be told what else it says.
func (g *Gateway) once(k key, do func() (a server.Answer, said int, err error)) (a server.Answer, err error) {
	if k == (key{}) {
		a, _, err = do()
		return a, err
	}
	status, first := g.seen.begin(k)
	switch {
	case !first && status == 0:
		return a, errConflict
	case !first:
		return server.Answer{Status: status}, nil
	}
	said := 0
	defer func() { g.seen.end(k, said) }()
	a, said, err = do()
	return a, err
}

// begin says whether an event is new, which makes it one that is on its way. Otherwise it has the status that was said.
func (s *seen) begin(k key) (status int, first bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.forget()
	status, known := s.all[k]
	if !known {
		if s.all == nil {
			s.all = map[key]int{}
		}
		s.all[k] = 0
	}
	return status, !known
}

// end says how that went.
func (s *seen) end(k key, status int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if status/100 != http.StatusOK/100 {
		delete(s.all, k)
		return
	}
	s.all[k] = status
	s.taken = append(s.taken, taken{k, s.now()})
}

// forget forgets what is old.
func (s *seen) forget() {
	for len(s.taken) > 0 && (len(s.taken) > maxTaken || s.now().Sub(s.taken[0].at) > rememberFor) {
		delete(s.all, s.taken[0].key)
		s.taken = s.taken[1:]
	}
}
