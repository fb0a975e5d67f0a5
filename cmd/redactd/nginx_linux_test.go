package main

import (
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// needNginx skips a test where there is no nginx. .ci/gateway installs one and sees that none is skipped.
func needNginx(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("nginx"); err != nil && os.Getenv("REDACTD_NGINX") != "required" {
		t.Skip("there is no nginx: .ci/gateway installs one")
	}
}

// freeAddr is an address that nobody listens at.
func freeAddr(t *testing.T) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer l.Close()
	return l.Addr().String()
}

// nginx runs a server of these directives at an address until the test ends, or what it returns is called.
func nginx(t *testing.T, addr, directives string) (stop func()) {
	t.Helper()
	dir := t.TempDir()
	temporary := ""
	for _, of := range []string{"client_body", "proxy", "fastcgi", "uwsgi", "scgi"} {
		temporary += of + "_temp_path " + filepath.Join(dir, of) + ";\n"
	}
	config := write(t, dir, "nginx.conf", "daemon off; master_process off; pid "+filepath.Join(dir, "pid")+"; error_log stderr crit;\n"+
		"events {}\nhttp { access_log off;\n"+temporary+"server { listen "+addr+"; server_tokens off;\n"+directives+"}}\n")
	cmd := exec.Command("nginx", "-e", "stderr", "-p", dir, "-c", config)
	cmd.Stderr = os.Stderr
	require.NoError(t, cmd.Start())
	stop = sync.OnceFunc(func() { _ = cmd.Process.Signal(syscall.SIGTERM); _ = cmd.Wait() })
	t.Cleanup(stop)
	require.Eventually(t, func() bool {
		c, err := net.Dial("tcp", addr)
		if err == nil {
			_ = c.Close()
		}
		return err == nil
	}, 10*time.Second, 5*time.Millisecond)
	return stop
}

// A store is an upstream that keeps the body of the last request for each path, and answers as the path says.
type store struct {
	*httptest.Server
	mu   sync.Mutex
	came map[string]string
	all  strings.Builder // of requests, as they came
}

func newStore(t *testing.T) *store {
	s := &store{came: map[string]string{}}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		s.mu.Lock()
		s.came[r.URL.Path] = string(body)
		_, _ = fmt.Fprintln(&s.all, r.RequestURI, r.Header, string(body))
		s.mu.Unlock()
		answerAs(w, r.URL.Path)
	}))
	t.Cleanup(s.Close)
	return s
}

func answerAs(w http.ResponseWriter, path string) {
	switch {
	case strings.HasPrefix(path, "/slow"):
		time.Sleep(2 * time.Second)
	case strings.HasPrefix(path, "/zip"):
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		_, _ = io.WriteString(z, "taken")
		_ = z.Close()
		return
	case strings.HasPrefix(path, "/chunks"):
		_, _ = io.WriteString(w, "ta")
		_ = http.NewResponseController(w).Flush()
	}
	_, _ = io.WriteString(w, "taken")
}

func (s *store) of(path string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.came[path]
}

// unharmed says that no card has come.
func (s *store) unharmed(t *testing.T) {
	s.mu.Lock()
	defer s.mu.Unlock()
	clean(t, s.all.String(), "the upstream")
}

// sent sends an event and returns the status, 0 if there is none.
func sent(t *testing.T, url string, body io.Reader) (int, http.Header) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, "POST", url, body)
	require.NoError(t, err)
	r.Header.Set("Content-Type", "application/json")
	a, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		return 0, nil
	}
	_, err = io.Copy(io.Discard, a.Body)
	_ = a.Body.Close()
	require.NoError(t, err)
	return a.StatusCode, a.Header
}

const maskedEvent = `{"comment":"card 411111▇▇▇▇▇▇1111"}`

// frontServer is an nginx as it is set up before a server: with kept connections, with those of HTTP/1.0 that nginx makes
// unless it is told otherwise, and without waiting for whole bodies.
const frontServer = `client_max_body_size 0;
proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
location / { proxy_pass http://GATE; proxy_http_version 1.1; proxy_set_header Connection ""; }
location /old/ { proxy_pass http://GATE; }
location /straight/ { proxy_pass http://GATE; proxy_http_version 1.1; proxy_request_buffering off; proxy_buffering off; }
`

