package main

import (
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/hex"
	"io"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/audit"
	"github.com/redactd/redactd/internal/certs/certstest"
)

// asked sends a request with a client and a token and returns the status and the answer, 0 if there is none.
func asked(t *testing.T, c *http.Client, method, url, token, body string) (int, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(body))
	require.NoError(t, err)
	r.Header.Set("Content-Type", "text/plain")
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	a, err := c.Do(r)
	if err != nil {
		return 0, ""
	}
	defer a.Body.Close()
	out, err := io.ReadAll(a.Body)
	require.NoError(t, err)
	return a.StatusCode, string(out)
}

func tokenLine(token, rest string) string {
	sum := sha256.Sum256([]byte(token))
	return "sha256:" + hex.EncodeToString(sum[:]) + " " + rest + "\n"
}

// write writes a file for the owner alone and returns its name.
func write(t *testing.T, dir, name, text string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	return path
}

// says waits until the log says something.
func (d *daemon) says(text string) {
	d.t.Helper()
	require.Eventually(d.t, func() bool { return strings.Contains(d.log(), text) }, 20*time.Second, 5*time.Millisecond, text)
}

const mail = "mail ann@example.com"

func TestTokens(t *testing.T) {
	dir := t.TempDir()
	file := write(t, dir, "tokens", tokenLine("one", "bob redact")+tokenLine("two", "eve restore,policy"))
	d := start(t, "--tokens", file)
	for _, c := range []struct {
		method, path, token string
		status              int
	}{
		{"POST", "/v1/redact", "one", 200},
		{"POST", "/v1/redact", "", 401},
		{"POST", "/v1/redact", "wrong", 401},
		{"POST", "/v1/redact", "two", 403},
		{"POST", "/v1/restore", "one", 403},
		{"POST", "/v1/policies/reload", "one", 403},
		{"POST", "/v1/policies/reload", "two", 200},
		{"GET", "/healthz", "", 200},
	} {
		status, _ := asked(t, http.DefaultClient, c.method, d.url+c.path, c.token, mail)
		require.Equal(t, c.status, status, c)
	}
	write(t, dir, "tokens", tokenLine("three", "bob redact"))
	require.NoError(t, d.cmd.Process.Signal(syscall.SIGHUP))
	d.says(`"read again","what":"tokens"`)
	status, _ := asked(t, http.DefaultClient, "POST", d.url+"/v1/redact", "one", mail)
	require.Equal(t, 401, status)
	status, _ = asked(t, http.DefaultClient, "POST", d.url+"/v1/redact", "three", mail)
	require.Equal(t, 200, status)
	require.NotContains(t, d.log(), "ann@")
}

func TestSighup(t *testing.T) {
	dir := t.TempDir()
	file := write(t, dir, "p.yaml", "version: 1\nentities: {only: [EMAIL_ADDRESS]}\n")
	d := start(t, "--policy", file)
	_, out := d.post("/v1/redact", "text/plain", strings.NewReader(mail))
	require.Equal(t, "mail [EMAIL_ADDRESS]", out)
	write(t, dir, "p.yaml", "version: 1\nentitties: {only: [CREDIT_CARD]}\n")
	require.NoError(t, d.cmd.Process.Signal(syscall.SIGHUP))
	d.says(`the old ones stay","what":"policies and keys"`)
	_, out = d.post("/v1/redact", "text/plain", strings.NewReader(mail))
	require.Equal(t, "mail [EMAIL_ADDRESS]", out)
	write(t, dir, "p.yaml", "version: 1\nentities: {only: [CREDIT_CARD]}\n")
	require.NoError(t, d.cmd.Process.Signal(syscall.SIGHUP))
	d.says(`"read again","what":"policies and keys"`)
	_, out = d.post("/v1/redact", "text/plain", strings.NewReader(mail))
	require.Equal(t, mail, out)
}

var administered = regexp.MustCompile(`"listening for who runs this","address":"([^"]+)"`)

func TestAnAdminListener(t *testing.T) {
	d := start(t, "--admin", "127.0.0.1:0")
	d.says("listening for who runs this")
	admin := "http://" + administered.FindStringSubmatch(d.log())[1]
	for _, path := range []string{"/metrics", "/debug/pprof/heap"} {
		status, _ := asked(t, http.DefaultClient, "GET", d.url+path, "", "")
		require.Equal(t, 404, status, path)
		status, _ = asked(t, http.DefaultClient, "GET", admin+path, "", "")
		require.Equal(t, 200, status, path)
	}
	status, _ := asked(t, http.DefaultClient, "POST", d.url+"/v1/policies/reload", "", "")
	require.Equal(t, 404, status)
	status, _ = asked(t, http.DefaultClient, "POST", admin+"/v1/policies/reload", "", "")
	require.Equal(t, 200, status)
	status, _ = asked(t, http.DefaultClient, "POST", admin+"/v1/redact", "", mail)
	require.Equal(t, 404, status)
}

// client returns one that believes a certificate and shows another, if it has one.
func client(t *testing.T, server, cert, key string) *http.Client {
	t.Helper()
	text, err := os.ReadFile(server)
	require.NoError(t, err)
	pool := x509.NewCertPool()
	require.True(t, pool.AppendCertsFromPEM(text))
	c := &tls.Config{RootCAs: pool, ServerName: "redactd.example.org"}
	if cert != "" {
		pair, err := tls.LoadX509KeyPair(cert, key)
		require.NoError(t, err)
		c.Certificates = []tls.Certificate{pair}
	}
	return &http.Client{Transport: &http.Transport{TLSClientConfig: c, DisableKeepAlives: true}}
}

