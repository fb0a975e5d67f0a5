package gateway

import (
	"crypto/x509"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/server"
)

// An upstream that misbehaves: what it does with each connection when the request has come.
type misbehaviour struct {
	name   string
	does   func(c net.Conn)
	status int
	how    string // the log says
}

func says(text string) func(net.Conn) { return func(c net.Conn) { _, _ = io.WriteString(c, text) } }

func hangs(c net.Conn) { _, _ = io.Copy(io.Discard, c) }

func drips(text string) func(net.Conn) {
	return func(c net.Conn) {
		for ; text != ""; text = text[1:] {
			if _, err := io.WriteString(c, text[:1]); err != nil {
				return
			}
			time.Sleep(100 * time.Millisecond)
		}
	}
}

var misbehaviours = []misbehaviour{
	{"says no", says("HTTP/1.1 500 Oops\r\nContent-Length: 2\r\n\r\nno"), 500, ""},
	{"does not know it", says("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"), 404, ""},
	{"is full", says("HTTP/1.1 503 Full\r\nContent-Length: 0\r\nRetry-After: 9\r\n\r\n"), 503, ""},
	{"moves", says("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"), 502, "redirects"},
	{"moves for good", says("HTTP/1.1 308 Moved\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n"), 502, "redirects"},
	{"has it still", says("HTTP/1.1 304 Not Modified\r\n\r\n"), 502, "redirects"},
	{"changes the protocol", says("HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"), 502, "redirects"},
	{"changes it, and hangs", func(c net.Conn) {
		says("HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n")(c)
		hangs(c)
	}, 502, "redirects"},
	{"has no status", says("HTTP/1.1 000 x\r\nContent-Length: 0\r\n\r\n"), 502, "HTTP does not have"},
	{"has one below all", says("HTTP/1.1 099 x\r\nContent-Length: 0\r\n\r\n"), 502, "HTTP does not have"},
	{"has the last one", says("HTTP/1.1 599 x\r\nContent-Length: 2\r\n\r\nno"), 599, ""},
	{"has one above all", says("HTTP/1.1 600 x\r\nContent-Length: 2\r\n\r\nno"), 502, "HTTP does not have"},
	{"has the greatest number", says("HTTP/1.1 999 x\r\nContent-Length: 2\r\n\r\nno"), 502, "HTTP does not have"},
	{"closes", func(net.Conn) {}, 502, "breaks off"},
	{"resets", func(c net.Conn) { _ = c.(*net.TCPConn).SetLinger(0) }, 502, "breaks off"},
	{"hangs", hangs, 504, "in time"},
	{"hangs in the headers", func(c net.Conn) { says("HTTP/1.1 200 OK\r\nContent-")(c); hangs(c) }, 504, "in time"},
	{"hangs in the body", func(c net.Conn) { says("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok")(c); hangs(c) }, 504, "in time"},
	{"drips", drips("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"), 504, "in time"},
	{"dies in the headers", says("HTTP/1.1 200 OK\r\nContent-"), 502, "breaks off"},
	{"dies in the body", says("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok"), 502, "breaks off"},
	{"dies in the chunks", says("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nok"), 502, "breaks off"},
	{"has no last chunk", says("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n"), 502, "breaks off"},
	{"lies of the length", says("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nok"), 200, ""},
	{"has two lengths", says("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nok"), 502, "breaks off"},
	{"babbles", says(strings.Repeat("x", 70_000)), 502, "breaks off"},
	{"has long headers", says("HTTP/1.1 200 OK\r\nX: " + strings.Repeat("x", 70_000) + "\r\n\r\n"), 502, "breaks off"},
	{"replies much", says("HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\n" + strings.Repeat("x", 2000)), 502, "more than"},
	{"compresses", says("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nok"), 502, "compresses"},
	{"promises for ever", drips(strings.Repeat("HTTP/1.1 102 Processing\r\n\r\n", 99)), 504, "in time"},
	{"is another", says("SSH-2.0-OpenSSH_9.2\r\n"), 502, "breaks off"},
}

// TestMisbehaviour: the sender hears no 2xx that the upstream has not said to the end, and waits for no longer than the
// time-out.
func TestMisbehaviour(t *testing.T) {
	for _, m := range misbehaviours {
		t.Run(m.name, func(t *testing.T) {
			t.Parallel()
			r := newRigOn(t, Config{Upstream: parsed(t, misbehaving(t, m.does)), Timeout: time.Second},
				server.Config{Limits: server.Limits{Body: 1000}}, nil)
			began := time.Now()
			a := r.post("/?c="+card, `{"a":"`+card+`"}`)
			require.Less(t, time.Since(began), 4*time.Second)
			require.Equal(t, m.status, a.status, a.body)
			if m.how != "" {
				require.Contains(t, r.log.String(), m.how)
				require.Contains(t, a.body, m.how)
			}
			if m.status == 503 {
				require.Equal(t, "9", a.header.Get("Retry-After"))
			}
			r.unharmed()
		})
	}
}

// misbehaving starts an upstream that does the same with each connection.
func misbehaving(t *testing.T, does func(net.Conn)) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer c.Close()
				_ = c.SetDeadline(time.Now().Add(10 * time.Second))
				_, _ = c.Read(make([]byte, 64<<10))
				does(c)
			}()
		}
	}()
	return "http://" + l.Addr().String()
}

