package server

import (
	"bufio"
	"bytes"
	"encoding/json"
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
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

const (
	clearText  = "card 4111 1111 1111 1111, 😀 mail ann@example.com\nlast"
	hiddenText = "card 4111 11▇▇ ▇▇▇▇ 1111, 😀 mail [EMAIL_ADDRESS]\nlast"
)

// post sends a body and returns the status and the answer's body.
func post(t *testing.T, s http.Handler, path, media, body string) (int, string) {
	t.Helper()
	r := httptest.NewRequest("POST", path, strings.NewReader(body))
	r.Header.Set("Content-Type", media)
	w := httptest.NewRecorder()
	newContract(t).check(s, w, r)
	return w.Code, w.Body.String()
}

// serve runs a server on a socket, with the limits that it has on connections.
func serve(t *testing.T, s *Server) *httptest.Server {
	t.Helper()
	on := httptest.NewUnstartedServer(nil)
	on.Config = s.HTTP()
	on.Start()
	t.Cleanup(on.Close)
	return on
}

func TestRedactText(t *testing.T) {
	s, log := newServer(t, Config{})
	for _, c := range []struct {
		query, in, out string
		status         int
	}{
		{"", clearText, hiddenText, 200},
		{"", "", "", 200},
		{"?profile=zendesk", "card 378282246310005", "card 378282▇▇▇▇▇0005", 200},
		{"?operator=replace", clearText, "card [CREDIT_CARD], 😀 mail [EMAIL_ADDRESS]\nlast", 200},
		{"?entities=EMAIL_ADDRESS", clearText, "card 4111 1111 1111 1111, 😀 mail [EMAIL_ADDRESS]\nlast", 200},
		{"?entities=email_address,iban_code&skip=EMAIL_ADDRESS", "mail ann@example.com", "mail ann@example.com", 200},
		{"?min_score=0.999999", "mail ann@example.com", "mail ann@example.com", 200},
		{"?entities=" + canary, clearText, "", 422},
		{"?entities=", clearText, "", 422},
		{"?countries=" + canary, clearText, "", 422},
		{"?policy=" + canary, clearText, "", 422},
		{"?profile=" + canary, clearText, "", 422},
		{"?profile=pci&policy=default", clearText, "", 422},
		{"?operator=" + canary, clearText, "", 422},
		{"?operator=hash", clearText, "", 422},
		{"?locale=" + canary, clearText, "", 422},
		{"?min_score=" + canary, clearText, "", 422},
		{"?min_score=NaN", clearText, "", 422},
		{"?min_score=1", clearText, "", 422},
		{"?min_score=0", clearText, "", 422},
		{"?" + canary + "=1", clearText, "", 400},
		{"?operator=mask&operator=keep", clearText, "", 400},
		{"?operator=%zz" + canary, clearText, "", 400},
		{"", "\xff\xfe4\x001\x001\x001\x00", "", 415},
		{"", "PK\x03\x04" + canary, "", 415},
	} {
		status, out := post(t, s, "/v1/redact"+c.query, plainText, c.in)
		require.Equal(t, c.status, status, c.query)
		if status == 200 {
			require.Equal(t, c.out, out, c.query)
		}
		require.NotContains(t, out, canary)
	}
	require.False(t, strings.Contains(log.String(), "4111 ") || strings.Contains(log.String(), canary))
}

func TestRedactJSON(t *testing.T) {
	s, _ := newServer(t, Config{})
	status, out := post(t, s, "/v1/redact", jsonText, `{"text":"`+strings.ReplaceAll(clearText, "\n", `\n`)+`"}`)
	require.Equal(t, 200, status, out)
	var got maskedText
	require.NoError(t, json.Unmarshal([]byte(out), &got))
	require.Equal(t, hiddenText, got.Text)
	require.Len(t, got.Findings, 2)
	for _, f := range got.Findings {
		require.Equal(t, []rune(clearText)[f.Runes.Start:f.Runes.End], []rune(clearText[f.Start:f.End]))
		require.Equal(t, string(utf16.Decode(utf16.Encode([]rune(clearText))[f.UTF16.Start:f.UTF16.End])), clearText[f.Start:f.End])
	}
	card, mail := got.Findings[0], got.Findings[1]
	require.Equal(t, "4111 1111 1111 1111", clearText[card.Start:card.End])
	require.Equal(t, "4111 11▇▇ ▇▇▇▇ 1111", hiddenText[card.Output.Start:card.Output.End])
	require.Equal(t, "ann@example.com", clearText[mail.Start:mail.End])
	require.Equal(t, "[EMAIL_ADDRESS]", hiddenText[mail.Output.Start:mail.Output.End])
	require.Equal(t, "[EMAIL_ADDRESS]", string([]rune(hiddenText)[mail.Output.Runes.Start:mail.Output.Runes.End]))
	require.Equal(t, mail.Output.Runes.Start+1, mail.Output.UTF16.Start)
	require.Equal(t, "replace", mail.Operator)

	status, out = post(t, s, "/v1/redact?operator=keep", jsonText,
		`{"texts":["x1y2z3","none"],"field":"password","operator":"replace"}`)
	require.Equal(t, 200, status, out)
	require.JSONEq(t, `["[PASSWORD]","none"]`, textsOf(t, out))
	_, out = post(t, s, "/v1/redact", jsonText, `{"texts":[]}`)
	require.JSONEq(t, `{"results":[]}`, out)
}

func textsOf(t *testing.T, out string) string {
	t.Helper()
	var got struct{ Results []maskedText }
	require.NoError(t, json.Unmarshal([]byte(out), &got))
	list := []string{}
	for _, one := range got.Results {
		list = append(list, one.Text)
	}
	b, err := json.Marshal(list)
	require.NoError(t, err)
	return string(b)
}

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
	var events []Event
	s, log := newServer(t, Config{Audit: func(e Event) error { events = append(events, e); return nil }})
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
	require.Len(t, events, 3)
	require.Equal(t, "gone", events[2].Result)
	require.False(t, strings.Contains(log.String(), "4111 ") || strings.Contains(log.String(), canary))
}

