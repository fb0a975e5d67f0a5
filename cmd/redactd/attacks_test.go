package main

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"hash"
	"hash/crc64"
	"hash/fnv"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestOtherProtocols: what asks for a tunnel, another protocol or another method gets none, and nothing that follows is
// read as a request.
func TestOtherProtocols(t *testing.T) {
	d := start(t)
	const smuggled = "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n"
	for _, request := range []string{
		"CONNECT " + canary + ":443 HTTP/1.1\r\nHost: x\r\n\r\n",
		"CONNECT /v1/redact HTTP/1.1\r\nHost: x\r\n\r\n",
		"TRACE /v1/redact HTTP/1.1\r\nHost: x\r\nCookie: " + canary + "\r\n\r\n",
		"OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
		"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04\x00\x00\x00\x00\x00",
		"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n",
		"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
		"POST /v1/redact HTTP/1.1\r\nHost: x\r\nX-HTTP-Method-Override: GET\r\nContent-Length: 0\r\n\r\n",
		"GET /healthz HTTP/3.0\r\nHost: x\r\n\r\n",
		"GET /healthz HTTP/0.9\r\n\r\n",
		"GET /healthz\r\n",
		"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + canary,
	} {
		out := string(answerTo(t, d.addr, request))
		require.Contains(t, []int{0, 400, 404, 405, 501, 505}, statusOf(out), "%q: %.100q", request, out)
		clean(t, out, "%q", request)
		require.NotContains(t, out, "101 Switching")
	}
	out := string(answerTo(t, d.addr, "CONNECT x:443 HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n"+smuggled))
	require.NotContains(t, out, "redactd_")
	clean(t, d.log(), "the log")
}

// TestTrailersAreDropped: what stands behind a body is in no answer, and in no log.
func TestTrailersAreDropped(t *testing.T) {
	d := start(t)
	head := strings.TrimSuffix(textHead, "\r\n") + "Trailer: X-Card\r\n\r\n"
	out := string(answerTo(t, d.addr, head+"14\r\n"+mail+"\r\n0\r\nX-Card: "+canary+"\r\n\r\n"))
	require.Equal(t, 200, statusOf(out))
	require.Contains(t, out, "mail [EMAIL_ADDRESS]")
	clean(t, out, "the answer")
	clean(t, d.log(), "the log")
}

// TestCodingsAreRefused: a body that says it is written in some way is not looked at as if it were not.
func TestCodingsAreRefused(t *testing.T) {
	d := start(t)
	for _, coding := range []string{"gzip", "identity", "gzip, identity", "identity;q=0", "zstd", "x"} {
		r, err := http.NewRequestWithContext(t.Context(), "POST", d.url+"/v1/redact", strings.NewReader(mail))
		require.NoError(t, err)
		r.Header.Set("Content-Type", "text/plain")
		r.Header.Set("Content-Encoding", coding)
		a, err := http.DefaultClient.Do(r)
		require.NoError(t, err)
		require.NoError(t, a.Body.Close())
		require.Equal(t, 415, a.StatusCode, coding)
	}
	status, _ := d.post("/v1/redact", "text/plain", strings.NewReader("\x1f\x8b\x08\x00\x00\x00\x00\x00"))
	require.Equal(t, 415, status, "what does not even say so")
}

// hashes are those that somebody may have thought to be safe without a key, of 64 bits and more.
func hashes() map[string]hash.Hash {
	return map[string]hash.Hash{
		"MD5": md5.New(), "SHA-1": sha1.New(), "SHA-224": sha256.New224(), "SHA-256": sha256.New(), "SHA-384": sha512.New384(),
		"SHA-512": sha512.New(), "SHA-512/256": sha512.New512_256(), "FNV-1a": fnv.New64a(), "CRC-64": crc64.New(crc64.MakeTable(crc64.ISO)),
	}
}

// spellings are how a card may be written before it is hashed.
var spellings = []string{"4111111111111111", "4111 1111 1111 1111", "4111-1111-1111-1111", "4111111111111111\n"}

// TestNoHashOfACard: of 300 requests that hold a card, neither it, nor a hash of it without a key, nor what is left of it
// when it is masked stands in what the process says of itself. With first six and last four digits known, a hash is the
// card.
func TestNoHashOfACard(t *testing.T) {
	dir := t.TempDir()
	key := write(t, dir, "key", strings.Repeat("a secret of 32 bytes and more ", 2))
	d := start(t, "--audit-log", filepath.Join(dir, "audit.log"), "--key-file", key)
	r := rand.New(rand.NewPCG(1, 2))
	var said strings.Builder
	for i := range 300 {
		card := spellings[i%3]
		requests := []string{
			body("/v1/redact", "text/plain", "card "+card), body("/v1/redact?operator=hash", "text/plain", "card "+card),
			body("/v1/scan", "application/json", `{"text":"card `+card+`"}`), body("/v1/redact", "application/json", `{"text":"`+card),
			body("/v1/redact/document", "application/json", `{"card":"`+card+`",}`), body("/"+spellings[0], "text/plain", card),
			"GET /healthz HTTP/1.1\r\nHost: x\r\nX-Request-Id: " + card + "\r\nCookie: c=" + card + "\r\n\r\n",
		}
		out := string(answerTo(t, d.addr, requests[r.IntN(len(requests))]))
		if statusOf(out) >= 300 {
			said.WriteString(out)
		}
	}
	audit, err := os.ReadFile(filepath.Join(dir, "audit.log"))
	require.NoError(t, err)
	require.Contains(t, string(audit), `"CREDIT_CARD":1`)
	_, metrics := asked(t, http.DefaultClient, "GET", d.url+"/metrics", "", "")
	all := strings.ToLower(said.String() + string(audit) + metrics + d.log())
	for _, text := range append(spellings, "▇", "11111111", "1111 1111") {
		require.NotContains(t, all, text)
	}
	for name, h := range hashes() {
		for _, card := range spellings {
			h.Reset()
			_, _ = h.Write([]byte(card))
			sum := h.Sum(nil)
			require.NotContains(t, all, hex.EncodeToString(sum[:8]), name)
			require.NotContains(t, all, strings.ToLower(base64.StdEncoding.EncodeToString(sum)[:10]), name)
		}
	}
}

// TestNoDump: a process that is told to dump its stacks and registers while it has half of a text ends well instead.
func TestNoDump(t *testing.T) {
	for _, signal := range []syscall.Signal{syscall.SIGQUIT, syscall.SIGABRT} {
		d := start(t)
		c, err := net.Dial("tcp", d.addr)
		require.NoError(t, err)
		defer c.Close()
		_, err = fmt.Fprintf(c, "%s%x\r\nfirst\n%s\r\n", textHead, 6+len(canary), canary)
		require.NoError(t, err)
		require.Equal(t, "first\n", newAnswers(c).begin(t, 6))
		require.NoError(t, d.cmd.Process.Signal(signal))
		d.says("stopping")
		require.NoError(t, c.Close())
		_ = d.cmd.Wait()
		require.Equal(t, exitDone, d.cmd.ProcessState.ExitCode())
		clean(t, d.log(), "the log")
		require.NotContains(t, d.log(), "goroutine ")
	}
}
