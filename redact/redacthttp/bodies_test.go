package redacthttp_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
	"github.com/redactd/redactd/redact/redacthttp"
)

const (
	card  = "4111111111111111"
	limit = 4096
)

// usual is the redactor of the default policy.
var usual = sync.OnceValue(func() *redact.Redactor {
	r, err := redact.New(policy.Default())
	if err != nil {
		panic(err)
	}
	return r
})

// A got is what the handler saw of a request.
type got struct {
	body   string
	length int64
	header http.Header
}

// ask sends a request through Bodies and returns its status, the reply, and what the handler saw.
func ask(t *testing.T, r *redact.Redactor, body io.Reader, headers ...string) (status int, reply string, saw []got) {
	s := httptest.NewServer(redacthttp.Bodies(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		b, err := io.ReadAll(req.Body)
		require.NoError(t, err)
		saw = append(saw, got{string(b), req.ContentLength, req.Header})
	}), r, limit))
	defer s.Close()
	req, err := http.NewRequest("POST", s.URL, body)
	require.NoError(t, err)
	for i := 0; i < len(headers); i += 2 {
		req.Header.Add(headers[i], headers[i+1])
	}
	res, err := s.Client().Do(req)
	require.NoError(t, err)
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	require.NoError(t, err)
	return res.StatusCode, string(b), saw
}

func compressed(text string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write([]byte(text))
	_ = z.Close()
	return b.String()
}

func TestMasks(t *testing.T) {
	for _, c := range []struct{ media, body, want string }{
		{"text/plain", "card 4111 1111 1111 1111, order 88213", "card 4111 11▇▇ ▇▇▇▇ 1111, order 88213"},
		{"text/plain; charset=UTF-8", "mail jo@example.com", "mail [EMAIL_ADDRESS]"},
		{"application/json", `{"pan": 4111111111111111, "n": 1}`, `{"pan": "411111▇▇▇▇▇▇1111", "n": 1}`},
		{"application/vnd.shop+json", `{"pan": "4\u00311111111111111 1"}`, ""},
		{"application/x-www-form-urlencoded", "card=4111+1111+1111+1111&a=b", ""},
		{"text/csv", "id;card\n1;4111111111111111\n", "id;card\n1;411111▇▇▇▇▇▇1111\n"},
		{"application/xml", "<a card='4111111111111111'>hello</a>", "<a card='411111▇▇▇▇▇▇1111'>hello</a>"},
	} {
		for _, coding := range []string{"", "identity", "gzip", "GZIP"} {
			body, headers := c.body, []string{"Content-Type", c.media, "X-Id", "7"}
			if coding != "" {
				headers = append(headers, "Content-Encoding", coding)
			}
			if strings.EqualFold(coding, "gzip") {
				body = compressed(body)
			}
			status, _, saw := ask(t, usual(), strings.NewReader(body), headers...)
			require.Equal(t, 200, status, c.media)
			require.Len(t, saw, 1)
			if c.want != "" {
				require.Equal(t, c.want, saw[0].body)
			}
			require.NotContains(t, strings.NewReplacer("+", "", " ", "", "%20", "").Replace(saw[0].body), "11111111111")
			require.EqualValues(t, len(saw[0].body), saw[0].length)
			require.Empty(t, saw[0].header.Values("Content-Encoding"))
			require.Equal(t, "7", saw[0].header.Get("X-Id"))
		}
	}
}

func TestRefuses(t *testing.T) {
	text := []string{"Content-Type", "text/plain"}
	with := func(more ...string) []string { return append(text[:2:2], more...) }
	for name, c := range map[string]struct {
		status  int
		body    string
		headers []string
	}{
		"no type":           {415, card, nil},
		"two types":         {415, card, with("Content-Type", "application/json")},
		"unknown type":      {415, card, []string{"Content-Type", "application/octet-stream"}},
		"no type at all":    {415, card, []string{"Content-Type", "text/plain; charset"}},
		"charset":           {415, card, []string{"Content-Type", "application/json; charset=utf-16"}},
		"UTF-16":            {415, "\xff\xfe" + card + "1", text},
		"big endian":        {415, "\xfe\xff" + card + "1", text},
		"binary":            {415, "PK\x03\x04" + card + strings.Repeat("\x00", 99), text},
		"brotli":            {415, card, with("Content-Encoding", "br")},
		"twice gzip":        {415, compressed(compressed(card)), with("Content-Encoding", "gzip", "Content-Encoding", "gzip")},
		"gzip unsaid":       {415, compressed(card), text},
		"no gzip":           {400, card, with("Content-Encoding", "gzip")},
		"half a gzip":       {400, compressed(card)[:20], with("Content-Encoding", "gzip")},
		"gzip with a tail":  {400, compressed(card) + card, with("Content-Encoding", "gzip")},
		"too long":          {413, strings.Repeat("a", limit+1), text},
		"bomb":              {413, compressed(strings.Repeat("a", 1<<20)), with("Content-Encoding", "gzip")},
		"half a document":   {400, `{"card": "` + card, []string{"Content-Type", "application/json"}},
		"no JSON":           {400, card + "x", []string{"Content-Type", "application/json"}},
		"picture in a form": {400, "--b\r\nContent-Type: image/png\r\n\r\n" + card + "\r\n--b--\r\n", []string{"Content-Type", "multipart/form-data; boundary=b"}},
	} {
		for _, chunked := range []bool{false, true} {
			var body io.Reader = strings.NewReader(c.body)
			if chunked {
				body = io.MultiReader(body)
			}
			status, reply, saw := ask(t, usual(), body, c.headers...)
			require.Equal(t, c.status, status, name)
			require.Empty(t, saw, name)
			require.NotContains(t, reply, "1111", name)
		}
	}
}

