package main

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"sync/atomic"
	"syscall"
	"time"
)

// A redactd is one that runs as a process of its own.
type redactd struct {
	cmd         *exec.Cmd
	addr, admin string // of its listeners
	log         string // the file of its audit log
	client      *http.Client
	said        atomic.Bool // its log holds a value
	most        atomic.Int64
}

// bearer is the token of who may do everything.
const bearer = "soak"

// startRedactd starts one with keys, tokens, an audit log that is kept short, and a listener for who runs it.
func startRedactd(bin, dir string) (*redactd, error) {
	file := func(name string) string { return filepath.Join(dir, name) }
	tokens := fmt.Sprintf("sha256:%x soak redact,restore,policy\n", sha256.Sum256([]byte(bearer)))
	err := errors.Join(os.WriteFile(file("tokens"), []byte(tokens), 0o600),
		os.WriteFile(file("key"), bytes.Repeat([]byte("no secret "), 5), 0o600))
	if err != nil {
		return nil, err
	}
	p := &redactd{client: newClient(), log: file("audit.log")}
	p.cmd = exec.Command(bin, "--listen", "127.0.0.1:0", "--admin", "127.0.0.1:0", "--key-file", file("key"),
		"--tokens", file("tokens"), "--audit-log", p.log, "--audit-keep", "10s", "--max-body", "64KiB")
	says, err := p.cmd.StderrPipe()
	if err != nil {
		return nil, err
	}
	if err := p.cmd.Start(); err != nil {
		return nil, err
	}
	return p, p.await(says)
}

var address = regexp.MustCompile(`"msg":"listening( for who runs this)?","address":"([^"]+)"`)

// await waits until it listens, and has its log read from then on.
func (p *redactd) await(says io.Reader) error {
	lines := bufio.NewReaderSize(says, 1<<20)
	for p.addr == "" || p.admin == "" {
		line, err := lines.ReadString('\n')
		if err != nil {
			return errors.New("redactd does not start: run it by hand to see why")
		}
		if m := address.FindStringSubmatch(line); m != nil && m[1] == "" {
			p.addr = m[2]
		} else if m != nil {
			p.admin = m[2]
		}
	}
	go p.listenTo(lines)
	return nil
}

// listenTo looks for values in the log.
func (p *redactd) listenTo(lines *bufio.Reader) {
	for {
		line, err := lines.ReadSlice('\n')
		if holdsValue(line) {
			p.said.Store(true)
		}
		if err != nil && err != bufio.ErrBufferFull {
			return
		}
	}
}

// holdsValue says whether a text holds one of the values that are sent. Shorter parts stand in hashes by chance.
func holdsValue(text []byte) bool {
	return bytes.Contains(text, []byte("41111111111")) || bytes.Contains(text, []byte("1111 1111")) ||
		bytes.Contains(text, []byte("ann@"))
}

// leaked fails if a value was written to the log, or stands in the audit log. It keeps how long that was at most.
func (p *redactd) leaked() error {
	text, err := os.ReadFile(p.log)
	if err != nil {
		return err
	}
	p.most.Store(max(p.most.Load(), int64(len(text))))
	if p.said.Load() || holdsValue(text) {
		return errors.New("a value is in the log or in the audit log")
	}
	return nil
}

// stop ends the process, which has to end well.
func (p *redactd) stop() error {
	_ = p.cmd.Process.Signal(syscall.SIGTERM)
	late := time.AfterFunc(30*time.Second, func() { _ = p.cmd.Process.Kill() })
	defer late.Stop()
	if err := p.cmd.Wait(); err != nil {
		return fmt.Errorf("redactd did not end well: %w", err)
	}
	fmt.Printf("the audit log was at most %d MiB\n", p.most.Load()>>20)
	return nil
}
