package server

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/internal/sniff"
	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

// TestTextIsAnsweredWhileItArrives sends a line, reads it back masked, and only then sends the next one.
func TestTextIsAnsweredWhileItArrives(t *testing.T) {
	s, _ := newServer(t, Config{})
	on := serve(t, s)
	body, feed := io.Pipe()
	r, err := http.NewRequest("POST", on.URL+"/v1/redact", body)
	require.NoError(t, err)
	r.Header.Set("Content-Type", plainText)
	answers := make(chan *http.Response)
	go func() {
		a, err := http.DefaultClient.Do(r)
		if err == nil {
			answers <- a
		}
	}()
	_, err = feed.Write([]byte("mail ann@example.com\n"))
	require.NoError(t, err)
	a := <-answers
	defer a.Body.Close()
	lines := bufio.NewReader(a.Body)
	for range 3 {
		line, err := lines.ReadString('\n')
		require.NoError(t, err)
		require.Equal(t, "mail [EMAIL_ADDRESS]\n", line)
		_, err = feed.Write([]byte("mail ann@example.com\n"))
		require.NoError(t, err)
	}
	require.NoError(t, feed.Close())
	rest, err := io.ReadAll(lines)
	require.NoError(t, err)
	require.Equal(t, "mail [EMAIL_ADDRESS]\n", string(rest))
}

// raw sends bytes, half closes the connection if it is told to, and returns all that comes back.
func raw(t *testing.T, on *httptest.Server, send string, close bool) string {
	t.Helper()
	c, err := net.Dial("tcp", on.Listener.Addr().String())
	require.NoError(t, err)
	defer c.Close()
	require.NoError(t, c.SetDeadline(time.Now().Add(10*time.Second)))
	_, err = c.Write([]byte(send))
	require.NoError(t, err)
	if close {
		require.NoError(t, c.(*net.TCPConn).CloseWrite())
	}
	out, _ := io.ReadAll(c)
	return string(out)
}

const postText = "POST /v1/redact HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n"

// TestACutUploadReleasesNothing: what was not decided when the client went stays here, and no answer is complete.
func TestACutUploadReleasesNothing(t *testing.T) {
	var mu sync.Mutex
	results := map[string]int{}
	s, log := newServer(t, Config{Audit: func(e Event) error {
		mu.Lock()
		defer mu.Unlock()
		results[e.Result]++
		return nil
	}})
	on := serve(t, s)
	require.Empty(t, raw(t, on, postText+"Content-Length: 100\r\n\r\nfirst\ncard 4111 1111 1111 1111", true))
	for _, send := range []string{
		postText + "Transfer-Encoding: chunked\r\n\r\n1e\r\nfirst\ncard 4111 1111 1111 1111\r\n",
		postText + "Transfer-Encoding: chunked\r\n\r\n1e\r\nfirst\ncard 4111 1111 1111 1111\r\nzz\r\n",
	} {
		out := raw(t, on, send, true)
		require.NotContains(t, out, "4111")
		require.NotContains(t, out, "card")
		require.NotContains(t, out, "\r\n0\r\n\r\n", "the last chunk")
		require.Contains(t, out, "first\n", "what was decided is out")
	}
	on.Close()
	require.Eventually(t, func() bool {
		mu.Lock()
		defer mu.Unlock()
		return results["gone"] == 3
	}, 10*time.Second, time.Millisecond, "each was recorded as what it is")
	require.False(t, strings.Contains(log.String(), "4111 ") || strings.Contains(log.String(), canary))
}

// TestEveryCut hands marked files to the handler in two pieces, cut at every byte, and wants what the engine writes.
func TestEveryCut(t *testing.T) {
	s, _ := newServer(t, Config{})
	r, err := redact.New(policy.Default())
	require.NoError(t, err)
	step := 1
	if testing.Short() {
		step = 29
	}
	for _, name := range []string{"../testdata/detectors/iban.txt", "../testdata/detectors/card.txt"} {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		text = text[:min(len(text), 2000)]
		want, err := r.Append(nil, text)
		require.NoError(t, err)
		for i := 0; i < len(text); i += step {
			body := io.MultiReader(bytes.NewReader(text[:i]), bytes.NewReader(text[i:]))
			request := httptest.NewRequest("POST", "/v1/redact", body)
			request.Header.Set("Content-Type", plainText)
			w := httptest.NewRecorder()
			s.ServeHTTP(w, request)
			require.Equal(t, string(want), w.Body.String(), "%s cut at %d", name, i)
		}
	}
}

