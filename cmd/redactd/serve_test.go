package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

const textHead = "POST /v1/redact HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"

// TestEveryCut uploads marked files in two chunks, cut at every byte, and wants what the engine writes. The second
// chunk is sent when the first has been on its way for a while.
func TestEveryCut(t *testing.T) {
	d := start(t)
	r, err := redact.New(policy.Default())
	require.NoError(t, err)
	for _, name := range []string{"detectors/iban.txt", "detectors/card_cvv.txt", "samples/app.log"} {
		text, err := os.ReadFile("../../testdata/" + name)
		require.NoError(t, err)
		text = text[:min(len(text), 700)]
		want, err := r.Append(nil, text)
		require.NoError(t, err)
		for i := 1; i < len(text); i++ {
			require.Equal(t, string(want), d.cut(text, i), "%s cut at %d", name, i)
		}
	}
}

// cut uploads a text in two chunks and returns the answer.
func (d *daemon) cut(text []byte, at int) string {
	c, err := net.Dial("tcp", d.addr)
	require.NoError(d.t, err)
	defer c.Close()
	_, err = fmt.Fprintf(c, "%s%x\r\n%s\r\n", textHead, at, text[:at])
	require.NoError(d.t, err)
	time.Sleep(200 * time.Microsecond)
	_, err = fmt.Fprintf(c, "%x\r\n%s\r\n0\r\n\r\n", len(text)-at, text[at:])
	require.NoError(d.t, err)
	return newAnswers(c).next(d.t)
}

func TestSigterm(t *testing.T) {
	d := start(t)
	c, err := net.Dial("tcp", d.addr)
	require.NoError(t, err)
	defer c.Close()
	_, err = fmt.Fprintf(c, "%s6\r\nfirst\n\r\n", textHead)
	require.NoError(t, err)
	answers := newAnswers(c)
	require.Equal(t, "first\n", answers.begin(t, 6))
	require.NoError(t, d.cmd.Process.Signal(syscall.SIGTERM))
	require.Eventually(t, func() bool {
		a, err := http.Get(d.url + "/readyz")
		if err != nil {
			return false
		}
		defer a.Body.Close()
		return a.StatusCode == http.StatusServiceUnavailable
	}, 5*time.Second, 10*time.Millisecond)
	status, _ := d.post("/v1/redact", "text/plain", strings.NewReader("x"))
	require.Equal(t, http.StatusServiceUnavailable, status, "new work is refused")
	_, err = fmt.Fprintf(c, "15\r\nmail ann@example.com\n\r\n0\r\n\r\n")
	require.NoError(t, err)
	require.Equal(t, "mail [EMAIL_ADDRESS]\n", answers.rest(t), "what has begun is done")
	_ = d.cmd.Wait()
	require.Equal(t, exitDone, d.cmd.ProcessState.ExitCode())
	require.NotContains(t, d.log(), "ann@")
}

func TestASocketOfItsOwn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "redactd.sock")
	stale, err := net.ListenUnix("unix", &net.UnixAddr{Name: path, Net: "unix"})
	require.NoError(t, err)
	stale.SetUnlinkOnClose(false)
	require.NoError(t, stale.Close())
	d := start(t, "--listen", "unix:"+path)
	st, err := os.Stat(path)
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o600), st.Mode().Perm())
	dial := func(context.Context, string, string) (net.Conn, error) { return net.Dial("unix", path) }
	client := http.Client{Transport: &http.Transport{DialContext: dial}}
	a, err := client.Get("http://redactd/healthz")
	require.NoError(t, err)
	require.NoError(t, a.Body.Close())
	require.Equal(t, http.StatusOK, a.StatusCode)
	client.CloseIdleConnections()
	second := exec.Command("redactd", "--listen", "unix:"+path)
	out, err := second.CombinedOutput()
	require.Error(t, err)
	require.Equal(t, exitFailed, second.ProcessState.ExitCode())
	require.Contains(t, string(out), "another process listens")
	require.Equal(t, exitDone, d.exit(syscall.SIGTERM))
	require.NoFileExists(t, path)
}

// passedOn is redactd with a socket that is passed on as systemd does. The shell keeps its process id when it becomes
// redactd.
func passedOn(t *testing.T, address string) (cmd *exec.Cmd, addr string) {
	t.Helper()
	l, err := net.Listen("tcp", address)
	require.NoError(t, err)
	f, err := l.(*net.TCPListener).File()
	require.NoError(t, err)
	require.NoError(t, l.Close())
	t.Cleanup(func() { _ = f.Close() })
	cmd = exec.Command("sh", "-c", "LISTEN_PID=$$ LISTEN_FDS=1 exec redactd --listen systemd")
	cmd.ExtraFiles = []*os.File{f}
	return cmd, l.Addr().String()
}

// TestSystemdOpen passes a socket on that others reach.
func TestSystemdOpen(t *testing.T) {
	for _, address := range []string{"0.0.0.0:0", "[::]:0"} {
		cmd, _ := passedOn(t, address)
		out, err := cmd.CombinedOutput()
		require.Error(t, err)
		require.Equal(t, exitUsage, cmd.ProcessState.ExitCode())
		require.Contains(t, string(out), "--listen systemd: others reach this address")
	}
}

func TestSystemd(t *testing.T) {
	cmd, addr := passedOn(t, "127.0.0.1:0")
	require.NoError(t, cmd.Start())
	a, err := http.Get("http://" + addr + "/healthz")
	require.NoError(t, err)
	out, err := io.ReadAll(a.Body)
	require.NoError(t, err)
	require.NoError(t, a.Body.Close())
	require.Equal(t, "ok\n", string(out))
	require.NoError(t, cmd.Process.Signal(syscall.SIGTERM))
	require.NoError(t, cmd.Wait())
}

