package gateway

import (
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/internal/testkit"
)

// raw sends bytes and returns all that comes back until the gateway closes, or waits for more.
func raw(t testing.TB, r *rig, text string) string {
	t.Helper()
	c, err := net.Dial("tcp", r.host)
	require.NoError(t, err)
	defer c.Close()
	require.NoError(t, c.SetDeadline(time.Now().Add(5*time.Second)))
	_, _ = io.WriteString(c, text)
	_ = c.(*net.TCPConn).CloseWrite()
	out, _ := io.ReadAll(c)
	return string(out)
}

// rawStatus is the status of the first answer, "" if there is none.
func rawStatus(t testing.TB, r *rig, text string) string {
	t.Helper()
	out := raw(t, r, text)
	if len(out) < 12 {
		return ""
	}
	return out[9:12]
}

// TestAmbiguousFraming: what two readers may cut in different places is refused, and nothing of it comes.
func TestAmbiguousFraming(t *testing.T) {
	r := newRig(t, Config{}, nil)
	for _, f := range testkit.Framings() {
		out := raw(t, r, "POST /a HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"+f.Bytes()+
			"POST /smuggled HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n")
		require.Equal(t, "HTTP/1.1 400 ", out[:min(13, len(out))], f.Name)
		require.Equal(t, 1, strings.Count(out, "HTTP/1.1 "), f.Name)
	}
	require.Empty(t, r.hits.all())
}

func TestMoreThanARequest(t *testing.T) {
	r := newRig(t, Config{}, nil)
	const head = "POST /a HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
	require.Equal(t, "400", rawStatus(t, r, head+"Upgrade: h2c\r\nConnection: upgrade\r\nContent-Length: 2\r\n\r\n{}"))
	require.Equal(t, "400", rawStatus(t, r, head+"X-HTTP-Method-Override: DELETE\r\nContent-Length: 2\r\n\r\n{}"))
	require.Equal(t, "417", rawStatus(t, r, head+"Expect: "+card+"\r\nContent-Length: 2\r\n\r\n{}"))
	require.Empty(t, r.hits.all())
	out := raw(t, r, head+"Expect: 100-continue\r\nTransfer-Encoding: chunked\r\nTrailer: X-Card\r\n\r\n2\r\n{}\r\n0\r\nX-Card: "+card+"\r\n\r\n")
	require.Contains(t, out, "200 OK")
	got := r.hits.last(t)
	require.Equal(t, "{}", got.body)
	require.EqualValues(t, 2, got.ContentLength)
	require.Empty(t, got.Trailer)
	require.NotContains(t, got.Header, "Expect")
	require.NotContains(t, got.Header, "User-Agent", "which the client has not sent")
	require.Equal(t, "413", rawStatus(t, r, head+"Content-Length: 99999999\r\n\r\n"), "before any of it is read")
	require.Empty(t, raw(t, r, head+"Content-Length: 10\r\n\r\n{\"a\""), "a client that goes")
	require.Len(t, r.hits.all(), 1)
	r.unharmed()
}
