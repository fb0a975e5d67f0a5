package gateway

import (
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/server"
)

// An eventSender signs what it sends.
type eventSender struct {
	*rig
	now time.Time
}

func (s eventSender) send(id, body string) answered {
	h := http.Header{}
	signer(s.t, "zendesk").Sign(h, []byte(body), s.now)
	list := []string{"X-Zendesk-Webhook-Invocation-Id", id}
	for name := range h {
		list = append(list, name, h.Get(name))
	}
	return s.post("/", body, list...)
}

func TestEventsComeOnce(t *testing.T) {
	now := time.Now()
	var status atomic.Int64
	r := newRig(t, Config{Verify: signer(t, "zendesk"), Now: func() time.Time { return now }, Timeout: 5 * time.Second},
		func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(int(status.Load())) })
	s := eventSender{r, now}
	status.Store(500)
	require.Equal(t, 500, s.send("one", "{}").status)
	status.Store(202)
	require.Equal(t, 202, s.send("one", "{}").status, "what was not taken may come again")
	require.Len(t, r.hits.all(), 2)
	status.Store(200)
	require.Equal(t, 202, s.send("one", `{}`).status, "as it was answered")
	require.Len(t, r.hits.all(), 2, "and not once more")
	require.Equal(t, 200, s.send("two", `{}`).status)
	require.Equal(t, 200, s.send("", `{}`).status)
	require.Equal(t, 200, s.send("", `{}`).status)
	require.Len(t, r.hits.all(), 5, "what has no id comes each time")
	require.Equal(t, 200, s.send("two", `{"n":2}`).status)
	require.Len(t, r.hits.all(), 6, "an id is not signed: another body with it is another event")
	for _, id := range []string{card, "mail of jo@example.com", strings.Repeat("a", maxID+1)} {
		before := len(r.hits.all())
		require.Equal(t, 200, s.send(id, `{}`).status, id)
		require.Equal(t, 200, s.send(id, `{}`).status, id)
		require.Len(t, r.hits.all(), before+1, "one of many ids looks like a value, and is an id all the same")
	}
	r.unharmed()
}

// TestTwoAtATime: of two requests for one event that come together one is handed on.
func TestTwoAtATime(t *testing.T) {
	release := make(chan struct{})
	r := newRig(t, Config{Verify: signer(t, "zendesk")}, func(http.ResponseWriter, *http.Request) { <-release })
	s := eventSender{r, time.Now()}
	first := make(chan int)
	go func() { first <- s.send("one", "{}").status }()
	require.Eventually(t, func() bool { return len(r.hits.all()) == 1 }, 5*time.Second, time.Millisecond)
	a := s.send("one", "{}")
	require.Equal(t, 409, a.status)
	require.Equal(t, "1", a.header.Get("Retry-After"))
	close(release)
	require.Equal(t, 200, <-first)
	require.Equal(t, 200, s.send("one", "{}").status)
	require.Len(t, r.hits.all(), 1)
}

func TestTheSeenAreForgotten(t *testing.T) {
	now := time.Now()
	g := &Gateway{seen: newSeen(func() time.Time { return now })}
	of := func(id string) key { return g.seen.keyOf(id, httptest.NewRequest("POST", "/", nil), nil) }
	took := func(id string) bool {
		done := false
		_, err := g.once(of(id), func() (a server.Answer, said int, err error) { done = true; return a, 200, nil })
		require.NoError(t, err)
		return done
	}
	require.True(t, took("a"))
	require.False(t, took("a"))
	now = now.Add(rememberFor + time.Second)
	require.True(t, took("a"))
	for i := range maxTaken + 10 {
		require.True(t, took(strconv.Itoa(i)))
	}
	require.LessOrEqual(t, len(g.seen.all), maxTaken+1)
	require.True(t, took("a"), "the oldest goes first")
	require.Panics(t, func() { _, _ = g.once(of("p"), func() (server.Answer, int, error) { panic("x") }) })
	require.True(t, took("p"), "a panic is no answer")
}

// TestAReplyThatCannotBePassedOn: the upstream has taken the event, and is not asked again.
func TestAReplyThatCannotBePassedOn(t *testing.T) {
	r := newRig(t, Config{Verify: signer(t, "zendesk"), MaskReplies: true},
		func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "image/png")
			_, _ = w.Write([]byte("x"))
		})
	s := eventSender{r, time.Now()}
	require.Equal(t, 502, s.send("one", "{}").status)
	require.Equal(t, 200, s.send("one", "{}").status)
	require.Len(t, r.hits.all(), 1)
}

// TestNoRoomForAReply: what the upstream replies counts as it comes, and not only when it is there.
func TestNoRoomForAReply(t *testing.T) {
	r := newRigOn(t, Config{Verify: signer(t, "zendesk")}, server.Config{Limits: server.Limits{Kept: 100_000}},
		func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "200000")
			_, _ = w.Write(make([]byte, 150_000))
			time.Sleep(3 * time.Second)
		})
	s, began := eventSender{r, time.Now()}, time.Now()
	a := s.send("one", "{}")
	require.Equal(t, 503, a.status)
	require.Equal(t, "1", a.header.Get("Retry-After"))
	require.Less(t, time.Since(began), 2*time.Second)
	require.Equal(t, 200, s.send("one", "{}").status, "the upstream has said so")
	require.Len(t, r.hits.all(), 1)
}
