package gateway

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/server"
)

const boxed = "411111▇▇▇▇▇▇1111"

func TestAnEventComesMasked(t *testing.T) {
	r := newRig(t, Config{}, nil)
	a := r.post("/tickets/"+card+"/c?card="+card+"&jo@example.com=1&x=%34111-1111-1111-1111",
		`{"a":"card `+card+`","`+card+`":1,"n":`+card+`,"id":304550412345678901234,"f":1.10}`,
		"Cookie", "sid="+card+"; theme=4111+1111+1111+1111", "Cookie", "m=jo%40example.com",
		"User-Agent", "agent of jo@example.com", "X-Zendesk-Webhook-Id", "01EZ1GYHQRS4KHKXT4NX0QRPPF",
		"X-Zendesk-Account-Id", card)
	require.Equal(t, 200, a.status, a.body)
	require.Equal(t, "ok", a.body)
	got := r.hits.last(t)
	require.Equal(t, "POST", got.Method)
	require.Equal(t, "/tickets/"+boxed+"/c", got.URL.Path)
	query := got.URL.Query()
	require.Equal(t, boxed, query.Get("card"))
	require.Equal(t, "1", query.Get("[EMAIL_ADDRESS]"))
	require.Equal(t, "4111-11▇▇-▇▇▇▇-1111", query.Get("x"))
	require.Equal(t, `{"a":"card `+boxed+`","`+boxed+`":1,"n":"`+boxed+`","id":304550412345678901234,"f":1.10}`, got.body)
	require.EqualValues(t, len(got.body), got.ContentLength)
	require.Equal(t, "application/json", got.Header.Get("Content-Type"))
	require.Equal(t, "agent of [EMAIL_ADDRESS]", got.Header.Get("User-Agent"))
	require.Equal(t, "01EZ1GYHQRS4KHKXT4NX0QRPPF", got.Header.Get("X-Zendesk-Webhook-Id"))
	require.Equal(t, "411111******1111", got.Header.Get("X-Zendesk-Account-Id"))
	require.Equal(t, "sid=[HTTP_COOKIE]; theme=4111+11%E2%96%87%E2%96%87+%E2%96%87%E2%96%87%E2%96%87%E2%96%87+1111; m=%5BEMAIL_ADDRESS%5D", got.Header.Get("Cookie"))
	require.Equal(t, "identity", got.Header.Get("Accept-Encoding"))
	r.unharmed()
}