func TestTLS(t *testing.T) {
	dir := t.TempDir()
	file := func(name string) string { return filepath.Join(dir, name) }
	certstest.Pair(t, file("cert"), file("key"), "redactd.example.org")
	certstest.Pair(t, file("client"), file("client-key"), "desk.example.org")
	certstest.Pair(t, file("stranger"), file("stranger-key"), "desk.example.org")
	flags := []string{"--tls-cert", file("cert"), "--tls-key", file("key"), "--client-ca", file("client")}
	tokens := write(t, dir, "tokens", "san:desk.example.org desk redact\n"+tokenLine("one", "bob redact"))

	d := start(t, flags...)
	url := "https://" + d.addr + "/v1/redact"
	status, out := asked(t, client(t, file("cert"), file("client"), file("client-key")), "POST", url, "", mail)
	require.Equal(t, 200, status)
	require.Equal(t, "mail [EMAIL_ADDRESS]", out)
	status, _ = asked(t, client(t, file("cert"), "", ""), "POST", url, "", mail)
	require.Zero(t, status, "without a certificate")
	status, _ = asked(t, client(t, file("cert"), file("stranger"), file("stranger-key")), "POST", url, "", mail)
	require.Zero(t, status)
	status, out = asked(t, http.DefaultClient, "POST", "http://"+d.addr+"/v1/redact", "", mail)
	require.NotEqual(t, 200, status, "without TLS")
	require.NotContains(t, out, "ann")

	d = start(t, append(flags, "--tokens", tokens, "--listen", "0.0.0.0:0")...) // others may reach it
	_, port, _ := strings.Cut(d.addr, "]:")
	url = "https://127.0.0.1:" + port + "/v1/redact"
	status, _ = asked(t, client(t, file("cert"), file("client"), file("client-key")), "POST", url, "", mail)
	require.Equal(t, 200, status)
	d.says(`"actor":"desk"`)
	status, _ = asked(t, client(t, file("cert"), "", ""), "POST", url, "one", mail)
	require.Equal(t, 200, status)
	status, _ = asked(t, client(t, file("cert"), "", ""), "POST", url, "", mail)
	require.Equal(t, 401, status)

	old := client(t, file("cert"), "", "")
	certstest.Pair(t, file("cert"), file("key"), "redactd.example.org")
	require.NoError(t, d.cmd.Process.Signal(syscall.SIGHUP))
	d.says(`"read again","what":"certificates"`)
	status, _ = asked(t, old, "POST", url, "one", mail)
	require.Zero(t, status, "the old certificate is not shown any more")
	status, _ = asked(t, client(t, file("cert"), "", ""), "POST", url, "one", mail)
	require.Equal(t, 200, status)
}

func TestAnAuditLog(t *testing.T) {
	path := filepath.Join(t.TempDir(), "logs", "audit.log")
	require.NoError(t, os.Mkdir(filepath.Dir(path), 0o700))
	d := start(t, "--audit-log", path, "--audit-fsync", "--audit-keep", "400d")
	status, _ := d.post("/v1/redact", "text/plain", strings.NewReader(mail+"\ncard 4111 1111 1111 1111\n"))
	require.Equal(t, 200, status)
	status, _ = d.post("/v1/redact", "application/json", strings.NewReader(`{"text":"`+mail+`"}`))
	require.Equal(t, 200, status)
	status, _ = d.post("/v1/restore", "text/plain", strings.NewReader(mail))
	require.Equal(t, 403, status)
	f, err := os.Open(path)
	require.NoError(t, err)
	defer f.Close()
	s, err := audit.Verify(f, audit.Keys{}, audit.Head{})
	require.NoError(t, err)
	require.Equal(t, 3, s.Records)
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	require.NotContains(t, string(text), "ann")
	require.Contains(t, string(text), `"CREDIT_CARD":1`)
	require.Contains(t, string(text), `"origin":"127.0.0.1"`)

	require.NoError(t, os.Rename(filepath.Dir(path), filepath.Dir(path)+".1"))
	time.Sleep(20 * time.Millisecond) // for as long as a log that is renamed may be written
	for range 3 {
		status, out := d.post("/v1/redact", "application/json", strings.NewReader(`{"text":"`+mail+`"}`))
		require.Equal(t, 503, status)
		require.NotContains(t, out, "EMAIL_ADDRESS")
	}
	status, _ = asked(t, http.DefaultClient, "GET", d.url+"/readyz", "", "")
	require.Equal(t, 503, status)
	require.NoError(t, os.Rename(filepath.Dir(path)+".1", filepath.Dir(path)))
	require.Eventually(t, func() bool {
		status, _ := asked(t, http.DefaultClient, "GET", d.url+"/readyz", "", "")
		return status == 200
	}, 5*time.Second, 50*time.Millisecond)
	status, _ = d.post("/v1/redact", "text/plain", strings.NewReader(mail))
	require.Equal(t, 200, status)
}

// TestEveryLimitIsExplained: a flag that is not one of the command redact as well stands in a document.
func TestEveryLimitIsExplained(t *testing.T) {
	var text []byte
	for _, page := range []string{"operating.md", "gateway.md"} {
		read, err := os.ReadFile("../../docs/" + page)
		require.NoError(t, err)
		text = append(text, read...)
	}
	usages := command(slog.New(slog.DiscardHandler), nil).Flags().FlagUsages()
	asInTheCommand := []string{"policy", "profile", "kek-file", "tenant"}
	for _, flag := range regexp.MustCompile(`(?m)^ +--([a-z-]+)`).FindAllStringSubmatch(usages, -1) {
		if !slices.Contains(asInTheCommand, flag[1]) {
			require.Contains(t, string(text), "--"+flag[1])
		}
	}
}
