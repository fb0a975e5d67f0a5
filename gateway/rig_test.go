package gateway

import (
	"bytes"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/gateway/signature"
	"github.com/redactd/redactd/server"
)

// A rig is a gateway between a client and an upstream that keeps each byte which comes.
type rig struct {
	t      testing.TB
	url    string
	host   string
	log    *kept
	came   *kept // at the upstream
	events *kept // of audits
	hits   *hits
	g      *Gateway
}

// A kept is what was written, by several at a time.
type kept struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (k *kept) Write(p []byte) (int, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.b.Write(p)
}

func (k *kept) String() string {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.b.String()
}

// hits are the requests that an upstream has read.
type hits struct {
	mu   sync.Mutex
	list []hit
}

type hit struct {
	*http.Request
	body string
}

func (h *hits) all() []hit {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.list
}

func (h *hits) last(t testing.TB) hit {
	all := h.all()
	require.NotEmpty(t, all, "nothing came")
	return all[len(all)-1]
}

// A tee writes down what is read of a connection.
type tee struct {
	net.Listener
	to io.Writer
}

type teed struct {
	net.Conn
	to io.Writer
}

func (l tee) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return teed{c, l.to}, nil
}

func (c teed) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	_, _ = c.to.Write(p[:n])
	return n, err
}

// newRig starts a gateway and an upstream that answers so; nil answers "ok".
func newRig(t testing.TB, c Config, answer http.HandlerFunc) *rig {
	t.Helper()
	return newRigOn(t, c, server.Config{}, answer)
}

func newRigOn(t testing.TB, c Config, on server.Config, answer http.HandlerFunc) *rig {
	t.Helper()
	r := &rig{t: t, log: &kept{}, came: &kept{}, events: &kept{}, hits: &hits{}}
	up := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		body, _ := io.ReadAll(q.Body)
		r.hits.mu.Lock()
		r.hits.list = append(r.hits.list, hit{q, string(body)})
		r.hits.mu.Unlock()
		if answer != nil {
			answer(w, q)
			return
		}
		_, _ = io.WriteString(w, "ok")
	}))
	up.Listener = tee{up.Listener, r.came}
	up.Config.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, slog.LevelError)
	up.Start()
	t.Cleanup(up.Close)
	if c.Upstream == nil {
		c.Upstream = parsed(t, up.URL)
	}
	on.Log = slog.New(slog.NewJSONHandler(r.log, nil))
	r.start(c, on)
	return r
}

func parsed(t testing.TB, text string) *url.URL {
	t.Helper()
	u, err := ParseUpstream(text)
	require.NoError(t, err)
	return u
}

// start serves the gateway until the test ends.
func (r *rig) start(c Config, on server.Config) {
	s, err := server.New(on)
	require.NoError(r.t, err)
	r.g, err = New(c)
	require.NoError(r.t, err)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(r.t, err)
	h := s.HTTP(s.Guest(r.g.Guest()))
	go func() { _ = h.Serve(server.Framed(l, nil)) }()
	r.t.Cleanup(func() { _ = h.Close(); r.g.upstream.CloseIdleConnections() })
	r.host = l.Addr().String()
	r.url = "http://" + r.host
}

// An answered is what the client hears.
type answered struct {
	status int
	header http.Header
	body   string
}

// client follows nothing, and asks for no compression.
var client = &http.Client{
	Transport:     &http.Transport{DisableCompression: true, MaxIdleConnsPerHost: 64},
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	Timeout:       20 * time.Second,
}

// ask sends a request through the gateway: headers are names and values by turns.
func (r *rig) ask(method, target, body string, header ...string) answered {
	r.t.Helper()
	q, err := http.NewRequest(method, r.url+target, strings.NewReader(body))
	require.NoError(r.t, err)
	for i := 0; i < len(header); i += 2 {
		q.Header.Add(header[i], header[i+1])
	}
	return r.do(q)
}

func (r *rig) do(q *http.Request) answered {
	r.t.Helper()
	a, err := client.Do(q)
	require.NoError(r.t, err)
	defer a.Body.Close()
	out, err := io.ReadAll(a.Body)
	require.NoError(r.t, err)
	return answered{a.StatusCode, a.Header, string(out)}
}

// post sends JSON.
func (r *rig) post(target, body string, header ...string) answered {
	r.t.Helper()
	return r.ask("POST", target, body, append([]string{"Content-Type", "application/json"}, header...)...)
}

const card = "4111111111111111"

// clean says that a text holds no card of these tests, and no other value of theirs.
func clean(t testing.TB, text, what string) {
	t.Helper()
	for _, value := range []string{card, "4111 1111 1111 1111", "4111-1111-1111-1111", "jo@example.com", "jo%40example.com"} {
		require.NotContains(t, text, value, what)
	}
}

// unharmed says that none is in what came to the upstream, nor in what was said of it.
func (r *rig) unharmed() {
	r.t.Helper()
	clean(r.t, r.came.String(), "the upstream")
	clean(r.t, r.log.String(), "the log")
	clean(r.t, r.events.String(), "the audit")
}

func signer(t testing.TB, scheme string) *signature.Signer {
	t.Helper()
	s, err := signature.New(signature.Config{Scheme: scheme, Secrets: [][]byte{[]byte("a secret of enough bytes")}})
	require.NoError(t, err)
	return s
}