func TestUnreachable(t *testing.T) {
	for upstream, status := range map[string]int{"http://127.0.0.1:1": 502, "http://nowhere.invalid": 502} {
		r := newRig(t, Config{Upstream: parsed(t, upstream), Timeout: 10 * time.Second}, nil)
		a := r.post("/"+card, `{}`)
		require.Equal(t, status, a.status, upstream)
		require.NotContains(t, a.body, "nowhere")
		require.NotContains(t, r.log.String(), "nowhere")
		r.unharmed()
	}
}

func TestTLS(t *testing.T) {
	up := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { _, _ = io.WriteString(w, r.Proto) }))
	up.Config.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, slog.LevelError)
	up.EnableHTTP2 = true
	up.StartTLS()
	defer up.Close()
	r := newRig(t, Config{Upstream: parsed(t, up.URL)}, nil)
	require.Equal(t, 502, r.post("/", `{}`).status)
	require.Contains(t, r.log.String(), "not trusted")
	roots := x509.NewCertPool()
	roots.AddCert(up.Certificate())
	r = newRig(t, Config{Upstream: parsed(t, up.URL), Roots: roots}, nil)
	a := r.post("/", `{}`)
	require.Equal(t, "HTTP/1.1", a.body)
	_, port, _ := net.SplitHostPort(up.Listener.Addr().String())
	r = newRig(t, Config{Upstream: parsed(t, "https://localhost:"+port), Roots: roots}, nil)
	require.Equal(t, 502, r.post("/", `{}`).status, "another name")
	r = newRig(t, Config{Upstream: parsed(t, "http://127.0.0.1:"+port)}, nil)
	require.Equal(t, 400, r.post("/", `{}`).status, "what Go says to who does not speak TLS")
}

// TestNoProxy: what the environment says of proxies is nothing to a gateway.
func TestNoProxy(t *testing.T) {
	proxy := newRig(t, Config{}, nil)
	t.Setenv("HTTP_PROXY", proxy.g.cfg.Upstream.String())
	t.Setenv("http_proxy", proxy.g.cfg.Upstream.String())
	r := newRig(t, Config{Upstream: parsed(t, "http://nowhere.invalid")}, nil)
	require.Equal(t, 502, r.post("/", `{}`).status)
	require.Empty(t, proxy.hits.all())
	require.Nil(t, r.g.upstream.Proxy) // net/http reads the environment once: perhaps before this test
}

func TestReplies(t *testing.T) {
	for _, c := range []struct {
		media, body string
		status      int
		plain       string // the media type and the body without --mask-replies
		masked      int    // the status with it
		then        string
	}{
		{"application/json", `{"a":"` + card + `"}`, 200, `application/json {"a":"` + card + `"}`, 200, `application/json {"a":"` + boxed + `"}`},
		{"text/plain; charset=utf-8", card, 422, "text/plain; charset=utf-8 " + card, 422, "text/plain; charset=utf-8 " + boxed},
		{"image/png", card, 200, "image/png " + card, 502, ""},
		{"", card, 200, "application/octet-stream " + card, 502, ""},
		{"application/json", `{"a":`, 200, `application/json {"a":`, 502, ""},
		{"application/json", ``, 200, ` `, 200, " "},
		{"text/plain", ``, 204, ` `, 204, " "},
	} {
		answer := func(w http.ResponseWriter, _ *http.Request) {
			w.Header()["Content-Type"] = []string{c.media}
			w.WriteHeader(c.status)
			_, _ = io.WriteString(w, c.body)
		}
		r := newRig(t, Config{}, answer)
		a := r.post("/", `{}`)
		require.Equal(t, c.status, a.status)
		require.Equal(t, c.plain, a.header.Get("Content-Type")+" "+a.body)
		require.Equal(t, "no-store", a.header.Get("Cache-Control"))
		require.Equal(t, c.status == 204, a.header.Get("Content-Length") == "")
		r = newRig(t, Config{MaskReplies: true}, answer)
		a = r.post("/", `{}`)
		require.Equal(t, c.masked, a.status)
		if c.then != "" {
			require.Equal(t, c.then, a.header.Get("Content-Type")+" "+a.body)
		}
		clean(t, a.body, "the answer")
		clean(t, r.log.String(), "the log")
		head := r.ask("HEAD", "/", "")
		require.Empty(t, head.body)
	}
}

// TestAReplyRepeatsNothing: an upstream that sends back all that it got has nothing to say.
func TestAReplyRepeatsNothing(t *testing.T) {
	r := newRig(t, Config{}, nil)
	up := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		w.WriteHeader(500)
		_ = q.Write(w)
	}))
	defer up.Close()
	r.start(Config{Upstream: parsed(t, up.URL)}, server.Config{})
	a := r.post("/"+card+"?x="+card, `{"a":"`+card+`"}`, "User-Agent", card)
	require.Equal(t, 500, a.status)
	require.Contains(t, a.body, "POST /411111")
	clean(t, a.body, "the answer")
}

// TestRetries: who reuses a connection that the upstream has closed sends what is masked once more, and nothing else.
func TestRetries(t *testing.T) {
	n := 0
	r := newRig(t, Config{}, func(w http.ResponseWriter, _ *http.Request) {
		if n++; n == 1 {
			w.Header().Set("Connection", "keep-alive")
			return
		}
		_, _ = fmt.Fprint(w, n)
	})
	for range 3 {
		require.Equal(t, 200, r.post("/", `{"a":"`+card+`"}`).status)
		time.Sleep(10 * time.Millisecond)
	}
	r.unharmed()
}
