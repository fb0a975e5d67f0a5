package gateway

import (
	"context"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/gateway/spool"
	"github.com/redactd/redactd/internal/testkit"
)

func newSpool(t *testing.T, o spool.Options) *spool.Spool {
	t.Helper()
	s, err := spool.Open(o)
	require.NoError(t, err)
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// delivering delivers until what it returns is called, or the test ends.
func (r *rig) delivering() (stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan bool)
	go func() {
		_ = r.g.Deliver(ctx, slog.New(slog.NewJSONHandler(r.log, nil)))
		close(done)
	}()
	stop = func() { cancel(); <-done }
	r.t.Cleanup(stop)
	return stop
}

func (r *rig) eventually(condition func() bool) {
	r.t.Helper()
	require.Eventually(r.t, condition, 10*time.Second, 2*time.Millisecond)
}

func TestEventsAreKept(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "spool")
	s := newSpool(t, spool.Options{Dir: dir})
	var status atomic.Int64
	status.Store(503)
	r := newRig(t, Config{Spool: s, Verify: signer(t, "zendesk"), Sign: signer(t, "zendesk")},
		func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(int(status.Load())) })
	from := eventSender{r, time.Now()}
	a := from.send("one", `{"a":"`+card+`"}`)
	require.Equal(t, 202, a.status, a.body)
	require.Empty(t, a.body)
	require.Empty(t, r.hits.all(), "nobody waits for the upstream")
	require.Equal(t, 202, from.send("one", `{"a":"`+card+`"}`).status)
	for range 2 {
		require.Equal(t, 202, from.send(card, `{}`).status)
	}
	require.Equal(t, 2, s.Stats().Entries)
	require.Equal(t, 1, s.Stats().Seen, "an id that looks like a value is not kept")
	testkit.EachFile(t, dir, func(text string) { clean(t, text, "a file of the spool") })

	r.delivering()
	r.eventually(func() bool { return s.Stats().Retries > 0 })
	require.Contains(t, r.log.String(), "says 503")
	status.Store(200)
	r.eventually(func() bool { return s.Stats().Delivered == 2 })
	all := r.hits.all()
	got := all[slices.IndexFunc(all, func(h hit) bool { return h.body != "{}" })]
	require.Equal(t, `{"a":"`+boxed+`"}`, got.body)
	require.Equal(t, "application/json", got.Header.Get("Content-Type"))
	require.Equal(t, "/", got.RequestURI)
	require.NoError(t, signer(t, "zendesk").Verify(got.Header, []byte(got.body), time.Now()))
	require.Equal(t, 202, from.send("one", `{"a":"`+card+`"}`).status)
	require.Zero(t, s.Stats().Entries)
	r.unharmed()
}

// TestTheSpoolRemembers: another process that opens the spool delivers what is there, and knows what was.
func TestTheSpoolRemembers(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "spool")
	s := newSpool(t, spool.Options{Dir: dir})
	r := newRig(t, Config{Spool: s, Verify: signer(t, "zendesk")}, nil)
	require.Equal(t, 202, eventSender{r, time.Now()}.send("one", `{}`).status)
	require.NoError(t, s.Close())
	require.Equal(t, 503, eventSender{r, time.Now()}.send("two", `{}`).status)
	s = newSpool(t, spool.Options{Dir: dir})
	r = newRig(t, Config{Spool: s, Verify: signer(t, "zendesk")}, nil)
	r.delivering()
	r.eventually(func() bool { return len(r.hits.all()) == 1 })
	require.Equal(t, 202, eventSender{r, time.Now()}.send("one", `{}`).status)
	require.Equal(t, 202, eventSender{r, time.Now()}.send("two", `{}`).status)
	r.eventually(func() bool { return len(r.hits.all()) == 2 })
	require.Equal(t, "two", r.hits.last(t).Header.Get("X-Zendesk-Webhook-Invocation-Id"))
	require.Equal(t, 202, eventSender{r, time.Now()}.send("one", `{"n":2}`).status)
	r.eventually(func() bool { return len(r.hits.all()) == 3 }) // another event, whoever has given it that id
}

