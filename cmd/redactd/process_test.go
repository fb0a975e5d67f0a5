package main

import (
	"bufio"
	"bytes"
	"io"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/stretchr/testify/require"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"redactd": main, "plainproxy": plainProxy})
}

// A daemon is a redactd that runs as a process of its own.
type daemon struct {
	t    *testing.T
	cmd  *exec.Cmd
	addr string // of its socket
	url  string
	gate string // the URL of its gateway, if it has one
	mu   sync.Mutex
	said bytes.Buffer
}

var listening = regexp.MustCompile(`"msg":"listening(?: as a gateway)?","address":"([^"]+)"`)

// start runs redactd on a free port until the test ends.
func start(t *testing.T, flags ...string) *daemon {
	t.Helper()
	d := &daemon{t: t, cmd: exec.Command("redactd", append([]string{"--listen", "127.0.0.1:0"}, flags...)...)}
	messages, err := d.cmd.StderrPipe()
	require.NoError(t, err)
	require.NoError(t, d.cmd.Start())
	t.Cleanup(func() { _ = d.cmd.Process.Kill(); _ = d.cmd.Wait() })
	addr := make(chan string, 1)
	go d.listenTo(messages, addr)
	select {
	case d.addr = <-addr:
	case <-time.After(20 * time.Second):
		t.Fatal("it does not listen")
	}
	d.url = "http://" + d.addr
	return d
}

func (d *daemon) listenTo(messages io.Reader, addr chan string) {
	lines := bufio.NewScanner(messages)
	for lines.Scan() {
		d.mu.Lock()
		d.said.WriteString(lines.Text() + "\n")
		d.mu.Unlock()
		if m := listening.FindStringSubmatch(lines.Text()); m != nil {
			select {
			case addr <- m[1]: // the first one
			default:
			}
		}
	}
}

// log is what it has said so far.
func (d *daemon) log() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.said.String()
}

// post sends a text and returns the status and the answer.
func (d *daemon) post(path, media string, body io.Reader) (int, string) {
	d.t.Helper()
	a, err := http.Post(d.url+path, media, body)
	require.NoError(d.t, err)
	defer a.Body.Close()
	out, err := io.ReadAll(a.Body)
	require.NoError(d.t, err)
	return a.StatusCode, string(out)
}

// exit waits for its end and returns the exit code.
func (d *daemon) exit(signal os.Signal) int {
	require.NoError(d.t, d.cmd.Process.Signal(signal))
	_ = d.cmd.Wait()
	return d.cmd.ProcessState.ExitCode()
}