func TestNginxInFront(t *testing.T) {
	needNginx(t)
	s, addr := newStore(t), freeAddr(t)
	d := startGateway(t, s.URL, "--listen", "off", "--max-body", "100KiB", "--trusted-proxy", "127.0.0.1")
	nginx(t, addr, strings.ReplaceAll(frontServer, "GATE", strings.TrimPrefix(d.gate, "http://")))
	front := "http://" + addr
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			for n := range 25 {
				path := fmt.Sprintf("%s%d/%d", []string{"/", "/old/", "/straight/"}[n%3], i, n)
				status, _ := sent(t, front+path+"?c=4111111111111111", strings.NewReader(event))
				require.Equal(t, 200, status, path)
				require.Equal(t, maskedEvent, s.of(path))
			}
		})
	}
	all.Wait()
	for _, at := range []string{"/", "/old/", "/straight/"} {
		status, _ := sent(t, front+at+"chunked", io.MultiReader(strings.NewReader(event)))
		require.Equal(t, 200, status, at)
		require.Equal(t, maskedEvent, s.of(at+"chunked"))
		status, _ = sent(t, front+at+"long", strings.NewReader(`"`+strings.Repeat("long ", 30_000)+`"`))
		require.Equal(t, 413, status, "%s: the refusal comes back although nobody reads the body", at)
		status, _ = sent(t, front+at+"wrong", strings.NewReader(`{"4111111111111111"`))
		require.Equal(t, 400, status, at)
		require.Empty(t, s.of(at+"long")+s.of(at+"wrong"))
	}
	status, _ := sent(t, front+"/old/long", strings.NewReader(`"`+strings.Repeat("long ", 2_000_000)+`"`))
	require.Equal(t, 413, status, "of 10 MB, too")
	status, _ = sent(t, front+"/%2e%2e/4111111111111111", strings.NewReader(event))
	require.Equal(t, 400, status, "nginx hands the dots on as they are")
	s.unharmed(t)
	clean(t, d.log(), "the log")
}

// behindServer is an nginx that is the upstream: what it says of bodies that are too long for it, of servers behind it that
// are down or slow, of what has moved, and what it does when it has nothing to say.
const behindServer = `client_max_body_size 1k; proxy_read_timeout 1s; gzip on; gzip_types *; gzip_min_length 1;
location / { proxy_pass STORE; }
location /down { proxy_pass http://127.0.0.1:1; }
location /moved { return 301 http://127.0.0.1:1/; }
location /none { return 204; }
location /drop { return 444; }
`

func TestNginxBehind(t *testing.T) {
	needNginx(t)
	s, addr := newStore(t), freeAddr(t)
	directives := strings.ReplaceAll(behindServer, "STORE", s.URL)
	stop := nginx(t, addr, directives)
	d := startGateway(t, "http://"+addr, "--listen", "off")
	for path, want := range map[string]int{"/kept": 200, "/chunks": 200, "/zip": 502, "/slow": 504, "/down": 502, "/moved": 502,
		"/none": 204, "/drop": 502} {
		status, h := sent(t, d.gate+path, strings.NewReader(event))
		require.Equal(t, want, status, path)
		require.Empty(t, h.Get("Location")+h.Get("Content-Encoding"))
	}
	status, _ := sent(t, d.gate+"/large", strings.NewReader(`"`+strings.Repeat("long ", 1000)+`"`))
	require.Equal(t, 413, status)
	require.Empty(t, s.of("/large"))
	for n := range 5 { // each finds the connection closed that the one before it has left
		stop()
		stop = nginx(t, addr, directives)
		status, _ := sent(t, d.gate+fmt.Sprint("/again/", n), strings.NewReader(event))
		require.Equal(t, 200, status)
	}
	s.unharmed(t)
	clean(t, d.log(), "the log")
}

// TestNginxBehindASpool: what nginx says of a server that is away is heard by no sender, and loses nothing.
func TestNginxBehindASpool(t *testing.T) {
	needNginx(t)
	s, addr, dir := newStore(t), freeAddr(t), filepath.Join(t.TempDir(), "spool")
	away := strings.ReplaceAll(behindServer, "STORE", "http://127.0.0.1:1")
	stop := nginx(t, addr, away)
	d := startGateway(t, "http://"+addr, "--listen", "127.0.0.1:0", "--spool", dir)
	for n := range 20 {
		status, _ := sent(t, d.gate+fmt.Sprint("/", n), strings.NewReader(event))
		require.Equal(t, 202, status)
	}
	status, _ := sent(t, d.gate+"/large", strings.NewReader(`"`+strings.Repeat("long ", 1000)+`"`))
	require.Equal(t, 202, status)
	require.Eventually(t, func() bool { return strings.Contains(d.log(), "says 502") }, 10*time.Second, 10*time.Millisecond)
	stop()
	nginx(t, addr, strings.ReplaceAll(behindServer, "STORE", s.URL))
	require.Eventually(t, func() bool {
		_, text := asked(t, http.DefaultClient, "GET", d.url+"/metrics", "", "")
		return strings.Contains(text, "\nredactd_spool_events 0\n") && strings.Contains(text, "\nredactd_spool_dead_events 1\n")
	}, 20*time.Second, 20*time.Millisecond, "nginx takes none that is too long: that is a dead letter")
	for n := range 20 {
		require.Equal(t, maskedEvent, s.of(fmt.Sprint("/", n)))
	}
	s.unharmed(t)
	clean(t, d.log(), "the log")
	withoutCanaries(t, dir)
}