func TestLimits(t *testing.T) {
	s, _ := newServer(t, Config{Limits: Limits{Body: 1000, Progress: 200 * time.Millisecond, Kept: 700}})
	on := serve(t, s)
	long := strings.Repeat("x", 2000)
	out := raw(t, on, postText+"Expect: 100-continue\r\nContent-Length: 1099511627776\r\n\r\n", false)
	require.True(t, strings.HasPrefix(out, "HTTP/1.1 413 "), "before anything is read: %.80s", out)
	out = raw(t, on, postText+"Transfer-Encoding: chunked\r\n\r\n7d0\r\n"+long+"\r\n0\r\n\r\n", false)
	require.True(t, strings.HasPrefix(out, "HTTP/1.1 413 "), "%.80s", out)
	line := strings.Repeat("y", 499) + "\n"
	out = raw(t, on, postText+"Transfer-Encoding: chunked\r\n\r\n1f4\r\n"+line+"\r\n3e8\r\n"+long[:1000]+"\r\n0\r\n\r\n", false)
	require.NotContains(t, out, "\r\n0\r\n\r\n", "an answer that is cut is not whole")
	out = raw(t, on, postText+"Content-Length: 100\r\n\r\nmail ann@ex", false)
	require.True(t, strings.HasPrefix(out, "HTTP/1.1 408 "), "%.80s", out)
	out = raw(t, on, strings.Replace(postText, "1.1", "1.0", 1)+"Content-Length: 1\r\n\r\nx", false)
	require.Contains(t, out, " 400 ", "an answer that broke off would look whole")
	status, _ := post(t, s, "/v1/scan", plainText, long[:900])
	require.Equal(t, 503, status, "more than may be kept in memory")
	require.Zero(t, s.kept.Load())
	status, _ = post(t, s, "/v1/scan", plainText, long[:600])
	require.Equal(t, 200, status)
	require.Zero(t, s.kept.Load())
	status, _ = post(t, s, "/v1/scan", jsonText, `{"text":"`+long+`"}`)
	require.Equal(t, 413, status)
	s.cfg.Limits.Kept = 0
	status, out = post(t, s, "/v1/redact", plainText, clearText)
	require.Equal(t, 200, status, "a text needs no memory: it streams")
	require.Equal(t, hiddenText, out)
	big := raw(t, on, "GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: "+strings.Repeat("4111", 12<<10)+"\r\n\r\n", false)
	require.True(t, strings.HasPrefix(big, "HTTP/1.1 431 "), "%.80s", big)
	require.NotContains(t, big, "4111")
}

// TestPolicies: others are used at once, and bad ones not at all.
func TestPolicies(t *testing.T) {
	two := policy.Default()
	two.Name, two.Only = "mail", []redact.Entity{"EMAIL_ADDRESS"}
	s, _ := newServer(t, Config{Policies: []redact.Policy{policy.Default(), two}})
	_, out := post(t, s, "/v1/redact?policy=mail", plainText, clearText)
	require.Contains(t, out, "card 4111 1111 1111 1111, 😀 mail [EMAIL_ADDRESS]")
	require.Error(t, s.SetPolicies([]redact.Policy{two, two}, policy.Options{}), "two of one name")
	broken := two
	broken.Detectors = []redact.Detector{{}}
	require.Error(t, s.SetPolicies([]redact.Policy{broken}, policy.Options{}))
	_, out = post(t, s, "/v1/redact", plainText, clearText)
	require.Equal(t, hiddenText, out, "the old ones stay")
	require.NoError(t, s.SetPolicies([]redact.Policy{two}, policy.Options{}))
	_, out = post(t, s, "/v1/redact", plainText, clearText)
	require.Contains(t, out, "card 4111 1111 1111 1111")
}

// TestTheCacheIsBounded asks for more policies than are kept.
func TestTheCacheIsBounded(t *testing.T) {
	s, _ := newServer(t, Config{})
	names := policy.Entities()
	for i := range cacheSize + 3 {
		status, out := post(t, s, "/v1/redact?entities="+string(names[i]), plainText, "x")
		require.Equal(t, 200, status, out)
	}
	c := &s.policies.Load().cache
	require.Len(t, c.maskers, cacheSize)
	require.Len(t, c.recent, cacheSize)
	_, out := post(t, s, "/v1/redact", plainText, clearText)
	require.Equal(t, hiddenText, out)
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