// TestHeaders: what is not known to be harmless stays here, both ways.
func TestHeaders(t *testing.T) {
	r := newRig(t, Config{Headers: []string{"x-mine", "X-Error"}}, func(w http.ResponseWriter, _ *http.Request) {
		for _, name := range []string{"Set-Cookie", "Etag", "Digest", "Server", "X-Other", "Location", "Connection", "Trailer"} {
			w.Header().Set(name, "x")
		}
		w.Header().Set("Retry-After", "7")
		w.Header().Set("X-Mine", "of jo@example.com")
		w.WriteHeader(201)
	})
	dropped := []string{"Content-Md5", "Digest", "Content-Digest", "Repr-Digest", "Etag", "Want-Digest", "If-None-Match",
		"X-Hub-Signature-256", "X-Zendesk-Webhook-Signature", "X-Zendesk-Webhook-Signature-Timestamp", "Stripe-Signature",
		"Signature", "Authorization", "Proxy-Authorization", "Keep-Alive", "Te", "X-Real-Ip",
		"Forwarded", "Tracestate", "Referer", "Origin", "Range", "X-Original-Url", "Content-Language"}
	header := []string{"X-Mine", "4111 1111", "X-Mine", "1111 1111 is one", "X-Error", "caf\xe9 " + card, "Via", "1.0 fred",
		"X-Forwarded-For", card, "X-Forwarded-Host", card, "X-Forwarded-Proto", card, "Traceparent", card}
	for _, name := range dropped {
		header = append(header, name, card)
	}
	a := r.post("/", "{}", header...)
	require.Equal(t, 201, a.status)
	require.Equal(t, "7", a.header.Get("Retry-After"))
	require.Equal(t, "of [EMAIL_ADDRESS]", a.header.Get("X-Mine"))
	for _, name := range []string{"Set-Cookie", "Etag", "Digest", "Server", "X-Other", "Location", "Trailer"} {
		require.NotContains(t, a.header, name)
	}
	got := r.hits.last(t)
	for _, name := range dropped {
		require.NotContains(t, got.Header, name)
	}
	require.NotContains(t, got.Header, "X-Error", "no ASCII")
	require.NotContains(t, got.Header.Get("X-Mine"), "1111 1111 is", "one value over two lines")
	require.Equal(t, "1.0 fred, 1.1 "+r.g.name, got.Header.Get("Via"))
	require.Equal(t, "http", got.Header.Get("X-Forwarded-Proto"))
	require.Regexp(t, "^00-[0-9a-f]{32}-[0-9a-f]{16}-00$", got.Header.Get("Traceparent"))
	require.Equal(t, a.header.Get("X-Request-Id"), got.Header.Get("X-Request-Id"))
	require.Equal(t, r.g.cfg.Upstream.Host, got.Host)
	r.unharmed()
	for sent, comes := range map[string]bool{"7f3c-a.B_9": true, card: false, "a b": false, "jo@example.com": false} {
		r.post("/", "{}", "X-Request-Id", sent)
		require.Equal(t, comes, r.hits.last(t).Header.Get("X-Request-Id") == sent, sent)
	}
	for _, name := range []string{"Host", "connection", "ETag", "X-Hub-Signature-256", "", "a b", "Content-MD5", "X:Y"} {
		_, err := New(Config{Upstream: r.g.cfg.Upstream, Headers: []string{name}})
		require.ErrorIs(t, err, errHeader, name)
	}
}

