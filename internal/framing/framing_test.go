package framing

import (
	"bufio"
	"crypto/tls"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

const smuggled = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n"

// post returns a request with headers and what follows them.
func post(headers, rest string) string {
	return "POST / HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n" + rest
}

// ambiguous are requests that two readers may take for different ones, by name.
func ambiguous() map[string]string {
	return map[string]string{
		"length and coding":           post("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"+smuggled),
		"coding and length":           post("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n", "0\r\n\r\n"+smuggled),
		"two lengths":                 post("Content-Length: 4\r\nContent-Length: 5\r\n", "abcde"+smuggled),
		"the same length twice":       post("Content-Length: 4\r\nContent-Length: 4\r\n", "abcd"+smuggled),
		"a coding in other letters":   post("Transfer-Encoding: chun\u212aed\r\n", "0\r\n\r\n"+smuggled),
		"a list of lengths":           post("Content-Length: 4, 4\r\n", "abcd"+smuggled),
		"a length with a sign":        post("Content-Length: +4\r\n", "abcd"+smuggled),
		"a negative length":           post("Content-Length: -1\r\n", smuggled),
		"a huge length":               post("Content-Length: 18446744073709551620\r\n", "abcd"+smuggled),
		"a length in hex":             post("Content-Length: 0x4\r\n", "abcd"+smuggled),
		"a length that is none":       post("Content-Length:\r\n", "abcd"+smuggled),
		"an unknown coding":           post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"+smuggled),
		"chunked and identity":        post("Transfer-Encoding: chunked, identity\r\n", "0\r\n\r\n"+smuggled),
		"identity":                    post("Transfer-Encoding: identity\r\n", smuggled),
		"chunked twice":               post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"+smuggled),
		"chunked, chunked":            post("Transfer-Encoding: chunked, chunked\r\n", "0\r\n\r\n"+smuggled),
		"chunks in HTTP/1.0":          strings.Replace(post("Transfer-Encoding: chunked\r\n", "0\r\n\r\n"+smuggled), "1.1", "1.0", 1),
		"a bare line feed":            post("X: a\nContent-Length: 4\r\n", "abcd"+smuggled),
		"a bare line feed at the end": "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\nabcd" + smuggled,
		"a bare carriage return":      post("X: a\rTransfer-Encoding: chunked\r\n", "0\r\n\r\n"+smuggled),
		"a space before the colon":    post("Content-Length : 4\r\n", "abcd"+smuggled),
		"a tab before the colon":      post("Transfer-Encoding\t: chunked\r\n", "0\r\n\r\n"+smuggled),
		"a NUL in a value":            post("X: a\x00b\r\nContent-Length: 4\r\n", "abcd"+smuggled),
		"a NUL in a name":             post("Content-Length\x00: 4\r\n", "abcd"+smuggled),
		"a folded line":               post("X: a\r\n Transfer-Encoding: chunked\r\n", "0\r\n\r\n"+smuggled),
		"a folded coding":             post("Transfer-Encoding:\r\n chunked\r\n", "0\r\n\r\n"+smuggled),
		"a line without a colon":      post("Content-Length\r\n", smuggled),
		"two hosts":                   post("Host: b\r\n", smuggled),
		"a chunk that is too long":    post("Transfer-Encoding: chunked\r\n", "3\r\nabcd\r\n0\r\n\r\n"+smuggled),
		"a chunk with a bare feed":    post("Transfer-Encoding: chunked\r\n", "3\nabc\r\n0\r\n\r\n"+smuggled),
		"a size with a bare feed":     post("Transfer-Encoding: chunked\r\n", "3;\nabc\r\n0\r\n\r\n"+smuggled),
		"a size with a sign":          post("Transfer-Encoding: chunked\r\n", "+3\r\nabc\r\n0\r\n\r\n"+smuggled),
		"a size with a prefix":        post("Transfer-Encoding: chunked\r\n", "0x3\r\nabc\r\n0\r\n\r\n"+smuggled),
		"a size that overflows":       post("Transfer-Encoding: chunked\r\n", "10000000000000003\r\nabc\r\n0\r\n\r\n"+smuggled),
		"a size of a petabyte":        post("Transfer-Encoding: chunked\r\n", "1000000000000\r\nabc\r\n0\r\n\r\n"+smuggled),
		"a long extension":            post("Transfer-Encoding: chunked\r\n", "3;"+strings.Repeat("a", 300)+"\r\nabc\r\n0\r\n\r\n"+smuggled),
		"a length as a trailer":       post("Transfer-Encoding: chunked\r\n", "0\r\nContent-Length: 4\r\n\r\n"+smuggled),
		"a line before the request":   "\r\n" + post("", smuggled),
		"two spaces in the request":   "GET  / HTTP/1.1\r\nHost: a\r\n\r\n" + smuggled,
		"no version":                  "GET /\r\n" + smuggled,
	}
}

// ordinary are requests with one meaning.
func ordinary() []string {
	return []string{
		"GET / HTTP/1.1\r\nHost: a\r\n\r\n",
		"GET / HTTP/1.0\r\n\r\n",
		post("Content-Length: 4\r\nX: \x80\tb\r\n", "a\n\r\x00"),
		post("content-length:  0 \r\n", ""),
		post("transfer-encoding: Chunked\r\n", "A;x=y\r\n0123456789\r\n0\r\n\r\n"),
		post("Transfer-Encoding: chunked\r\n", "3 \r\n\r\n1\r\n00\r\nX-Trailer: a\r\n\r\n"),
	}
}

func TestAmbiguousRequestsAreRefusedAtEveryCut(t *testing.T) {
	for name, text := range ambiguous() {
		for cut := range len(text) {
			var r reader
			err := r.feed([]byte(text[:cut]))
			if err == nil {
				err = r.feed([]byte(text[cut:]))
			}
			require.IsType(t, Error(""), err, name)
			require.NotContains(t, err.Error(), "smuggled")
		}
	}
}

func TestPlainRequestsPassAtEveryCut(t *testing.T) {
	all := strings.Join(ordinary(), "")
	for cut := range len(all) {
		var r reader
		require.NoError(t, r.feed([]byte(all[:cut])))
		require.NoError(t, r.feed([]byte(all[cut:])))
		require.Equal(t, requestLine, r.part)
		require.Empty(t, r.line)
	}
	var r reader
	for i := range len(all) {
		require.NoError(t, r.feed([]byte{all[i]}))
	}
}

func TestALineHasALimit(t *testing.T) {
	var r reader
	long := []byte(strings.Repeat("a", maxLine/2+1))
	require.NoError(t, r.feed(long))
	require.Error(t, r.feed(long))
}

// serve returns the address of a server behind the listener, and counts what it is asked for.
func serve(t *testing.T, c *tls.Config) (address string, paths chan string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	paths = make(chan string, 100)
	s := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		paths <- r.URL.Path
		if _, err := io.Copy(io.Discard, r.Body); err != nil {
			paths <- err.Error()
			panic(http.ErrAbortHandler)
		}
		_, _ = io.WriteString(w, map[bool]string{true: "secret", false: "plain"}[r.TLS != nil && r.TLS.HandshakeComplete])
	})}
	go func() { _ = s.Serve(NewListener(l, c)) }()
	t.Cleanup(func() { _ = s.Close() })
	return l.Addr().String(), paths
}

