package gateway

import (
	"encoding/json"
	"fmt"
	"html"
	"math/rand/v2"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/server"
)

// cards are published test numbers of several schemes.
var cards = []string{"4111111111111111", "5555555555554444", "378282246310005", "6011111111111117", "3530111333300000",
	"4012888888881881", "2223003122003222", "5105105105105100"}

// written are ways to write one, each for whoever reads it to see.
var written = []func(card string) string{
	func(c string) string { return c },
	func(c string) string { return c[:4] + " " + c[4:8] + " " + c[8:12] + " " + c[12:] },
	func(c string) string { return c[:4] + "-" + c[4:8] + "-" + c[8:12] + "-" + c[12:] },
	func(c string) string { return "card " + c + " cvv 123" },
	func(c string) string { return "order 7 " + c },
}

// A dice makes requests up.
type dice struct{ *rand.Rand }

func (d dice) of(list ...string) string { return list[d.IntN(len(list))] }

func (d dice) card() string { return written[d.IntN(len(written))](cards[d.IntN(len(cards))]) }

// text is a card, or something else.
func (d dice) text() string {
	if d.IntN(3) == 0 {
		return d.card()
	}
	return d.of("hello", "", "5158", "01EZ1GYHQRS4KHKXT4NX0QRPPF", "a b", "ö", "true")
}

// escaped writes a text as addresses have it, sometimes each byte of it.
func (d dice) escaped(text string) string {
	if d.IntN(3) > 0 {
		return url.QueryEscape(text)
	}
	var b strings.Builder
	for i := range len(text) {
		fmt.Fprintf(&b, "%%%02x", text[i])
	}
	return b.String()
}

func (d dice) target() string {
	var b strings.Builder
	for range 1 + d.IntN(3) {
		b.WriteString("/" + strings.ReplaceAll(d.escaped(d.text()), "+", "%20"))
	}
	for i := range d.IntN(4) {
		b.WriteString("?&"[min(i, 1):][:1] + d.escaped(d.text()) + "=" + d.escaped(d.text()))
	}
	return b.String()
}

// body returns a body and its type.
func (d dice) body() (media, body string) {
	text := d.text()
	switch d.IntN(8) {
	case 0:
		return "text/plain", text
	case 1:
		return "application/x-www-form-urlencoded", d.escaped(d.text()) + "=" + d.escaped(text)
	case 2:
		return "text/xml", "<a b='" + html.EscapeString(text) + "'>" + html.EscapeString(d.text()) + "</a>"
	case 3:
		return "text/csv", "a,b\n1,\"" + text + "\"\n"
	case 4:
		return "multipart/form-data; boundary=xyz", "--xyz\r\nContent-Disposition: form-data; name=\"" + d.text() + "\"\r\n\r\n" + text + "\r\n--xyz--\r\n"
	case 5:
		return d.of("", "image/png", "application/json; charset=utf-16"), text
	}
	v, _ := json.Marshal(map[string]any{d.text(): text, "list": []string{d.text(), d.text()}})
	if d.IntN(3) == 0 {
		v = digit.ReplaceAllFunc(v, func(b []byte) []byte { return fmt.Appendf(nil, `\u%04x`, b[0]) })
	}
	return "application/json", string(v)
}

var digit = regexp.MustCompile("[0-9]")

func (d dice) request(t *testing.T, base string) *http.Request {
	media, body := d.body()
	header := http.Header{}
	if d.IntN(4) == 0 {
		body = zipped(t, body)
		header.Set("Content-Encoding", "gzip")
	}
	r, err := http.NewRequest(d.of("POST", "PUT", "PATCH", "DELETE"), base+d.target(), strings.NewReader(body))
	require.NoError(t, err)
	r.Header = header
	if media != "" {
		r.Header.Set("Content-Type", media)
	}
	for range d.IntN(6) {
		name := d.of("Cookie", "User-Agent", "Accept", "Referer", "X-Request-Id", "X-Zendesk-Webhook-Id", "Digest", "Via",
			"Etag", "X-Zendesk-Account-Id", "Authorization", "X-Forwarded-For", "X-Mine", "Traceparent", "If-Match")
		r.Header.Add(name, d.of("a=", "", "Bearer ")+d.of(d.text(), d.escaped(d.text())))
	}
	return r
}

// separators are what may stand between digits without a reader minding.
var separators = regexp.MustCompile(`[-+ ./]`)

// seenAs is a text as whoever reads it sees it: decoded twice, and without what stands between digits.
func seenAs(text string) string {
	for range 2 {
		text = regexp.MustCompile(`%([0-9a-fA-F]{2})`).ReplaceAllStringFunc(text, func(e string) string {
			b, _ := url.PathUnescape(e)
			return b
		})
		text = regexp.MustCompile(`\\u00(3[0-9]|20|2[dD])`).ReplaceAllStringFunc(text, func(e string) string {
			var s string
			_ = json.Unmarshal([]byte(`"`+e+`"`), &s)
			return s
		})
		text = html.UnescapeString(text)
	}
	return separators.ReplaceAllString(text, "")
}

// TestNoCardComes sends random requests with cards wherever one fits. None comes to the upstream, and none is in what
// is said of them.
func TestNoCardComes(t *testing.T) {
	n := 3000
	if testing.Short() {
		n = 500
	}
	var events kept
	on := server.Config{Audit: func(e server.Event) error { _, _ = fmt.Fprintf(&events, "%+v\n", e); return nil }}
	r := newRigOn(t, Config{Headers: []string{"X-Mine"}}, on, nil)
	seed := uint64(time.Now().UnixNano())
	d := dice{rand.New(rand.NewPCG(seed, 0))}
	statuses := map[int]int{}
	var refusals strings.Builder
	for range n {
		a := r.do(d.request(t, r.url))
		if statuses[a.status]++; a.status >= 300 {
			refusals.WriteString(a.body)
		}
		require.NotEqual(t, 500, a.status, "seed %d", seed)
	}
	t.Logf("answers by status: %v", statuses)
	require.Greater(t, statuses[200], n/3)
	for what, text := range map[string]string{
		"the upstream": r.came.String(), "a refusal": refusals.String(), "the log": r.log.String(), "the audit": events.String(),
	} {
		text = seenAs(text)
		for _, c := range append(cards, "cvv123") {
			if at := strings.Index(text, c); at >= 0 {
				t.Errorf("%s, seed %d: %q", what, seed, text[max(0, at-100):min(len(text), at+100)])
			}
		}
	}
}