func TestBodies(t *testing.T) {
	r := newRigOn(t, Config{}, server.Config{Limits: server.Limits{Body: 1000}}, nil)
	mine := "Content-Type: text/plain\r\n\r\n"
	parts := func(boundary string) string {
		return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"a\"\r\n" + mine + "card " + card + "\r\n--" + boundary + "--\r\n"
	}
	for _, c := range []struct {
		media, body string
		header      []string
		status      int
		comes       string // what comes, "" if that is looked at only for cards
	}{
		{"application/json", `{"a":"` + card + `"}`, nil, 200, `{"a":"` + boxed + `"}`},
		{"application/json; charset=utf-8", `["jo@example.com"]`, nil, 200, `["[EMAIL_ADDRESS]"]`},
		{"application/problem+json", `["jo@example.com"]`, nil, 200, `["[EMAIL_ADDRESS]"]`},
		{"application/x-ndjson", "{\"a\":" + card + "}\n{}\n", nil, 200, "{\"a\":\"" + boxed + "\"}\n{}\n"},
		{"application/x-www-form-urlencoded", "a=" + card, nil, 200, ""},
		{"text/xml", "<a b='" + card + "'>" + card + "</a>", nil, 200, "<a b='" + boxed + "'>" + boxed + "</a>"},
		{"text/html", "<p>" + card, nil, 200, "<p>" + boxed},
		{"text/csv", "a,b\n" + card + ",1\n", nil, 200, "a,b\n" + boxed + ",1\n"},
		{"text/plain", card, nil, 200, boxed},
		{"text/plain; charset=iso-8859-1", "caf\xe9 " + card, nil, 200, "caf\xe9 411111******1111"},
		{"text/event-stream", "data: " + card + "\n\n", nil, 200, "data: " + boxed + "\n\n"},
		{"multipart/form-data; boundary=abc", parts("abc"), nil, 200, ""},
		{"multipart/form-data; boundary=" + card, parts(card), nil, 415, ""},
		{"application/json", zipped(t, `{"a":"`+card+`"}`), []string{"Content-Encoding", "gzip"}, 200, `{"a":"` + boxed + `"}`},
		{"application/json", zipped(t, zipped(t, `{"a":"`+card+`"}`)), []string{"Content-Encoding", "gzip"}, 415, ""},
		{"text/plain", zipped(t, card), nil, 415, ""},
		{"application/json", zipped(t, `{"a":"`+card+`"}`)[:20], []string{"Content-Encoding", "gzip"}, 400, ""},
		{"application/json", zipped(t, `{}`) + card, []string{"Content-Encoding", "gzip"}, 400, ""},
		{"text/plain", zipped(t, strings.Repeat("a", 1001)), []string{"Content-Encoding", "gzip"}, 413, ""},
		{"text/plain", zipped(t, strings.Repeat("a", 1000)), []string{"Content-Encoding", "X-GZip"}, 200, strings.Repeat("a", 1000)},
		{"text/plain", card, []string{"Content-Encoding", "br"}, 415, ""},
		{"text/plain", card, []string{"Content-Encoding", "gzip, gzip"}, 415, ""},
		{"text/plain", card, []string{"Content-Encoding", "gzip", "Content-Encoding", "identity"}, 415, ""},
		{"text/plain", card, []string{"Content-Encoding", "identity"}, 200, boxed},
		{"text/plain", strings.Repeat("a", 1001), nil, 413, ""},
		{"text/plain; charset=utf-7", card, nil, 415, ""},
		{"text/plain; charset=" + card, card, nil, 415, ""},
		{"application/json; charset=utf-16", `{}`, nil, 415, ""},
		{"application/json", `{"a":"` + card, nil, 400, ""},
		{"application/json", `{"a":NaN}`, nil, 400, ""},
		{"application/json", strings.Repeat("[", 65), nil, 400, ""},
		{"application/octet-stream", card, nil, 415, ""},
		{"image/png", card, nil, 415, ""},
		{card, card, nil, 415, ""},
		{"application/" + card + "+json", "{}", nil, 415, ""},
		{"application/vnd.example.v2+json", "{}", nil, 200, "{}"},
		{"", card, nil, 415, ""},
		{"text/plain", card, []string{"Content-Type", "text/html"}, 415, ""},
		{"text/plain", "", nil, 200, ""},
		{"image/png", "", nil, 200, ""},
	} {
		before := len(r.hits.all())
		header := c.header
		if c.media != "" {
			header = append([]string{"Content-Type", c.media}, header...)
		}
		a := r.ask("POST", "/x", c.body, header...)
		require.Equal(t, c.status, a.status, "%s %v: %s", c.media, c.header, a.body)
		if a.status != 200 {
			require.Len(t, r.hits.all(), before, "something came")
			require.Equal(t, "application/problem+json", a.header.Get("Content-Type"))
			clean(t, a.body, "the answer")
			continue
		}
		got := r.hits.last(t)
		if c.comes != "" {
			require.Equal(t, c.comes, got.body, c.media)
			require.Equal(t, c.media, got.Header.Get("Content-Type"))
		}
		if c.body == "" {
			require.NotContains(t, got.Header, "Content-Type")
		}
		require.NotContains(t, got.Header, "Content-Encoding")
	}
	r.unharmed()
}

func zipped(t testing.TB, text string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, err := z.Write([]byte(text))
	require.NoError(t, err)
	require.NoError(t, z.Close())
	return b.String()
}

// TestABomb: 64 MiB in 64 KiB are inflated no further than to the limit, and leave nothing counted.
func TestABomb(t *testing.T) {
	r := newRigOn(t, Config{}, server.Config{Limits: server.Limits{Body: 1 << 20, Kept: 2 << 20}}, nil)
	bomb := zipped(t, strings.Repeat("a", 64<<20))
	for range 4 {
		a := r.ask("POST", "/", bomb, "Content-Type", "text/plain", "Content-Encoding", "gzip")
		require.Equal(t, 413, a.status, a.body)
	}
	require.Empty(t, r.hits.all())
	r = newRigOn(t, Config{}, server.Config{Limits: server.Limits{Body: 1 << 20, Kept: 700 << 10}}, nil) // the inflated body, or the masked one
	half := zipped(t, strings.Repeat("a", 512<<10))
	for range 4 {
		require.Equal(t, 503, r.ask("POST", "/", half, "Content-Type", "text/plain", "Content-Encoding", "gzip").status)
	}
	require.Equal(t, 200, r.post("/", "{}").status)
}