// TestAnswersWaitForThoseWhoSendFirst sends a text of more than sockets hold, and reads nothing before its end.
func TestAnswersWaitForThoseWhoSendFirst(t *testing.T) {
	s, _ := newServer(t, Config{Limits: Limits{Body: 64 << 20}})
	on := serve(t, s)
	for _, size := range []int{1000, 8 << 20, 10 << 20} {
		text := strings.Repeat("nothing is to be found here\n", size/28)
		out := raw(t, on, postText+"Connection: close\r\nContent-Length: "+strconv.Itoa(len(text))+"\r\n\r\n"+text, false)
		a, err := http.ReadResponse(bufio.NewReader(strings.NewReader(out)), nil)
		require.NoError(t, err)
		got, err := io.ReadAll(a.Body)
		require.NoError(t, err)
		require.Equal(t, len(text), len(got))
	}
	require.Zero(t, s.kept.Load())
}

// TestNoCrossTalk has 48 clients send texts with marks of their own at once: none sees a mark of another.
func TestNoCrossTalk(t *testing.T) {
	s, _ := newServer(t, Config{})
	on := serve(t, s)
	rounds := 210
	if testing.Short() {
		rounds = 20
	}
	var all sync.WaitGroup
	for client := range 48 {
		all.Go(func() {
			for round := range rounds {
				mark := fmt.Sprintf("mark-%d-%d", client, round)
				media, body := plainText, strings.Repeat(mark+" ann@example.com\n", 1+round%50)
				want := strings.ReplaceAll(body, "ann@example.com", "[EMAIL_ADDRESS]")
				if round%3 == 0 {
					media, body, want = jsonText, `{"text":"`+mark+` ann@example.com"}`, `{"text":"`+mark+` [EMAIL_ADDRESS]",`
				}
				a, err := http.Post(on.URL+"/v1/redact", media, strings.NewReader(body))
				if !assert.NoError(t, err) {
					return
				}
				got, err := io.ReadAll(a.Body)
				assert.NoError(t, err)
				assert.NoError(t, a.Body.Close())
				assert.True(t, strings.HasPrefix(string(got), want))
				assert.Equal(t, strings.Count(body, mark), strings.Count(string(got), "mark-"))
			}
		})
	}
	all.Wait()
}

// TestAClientThatGoesAway while the answer is written ends the work.
func TestAClientThatGoesAway(t *testing.T) {
	ended := make(chan string, 1)
	s, _ := newServer(t, Config{
		Limits: Limits{Body: 1 << 40},
		Audit:  func(e Event) error { ended <- e.Result; return nil },
	})
	on := serve(t, s)
	c, err := net.Dial("tcp", on.Listener.Addr().String())
	require.NoError(t, err)
	go func() {
		_, _ = c.Write([]byte(postText + "Transfer-Encoding: chunked\r\n\r\n"))
		for err := error(nil); err == nil; {
			_, err = c.Write([]byte("6\r\nlines\n\r\n"))
		}
	}()
	_, err = io.ReadFull(c, make([]byte, 1000))
	require.NoError(t, err)
	require.NoError(t, c.Close())
	require.Equal(t, "gone", <-ended)
}

// FuzzText sends bodies in two pieces and wants what the engine writes, or that they are no text.
func FuzzText(f *testing.F) {
	s, err := New(Config{})
	require.NoError(f, err)
	r, err := redact.New(policy.Default())
	require.NoError(f, err)
	f.Add([]byte(clearText), 7)
	f.Add([]byte("\xff\xfe4\x001\x00"), 1)
	f.Add([]byte("PK\x03"), 2)
	f.Fuzz(func(t *testing.T, body []byte, cut int) {
		if cut < 0 || cut > len(body) {
			return
		}
		request := httptest.NewRequest("POST", "/v1/redact",
			io.MultiReader(bytes.NewReader(body[:cut]), bytes.NewReader(body[cut:])))
		request.Header.Set("Content-Type", plainText)
		w := httptest.NewRecorder()
		s.ServeHTTP(w, request)
		if what, _ := sniff.Head(body); what != "" {
			require.Equal(t, http.StatusUnsupportedMediaType, w.Code)
			return
		}
		want, err := r.Append(nil, body)
		require.NoError(t, err)
		require.Equal(t, string(want), w.Body.String())
	})
}