func TestAnOperatorThatFailsPassesNothing(t *testing.T) {
	p := policy.Default()
	p.Operators = nil
	p.Default = redact.Operator{Name: "fails", Replace: func(dst []byte, v redact.Value) []byte {
		v.Fail(errors.New("full of " + card))
		return dst
	}}
	r, err := redact.New(p)
	require.NoError(t, err)
	for _, media := range []string{"text/plain", "application/json"} {
		status, reply, saw := ask(t, r, strings.NewReader(`["`+card+`"]`), "Content-Type", media)
		require.Equal(t, 500, status)
		require.Empty(t, saw)
		require.NotContains(t, reply, card)
	}
}

func TestHashesOfTheBodyStayBehind(t *testing.T) {
	_, _, saw := ask(t, usual(), strings.NewReader(card), "Content-Type", "text/plain",
		"Digest", "sha-256=x", "content-digest", "x", "Content-MD5", "x", "Repr-Digest", "x", "Signature", "x")
	for _, name := range []string{"Digest", "Content-Digest", "Content-Md5", "Repr-Digest", "Signature"} {
		require.Empty(t, saw[0].header.Values(name), name)
	}
}

func TestNoBodyIsNoMistake(t *testing.T) {
	status, _, saw := ask(t, usual(), nil)
	require.Equal(t, 200, status)
	require.Equal(t, []got{{"", 0, saw[0].header}}, saw)
}

// TestBombsAreNotInflated counts what is allocated for a body that would become a thousand times as long.
func TestBombsAreNotInflated(t *testing.T) {
	req := httptest.NewRequest("POST", "/", strings.NewReader(compressed(strings.Repeat("a", 32<<20))))
	req.Header.Set("Content-Type", "text/plain")
	req.Header.Set("Content-Encoding", "gzip")
	h, reply := redacthttp.Bodies(http.NotFoundHandler(), usual(), 64<<10), httptest.NewRecorder()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	h.ServeHTTP(reply, req)
	runtime.ReadMemStats(&after)
	require.Equal(t, http.StatusRequestEntityTooLarge, reply.Code)
	require.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(4<<20))
}

// TestWhatWasParsedBeforeIsForgotten has a handler in front that has read the form.
func TestWhatWasParsedBeforeIsForgotten(t *testing.T) {
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	require.NoError(t, form.WriteField("card", card))
	require.NoError(t, form.Close())
	req := httptest.NewRequest("POST", "/", bytes.NewReader(b.Bytes()))
	req.Header.Set("Content-Type", form.FormDataContentType())
	require.NoError(t, req.ParseMultipartForm(limit))
	req.Body = io.NopCloser(&b)
	var value string
	redacthttp.Bodies(http.HandlerFunc(func(_ http.ResponseWriter, req *http.Request) {
		value = req.FormValue("card")
	}), usual(), limit).ServeHTTP(httptest.NewRecorder(), req)
	require.Equal(t, "411111▇▇▇▇▇▇1111", value)
}

// TestBodiesThatBreakOff sends less than it says, and trailers.
func TestBodiesThatBreakOff(t *testing.T) {
	s := httptest.NewServer(redacthttp.Bodies(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		t.Error("the handler was asked")
	}), usual(), limit))
	defer s.Close()
	head := "POST / HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n"
	for _, rest := range []string{
		"Content-Length: 99\r\n\r\n" + card,
		"Transfer-Encoding: chunked\r\n\r\n10\r\n" + card + "\r\n",
		"Transfer-Encoding: chunked\r\nTrailer: X-Card\r\n\r\n10\r\n" + card + "\r\n0\r\nX-Card: " + card + "\r\n\r\n",
	} {
		c, err := net.Dial("tcp", s.Listener.Addr().String())
		require.NoError(t, err)
		require.NoError(t, c.SetDeadline(time.Now().Add(5*time.Second)))
		_, err = io.WriteString(c, head+rest)
		require.NoError(t, err)
		require.NoError(t, c.(*net.TCPConn).CloseWrite())
		reply, err := io.ReadAll(c)
		require.NoError(t, err)
		require.Contains(t, string(reply), "400 Bad Request")
		require.NoError(t, c.Close())
	}
}