func TestTargets(t *testing.T) {
	r := newRig(t, Config{}, nil)
	for target, want := range map[string]string{
		"/":                                 "/",
		"//a//b/":                           "//a//b/",
		"/a%2Fb%20c/~x;y=1,2":               "/a%2Fb%20c/~x;y=1,2",
		"/p/jo@example.com":                 "/p/%5BEMAIL_ADDRESS%5D",
		"/p/%6ao%40example.com/x":           "/p/%5BEMAIL_ADDRESS%5D/x",
		"/%34111%2D1111-1111-1111":          "/4111-11%E2%96%87%E2%96%87-%E2%96%87%E2%96%87%E2%96%87%E2%96%87-1111",
		"/api/v2/tickets/5158/comments/304": "/api/v2/tickets/5158/comments/304",
		"/api/password/reset":               "/api/password/reset",
		"/a?":                               "/a",
		"/a?b=c&d":                          "/a?b=c&d",
		"/a?q=1;2&%zz":                      "/a?q=1;2&%zz",
		"/healthz/x":                        "/healthz/x",
	} {
		a := r.ask("GET", target, "")
		require.Equal(t, 200, a.status, "%s: %s", target, a.body)
		require.Equal(t, want, r.hits.last(t).RequestURI)
	}
	for _, target := range []string{"/4111/1111/1111/1111", "/4111%2F1111/1111%2f1111"} {
		a := r.ask("GET", target, "")
		require.Contains(t, []int{200, 400}, a.status, target)
		clean(t, r.came.String(), target)
		require.NotContains(t, r.came.String(), "1111/1111/1111")
	}
	n := len(r.hits.all())
	for _, target := range []string{
		"/../x", "/a/./b", "/a/%2e%2e/b", "/a/..;x=1/b", "/a%5c..%5cb", "/a\\b", "/%00", "/a%0d%0aHost:%20x", "/a/%2e", "/a%2f..%2fb", "/a%2Fb|c",
	} {
		require.Equal(t, "400", rawStatus(t, r, "GET "+target+" HTTP/1.1\r\nHost: x\r\n\r\n"), target)
	}
	for line, status := range map[string]string{
		"GET http://other.example/x": "400", "OPTIONS *": "405", "CONNECT other.example:443": "405", "TRACE /": "405", "FROB /": "405",
		"GET x": "400", "OPTIONS /": "405",
	} {
		require.Equal(t, status, rawStatus(t, r, line+" HTTP/1.1\r\nHost: x\r\n\r\n"), line)
	}
	require.Len(t, r.hits.all(), n, "something came")
	r.unharmed()
}

// TestHealth is answered here, whatever becomes of the upstream.
func TestHealth(t *testing.T) {
	r := newRig(t, Config{Upstream: parsed(t, "http://127.0.0.1:1")}, nil)
	for _, path := range []string{"/healthz", "/livez", "/readyz", "/%68ealthz", "/healthz?x"} {
		require.Equal(t, 200, r.ask("GET", path, "").status, path)
	}
	require.Equal(t, 405, r.ask("POST", "/healthz", "").status)
	require.Equal(t, 502, r.ask("GET", "/metrics", "").status, "which is a path of the upstream here")
}