func TestUsage(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "key")
	require.NoError(t, os.WriteFile(secret, []byte("short"), 0o600))
	for _, c := range []struct{ flags, says string }{
		{"--listen 0.0.0.0:0", "others reach this address"},
		{"--listen [::]:0", "others reach this address"},
		{"--listen :0", "others reach this address"},
		{"--listen nonsense", "write an address and a port"},
		{"--listen systemd", "has not passed on one socket"},
		{"--max-body 4111111111111111x", "this value does not fit --max-body"},
		{"--max-body 0", "this value does not fit --max-body"},
		{"--max-inflight -1", "below 0"},
		{"--max-connections -1", "below 0"},
		{"--max-connections 1000000000", "may not have so many files open"},
		{"--on-error pass", "write block or mask-all"},
		{"--nonsense", "unknown flag"},
		{"text", "unknown command"},
		{"--profile nonsense", "there is no profile"},
		{"--profile pci --policy x", "give one of them"},
		{"--policy /nonsense", "--policy: "},
		{"--tenant x", "goes with --key-file"},
		{"--key-file " + secret, "--key-file: "},
		{"--key-file /nonsense", "--key-file: "},
		{"--admin 0.0.0.0:0 --listen 127.0.0.1:0", "--admin: others reach this address"},
		{"--admin nonsense --listen 127.0.0.1:0", "--admin: write an address"},
		{"--tls-cert x", "go together"},
		{"--tls-key x", "go together"},
		{"--client-ca x", "--client-ca goes with"},
		{"--tls-cert /nonsense --tls-key /nonsense", "certificate and its key cannot be read"},
		{"--tokens /nonsense", "--tokens: the file cannot be read"},
		{"--allow-ip 4111111111111111", "--allow-ip"},
		{"--trusted-proxy 10.0.0.0/99", "--trusted-proxy"},
		{"--audit-fsync", "go with --audit-log"},
		{"--audit-keep 1d", "go with --audit-log"},
		{"--audit-log x --audit-keep 4111111111111111", "--audit-keep"},
		{"--audit-log x --audit-keep -1d", "--audit-keep"},
		{"--rate -1", "below 0"},
		{"--restore-rate NaN", "below 0"},
		{"--max-wait -1s", "below 0"},
		{"--request-timeout -1s", "below 0"},
		{"--max-memory 0", "--max-memory"},
		{"--listen off", "goes with --gateway"},
		{"--upstream http://127.0.0.1:1", "go with --gateway"},
		{"--gateway off --upstream http://127.0.0.1:1", "write an address"},
		{"--gateway 127.0.0.1:0", "--upstream: write the upstream as http:// or https://"},
		{"--gateway 127.0.0.1:0 --upstream https://4111111111111111:x@x", "--upstream: write"},
		{"--gateway 0.0.0.0:0 --listen off --upstream http://127.0.0.1:1", "--gateway: others reach this address"},
		{"--gateway 127.0.0.1:0 --upstream http://x --verify zendesk", "go together"},
		{"--gateway 127.0.0.1:0 --upstream http://x --secret-file x", "go together"},
		{"--gateway 127.0.0.1:0 --upstream http://x --verify zendesk --secret-file /nonsense", "--secret-file: it cannot be opened"},
		{"--gateway 127.0.0.1:0 --upstream http://x --verify zendesk --secret-file " + secret, "fewer than 16 bytes"},
		{"--gateway 127.0.0.1:0 --upstream http://x --verify nonsense --secret-file " + secret, "there is no such scheme"},
		{"--gateway 127.0.0.1:0 --upstream http://x --verify zendesk --secret-file x --verify-header x", "--verify-header with --verify hmac"},
		{"--gateway 127.0.0.1:0 --upstream http://x --sign hmac", "go with --sign-secret-file"},
		{"--gateway 127.0.0.1:0 --upstream http://x --replay-window 1m", "go with --verify"},
		{"--gateway 127.0.0.1:0 --upstream http://x --upstream-timeout -1s", "below 0"},
		{"--gateway 127.0.0.1:0 --upstream http://x --spool-age 1d", "go with --spool"},
		{"--spool x", "go with --gateway"},
		{"--gateway 127.0.0.1:0 --upstream http://x --upstream-ca /nonsense", "--upstream-ca: it cannot be read"},
		{"--gateway 127.0.0.1:0 --upstream http://x --gateway-header ETag", "--gateway-header: a header cannot be passed on"},
	} {
		cmd := exec.Command("redactd", strings.Fields(c.flags)...)
		out, err := cmd.CombinedOutput()
		require.Error(t, err, c.flags)
		require.Equal(t, exitUsage, cmd.ProcessState.ExitCode(), "%s: %s", c.flags, out)
		require.Contains(t, string(out), c.says)
		require.NotContains(t, string(out), "4111")
		require.True(t, strings.HasPrefix(string(out), "redactd: "), "%s", out)
	}
}

func TestWhatCannotBeOpened(t *testing.T) {
	for _, flags := range []string{
		"--audit-log /dev/full", "--audit-log /nonsense/audit.log", "--listen 192.0.2.1:0 --insecure",
		"--listen unix:/nonsense/socket", "--listen 127.0.0.1:0 --admin unix:/nonsense/socket",
	} {
		cmd := exec.Command("redactd", strings.Fields(flags)...)
		out, err := cmd.CombinedOutput()
		require.Error(t, err, flags)
		require.Equal(t, exitFailed, cmd.ProcessState.ExitCode(), "%s: %s", flags, out)
		require.NotContains(t, string(out), "nonsense")
	}
}