// TestNothingIsSmuggled sends each request over a socket: it is refused or cut off, and what stands behind it never
// is a request.
func TestNothingIsSmuggled(t *testing.T) {
	address, paths := serve(t, nil)
	for name, text := range ambiguous() {
		c, err := net.Dial("tcp", address)
		require.NoError(t, err)
		require.NoError(t, c.SetDeadline(time.Now().Add(5*time.Second)))
		_, err = io.WriteString(c, text)
		require.NoError(t, err)
		answer, _ := io.ReadAll(c) // ends: the server closes
		require.NoError(t, c.Close())
		if len(answer) > 0 {
			require.Contains(t, string(answer), "HTTP/1.1 400 Bad Request", name)
			require.Contains(t, string(answer), "Connection: close", name)
		}
	}
	close(paths)
	for path := range paths {
		require.NotEqual(t, "/smuggled", path)
	}
}

func TestManyRequestsOfAConnection(t *testing.T) {
	address, paths := serve(t, nil)
	c, err := net.Dial("tcp", address)
	require.NoError(t, err)
	defer c.Close()
	_, err = io.WriteString(c, strings.Join([]string{ordinary()[4], ordinary()[2], ordinary()[0], smuggled}, ""))
	require.NoError(t, err)
	answers := bufio.NewReader(c)
	for range 4 {
		answer, err := http.ReadResponse(answers, nil)
		require.NoError(t, err)
		require.Equal(t, 200, answer.StatusCode)
		_, _ = io.ReadAll(answer.Body)
		<-paths
	}
}

func TestTLSIsSeen(t *testing.T) {
	known := httptest.NewUnstartedServer(nil)
	known.StartTLS()
	defer known.Close()
	address, _ := serve(t, known.TLS)
	answer, err := known.Client().Get("https://" + address)
	require.NoError(t, err)
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	require.Equal(t, "secret", string(text))
}

// BenchmarkFeed reads a request as most are: some headers, and a body that comes with them.
func BenchmarkFeed(b *testing.B) {
	request := []byte(post("Content-Type: text/plain\r\nUser-Agent: a program/1.0 (of somebody)\r\nAccept: */*\r\n"+
		"Accept-Encoding: gzip\r\nContent-Length: 1024\r\n", strings.Repeat("a", 1024)))
	var r reader
	for b.Loop() {
		if r.feed(request) != nil {
			b.Fatal("refused")
		}
	}
}

// FuzzReader compares with net/http: what is let through ends where net/http sees the end.
func FuzzReader(f *testing.F) {
	for _, text := range ambiguous() {
		f.Add([]byte(text))
	}
	for _, text := range ordinary() {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var r reader
		ends := -1
		for i := range text {
			if r.feed(text[i:i+1]) != nil {
				return
			}
			if r.part == requestLine && len(r.line) == 0 {
				ends = i + 1
				break
			}
		}
		if ends < 0 {
			return
		}
		src := strings.NewReader(string(text))
		small := bufio.NewReaderSize(src, 16)
		request, err := http.ReadRequest(small)
		if err != nil {
			return // refused by net/http
		}
		if _, err := io.Copy(io.Discard, request.Body); err != nil {
			return
		}
		rest := src.Len() + small.Buffered()
		require.Equal(t, len(text)-ends, rest)
	})
}