func TestUpstreams(t *testing.T) {
	for text, ok := range map[string]bool{
		"http://127.0.0.1:9000": true, "https://tickets.example.com/hooks/": true, "http://[::1]:9000": true,
		"": false, "tickets.example.com": false, "ftp://x": false, "http://": false, "http://jo:x@example.com": false,
		"http://x?y": false, "http://x/?": false, "http://x#y": false, "http://x#": false, "http://x/../y": false, "http:x": false,
		"unix:/run/x": false, "http://x/%zz": false, "http://:80": false,
	} {
		_, err := ParseUpstream(text)
		require.Equal(t, ok, err == nil, text)
	}
	_, err := New(Config{})
	require.Error(t, err)
	r := newRig(t, Config{}, nil)
	r.start(Config{Upstream: parsed(t, r.g.cfg.Upstream.String()+"/hooks%2Fnew/")}, server.Config{})
	require.Equal(t, 200, r.ask("GET", "/a%20b?c", "").status)
	require.Equal(t, "/hooks%2Fnew/a%20b?c", r.hits.last(t).RequestURI)
}

// TestLoop: an upstream that leads back is found out, not asked for ever.
func TestLoop(t *testing.T) {
	var back string
	r := newRig(t, Config{}, func(w http.ResponseWriter, q *http.Request) {
		q2, _ := http.NewRequest("POST", back, nil)
		q2.Header = q.Header
		a, err := client.Do(q2)
		if err == nil {
			w.WriteHeader(a.StatusCode)
			_ = a.Body.Close()
		}
	})
	back = r.url
	require.Equal(t, 508, r.post("/", "{}").status)
	require.Len(t, r.hits.all(), 1)
	require.Equal(t, 508, r.post("/", "{}", "Via", strings.Repeat("1.1 a,", 11)+"1.1 b").status)
}

func TestTheSenderIsChecked(t *testing.T) {
	now := time.Now()
	r := newRig(t, Config{Verify: signer(t, "zendesk"), Sign: signer(t, "zendesk"), Now: func() time.Time { return now }}, nil)
	body := `{"a":"` + card + `"}`
	signed := func(body string, when time.Time) []string {
		h := http.Header{}
		signer(t, "zendesk").Sign(h, []byte(body), when)
		var list []string
		for name := range h {
			list = append(list, name, h.Get(name))
		}
		return list
	}
	require.Equal(t, 401, r.post("/", body).status)
	require.Equal(t, 401, r.post("/", body, signed(body+" ", now)...).status)
	require.Equal(t, 401, r.post("/", body, signed(body, now.Add(-6*time.Minute))...).status)
	require.Empty(t, r.hits.all())
	a := r.post("/", body, signed(body, now)...)
	require.Equal(t, 200, a.status, a.body)
	got := r.hits.last(t)
	require.Equal(t, `{"a":"`+boxed+`"}`, got.body)
	require.NoError(t, signer(t, "zendesk").Verify(got.Header, []byte(got.body), now), "signed anew")
	require.Contains(t, r.log.String(), `"actor":"zendesk"`)
	zip := zipped(t, body)
	a = r.post("/", zip, append(signed(zip, now), "Content-Encoding", "gzip")...)
	require.Equal(t, 200, a.status, "what was signed is what was sent: %s", a.body)
	status := 0
	for range 40 {
		status = r.post("/", body, signed(body+" ", now)...).status
	}
	require.Equal(t, 429, status, "who guesses")
	require.Equal(t, 200, r.post("/", body, signed(body, now)...).status, "the others go on")
	r.unharmed()
}

// TestThoseThatWaitCount: requests that wait for the upstream are among those that there may be at a time.
func TestThoseThatWaitCount(t *testing.T) {
	release := make(chan struct{})
	r := newRigOn(t, Config{Verify: signer(t, "zendesk")}, server.Config{Limits: server.Limits{Inflight: 1}},
		func(http.ResponseWriter, *http.Request) { <-release })
	s, first := eventSender{r, time.Now()}, make(chan int)
	go func() { first <- s.send("one", "{}").status }()
	require.Eventually(t, func() bool { return len(r.hits.all()) == 1 }, 5*time.Second, time.Millisecond)
	require.Equal(t, 503, s.send("two", "{}").status)
	require.Equal(t, 200, r.ask("GET", "/healthz", "").status)
	close(release)
	require.Equal(t, 200, <-first)
}
