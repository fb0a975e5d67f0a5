package server

import (
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"runtime/debug"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestTurns(t *testing.T) {
	g := newGate(runtime.GOMAXPROCS(0), time.Second)
	var all []*turn
	for range g.turns {
		one := &turn{gate: g}
		one.take()
		one.take() // has it
		all = append(all, one)
	}
	got := make(chan string, 2)
	wait := func(name string, sum time.Duration, waiting int) {
		go func() {
			late := &turn{gate: g, sum: sum}
			late.take()
			got <- name
			late.end()
		}()
		require.Eventually(t, func() bool { return g.waiting() == waiting }, time.Second, time.Millisecond)
	}
	wait("fresh", 0, 1)
	wait("begun", time.Second, 2)
	require.True(t, all[0].give())
	require.False(t, all[0].give())
	require.Equal(t, "begun", <-got, "who has begun comes first")
	require.Equal(t, "fresh", <-got)
	for _, one := range all {
		one.end()
	}
	require.Eventually(t, func() bool { return idle(g) }, time.Second, time.Millisecond)
}

// idle says whether nobody has a turn or waits for one.
func idle(g *gate) bool {
	waiting := g.waiting()
	g.mu.Lock()
	defer g.mu.Unlock()
	return waiting == 0 && g.free == g.turns
}

// crowd makes a gate believe that so many wait.
func crowd(g *gate, n int) { g.fresh = make([]chan struct{}, n) }

func TestCrowded(t *testing.T) {
	g := newGate(runtime.GOMAXPROCS(0), 100*time.Millisecond)
	crowd(g, 1000)
	require.False(t, g.crowded(), "turns take no time")
	for range 100 {
		g.took(10 * time.Millisecond)
	}
	require.True(t, g.crowded())
	crowd(g, 10*g.turns/2)
	require.False(t, g.crowded())
	crowd(g, 0)
	g.took(time.Hour)
	require.False(t, g.crowded(), "where nobody waits there is room")
}

// TestACrowdIsRefusedAtOnce: a request that would wait for a turn for too long is refused before it is read.
func TestACrowdIsRefusedAtOnce(t *testing.T) {
	s, _ := newServer(t, Config{}, row{"POST", "/does", "", RoleRedact, func(x *exchange) (answer, error) {
		x.turn.take()
		return answer{media: plainText}, nil
	}, nil})
	s.gate.mean.Store(int64(time.Second))
	crowd(s.gate, s.gate.turns)
	status, wait := from(s, "192.0.2.1:1", "/does")
	require.Equal(t, http.StatusServiceUnavailable, status)
	require.Equal(t, "1", wait)
	crowd(s.gate, 0)
	status, _ = from(s, "192.0.2.1:1", "/does")
	require.Equal(t, http.StatusOK, status)
	require.True(t, idle(s.gate), "the turn is given back")
}

func TestATurnIsGivenBackInAPanic(t *testing.T) {
	s, _ := newServer(t, Config{}, row{"POST", "/does", "", RoleRedact, func(x *exchange) (answer, error) {
		x.turn.take()
		panic(canary)
	}, nil})
	status, _ := from(s, "192.0.2.1:1", "/does")
	require.Equal(t, http.StatusInternalServerError, status)
	require.True(t, idle(s.gate))
	require.Empty(t, s.slots)
}

// TestASlowReaderHoldsNoTurn: writing to a client who takes nothing is no computing.
func TestASlowReaderHoldsNoTurn(t *testing.T) {
	writing, leave := make(chan bool), make(chan bool)
	s, _ := newServer(t, Config{}, row{"POST", "/does", "", RoleRedact, func(x *exchange) (answer, error) {
		x.turn.take()
		_, err := x.out.Write([]byte("text"))
		require.True(t, x.turn.held)
		return answer{}, err
	}, nil})
	var all sync.WaitGroup
	for range 2 * s.gate.turns {
		all.Go(func() {
			s.ServeHTTP(stuck{httptest.NewRecorder(), writing, leave}, httptest.NewRequest("POST", "/does", nil))
		})
	}
	for range 2 * s.gate.turns {
		<-writing // all of them at a time
	}
	close(leave)
	all.Wait()
	require.True(t, idle(s.gate))
}

// A stuck writer waits.
type stuck struct {
	*httptest.ResponseRecorder
	writing, leave chan bool
}

func (s stuck) Write(p []byte) (int, error) {
	s.writing <- true
	<-s.leave
	return len(p), nil
}

func TestLittleMemoryIsLeft(t *testing.T) {
	s, _ := newServer(t, Config{}, does()...)
	status, _ := from(s, "192.0.2.1:1", "/does")
	require.Equal(t, http.StatusOK, status)
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(1 << 20))
	held := make([]byte, 4<<20)
	runtime.GC()
	time.Sleep(lookEvery + time.Millisecond)
	status, wait := from(s, "192.0.2.1:1", "/does")
	require.Equal(t, http.StatusServiceUnavailable, status)
	require.Equal(t, "1", wait)
	status, _ = ask(t, s, "GET", "/healthz")
	require.Equal(t, http.StatusOK, status)
	runtime.KeepAlive(held)
	debug.SetMemoryLimit(1 << 40)
	time.Sleep(lookEvery + time.Millisecond)
	status, _ = from(s, "192.0.2.1:1", "/does")
	require.Equal(t, http.StatusOK, status)
}

// TestARequestHasAnEnd: one that goes on and on is given up, however lively it is.
func TestARequestHasAnEnd(t *testing.T) {
	s, _ := newServer(t, Config{Limits: Limits{Total: 200 * time.Millisecond}})
	on := httptest.NewServer(s)
	defer on.Close()
	r, w := io.Pipe()
	go func() {
		for {
			if _, err := w.Write([]byte("a line\n")); err != nil {
				return
			}
			time.Sleep(5 * time.Millisecond)
		}
	}()
	began := time.Now()
	a, err := http.Post(on.URL+"/v1/redact", plainText, r)
	if err == nil {
		_, err = io.ReadAll(a.Body)
		_ = a.Body.Close()
	}
	require.Error(t, err, "an answer that broke off does not look whole")
	require.Less(t, time.Since(began), 5*time.Second)
	_ = r.Close()
}
