package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// resident is the most memory that the process has had, in bytes.
func (d *daemon) resident() int64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", d.cmd.Process.Pid))
	require.NoError(d.t, err)
	kib, err := strconv.ParseInt(regexp.MustCompile(`VmHWM:\s+(\d+) kB`).FindStringSubmatch(string(status))[1], 10, 64)
	require.NoError(d.t, err)
	return kib << 10
}

// TestLongUploads streams texts of 256 MiB: lines, and one line without end. Neither is ever in memory.
func TestLongUploads(t *testing.T) {
	const size = 256 << 20
	d := start(t, "--max-body", "1GiB")
	const card = "card 4111 1111 1111 1111 paid, "
	for _, piece := range []string{strings.Repeat("nothing to be found here\n", 200) + card, strings.Repeat("and so on, ", 400) + card} {
		n := int64(size / len(piece))
		a, err := http.Post(d.url+"/v1/redact", "text/plain", io.LimitReader(&repeated{text: piece}, n*int64(len(piece))))
		require.NoError(t, err)
		got := &boxes{}
		_, err = io.Copy(got, a.Body)
		require.NoError(t, err)
		require.NoError(t, a.Body.Close())
		require.Equal(t, n*6, got.n, "%.20q", piece)
		require.Less(t, d.resident(), int64(96<<20), "%.20q", piece)
	}
}

// repeated is a text without end.
type repeated struct {
	text string
	at   int
}

func (r *repeated) Read(p []byte) (n int, err error) {
	for n < len(p) {
		m := copy(p[n:], r.text[r.at:])
		n, r.at = n+m, (r.at+m)%len(r.text)
	}
	return n, nil
}

// boxes counts the boxes in a text by their last byte.
type boxes struct{ n int64 }

func (b *boxes) Write(p []byte) (int, error) {
	b.n += int64(strings.Count(string(p), "\x87"))
	return len(p), nil
}

// TestSlowClients: clients that send their headers or bodies slowly, or never read, do not keep others waiting, and are
// given up.
func TestSlowClients(t *testing.T) {
	d := start(t, "--header-timeout", "1s", "--progress-timeout", "1s", "--max-body", "1GiB")
	gone := make(chan bool)
	for range 40 {
		d.slowly(gone, "POST /v1/redact HTTP/1.1\r\nHost: x\r\nX-A: ")
	}
	for range 20 {
		d.slowly(gone, textHead+"5\r\nabc")
	}
	for range 4 {
		d.slowly(gone, textHead+strings.Repeat("18\r\nx y z x y z x y z x y z\n\r\n", 1<<20))
	}
	status, out := d.post("/v1/redact", "text/plain", strings.NewReader("mail ann@example.com"))
	require.Equal(t, 200, status)
	require.Equal(t, "mail [EMAIL_ADDRESS]", out)
	for range 64 {
		<-gone
	}
	require.Less(t, d.resident(), int64(192<<20))
}
