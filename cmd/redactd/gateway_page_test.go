package main

import (
	"net"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestTheGatewayPage runs the commands of docs/gateway.md, on ports that are free.
func TestTheGatewayPage(t *testing.T) {
	for _, tool := range []string{"bash", "curl", "openssl"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip("the page needs " + tool)
		}
	}
	page, err := os.ReadFile("../../docs/gateway.md")
	require.NoError(t, err)
	var script strings.Builder
	script.WriteString("set -eu; trap 'kill $(jobs -p)' EXIT\n")
	for _, block := range regexp.MustCompile("(?s)```sh\n(.*?)```").FindAllStringSubmatch(string(page), -1) {
		script.WriteString(block[1] + "echo\n")
	}
	text := script.String()
	for _, port := range []string{"8899", "8900"} {
		text = strings.ReplaceAll(text, "127.0.0.1:"+port, freeAddr(t))
	}
	text = strings.Replace(text, "redactd &", "redactd --listen "+regexp.MustCompile(`--upstream http://(\S+)`).FindStringSubmatch(text)[1]+" &", 1)
	cmd := exec.CommandContext(t.Context(), "bash", "-c", text)
	cmd.Dir, cmd.WaitDelay = t.TempDir(), time.Second
	timer := time.AfterFunc(30*time.Second, func() { _ = cmd.Process.Signal(syscall.SIGTERM) })
	defer timer.Stop()
	out, _ := cmd.Output()
	for _, answer := range regexp.MustCompile("answers `(.*?)`").FindAllStringSubmatch(string(page), -1) {
		require.Contains(t, string(out), answer[1])
	}
	require.Contains(t, string(out), `"status":401`)
}

// freeAddr is an address that nobody listens on.
func freeAddr(t *testing.T) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer l.Close()
	return l.Addr().String()
}