func TestVerdicts(t *testing.T) {
	for status, dead := range map[int]bool{400: true, 422: true, 410: true, 401: false, 404: false, 429: false, 500: false, 302: false, 600: false, 999: false} {
		s := newSpool(t, spool.Options{Dir: filepath.Join(t.TempDir(), "spool")})
		r := newRig(t, Config{Spool: s}, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status) })
		require.Equal(t, 202, r.post("/", `{"a":"`+card+`"}`).status)
		r.delivering()
		r.eventually(func() bool { return len(r.hits.all()) > 0 && s.Stats().Retries+int64(s.Stats().Dead) > 0 })
		require.Equal(t, dead, s.Stats().Dead == 1, status)
		r.unharmed()
	}
}

func TestAFullSpool(t *testing.T) {
	s := newSpool(t, spool.Options{Dir: filepath.Join(t.TempDir(), "spool"), MaxEntries: 1, MaxBytes: 64 << 10})
	r := newRig(t, Config{Spool: s}, nil)
	require.Equal(t, 413, r.post("/", `"`+strings.Repeat("a", 8000)+`"`).status)
	require.Equal(t, 202, r.post("/", `1`).status)
	a := r.post("/", `{"a":"`+card+`"}`)
	require.Equal(t, 503, a.status)
	require.Equal(t, "30", a.header.Get("Retry-After"))
	require.Contains(t, a.body, "#full")
	r.delivering()
	r.eventually(func() bool { return r.post("/?q=%C3%B6&r=\xff", `2`).status == 202 })
	r.eventually(func() bool { return s.Stats().Delivered == 2 })
	require.Equal(t, "/?q=%C3%B6&r=%FF", r.hits.last(t).RequestURI)
	r.unharmed()
}

// TestDeliveryStops: what has begun is ended.
func TestDeliveryStops(t *testing.T) {
	s := newSpool(t, spool.Options{Dir: filepath.Join(t.TempDir(), "spool")})
	wait := make(chan struct{})
	r := newRig(t, Config{Spool: s}, func(http.ResponseWriter, *http.Request) { <-wait })
	require.Equal(t, 202, r.post("/", `1`).status)
	stop := r.delivering()
	r.eventually(func() bool { return len(r.hits.all()) == 1 })
	time.AfterFunc(50*time.Millisecond, func() { close(wait) })
	stop()
	require.EqualValues(t, 1, s.Stats().Delivered)
}

// TestReadiness is that of the spool, and only /readyz hears of it.
func TestReadiness(t *testing.T) {
	ready := func(r *rig) answered { return r.ask("GET", "/readyz", "") }
	require.Equal(t, 200, ready(newRig(t, Config{}, nil)).status)

	dir := filepath.Join(t.TempDir(), "spool")
	s := newSpool(t, spool.Options{Dir: dir, MaxEntries: 1})
	r := newRig(t, Config{Spool: s, Verify: signer(t, "zendesk")}, nil)
	require.Equal(t, 200, ready(r).status)
	from := eventSender{r, time.Now()}
	require.Equal(t, 202, from.send("one", `{}`).status)
	a := ready(r)
	require.Equal(t, 503, a.status)
	require.Contains(t, a.body, "the spool is full")
	require.Equal(t, "30", a.header.Get("Retry-After"))
	require.Equal(t, 200, r.ask("GET", "/healthz", "").status)
	require.Equal(t, 202, from.send("one", `{}`).status, "what is there already is acknowledged")

	stop := r.delivering()
	r.eventually(func() bool { return ready(r).status == 200 })
	stop()
	require.NoError(t, os.RemoveAll(dir))
	require.Equal(t, 503, from.send("two", `{}`).status)
	a = ready(r)
	require.Equal(t, 503, a.status)
	require.Contains(t, a.body, "the spool cannot be written")
	require.NotContains(t, a.body, dir)
	r.unharmed()
}
