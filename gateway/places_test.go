package gateway

import (
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/gateway/spool"
	"github.com/redactd/redactd/server"
)

// bodyPlaces are bodies with a card where one fits, by their media type.
var bodyPlaces = map[string][]string{
	"application/json": {`{"CARD":1}`, `{"a":"1","a":"CARD"}`, `{"a":CARD}`, `{"a":CARDe0}`, `[-CARD.0]`, `"CARD"`,
		` CARD`, "\ufeff[\"CARD\"]",
		`{"a":"{\"b\":\"{\\\"c\\\":\\\"CARD\\\"}\"}"}`, `{"a":"x=1&card=CARD"}`, `{"a":"<c n='CARD'/>"}`,
		`{"a":1}{"b":"CARD"}`, `{"a":1}//CARD`},
	"text/xml": {`<a b="CARD"/>`, `<a>CARD</a>`, `<a><![CDATA[CARD]]></a>`, `<a><!-- CARD --></a>`,
		`<?x CARD?><a/>`, `<a>&#52;111111111111111</a>`,
		`<!DOCTYPE a [<!ENTITY e "CARD">]><a>&e;</a>`, `<?xml version="1.0" encoding="cp037"?><a>CARD</a>`,
		`<a><b>4111</b> <b>1111 1111 1111</b></a>`},
	"application/x-www-form-urlencoded": {"CARD=1", "a=CARD", "a=1&a=CARD", "a=1;b=CARD",
		"a=%7B%22b%22%3A%22CARD%22%7D", "a=4111+1111+1111+1111"},
	"multipart/form-data; boundary=b": {
		part("form-data; name=\"a\"; filename=\"CARD.txt\"", "x"), part("form-data; name=\"CARD\"", "x"),
		part("form-data; name=\"a\"\r\nX-A: CARD", "x"),
		part("form-data; name=\"a\"\r\nContent-Type: application/CARD+json", "{}"),
		part("form-data; name=\"a\"; filename*=UTF-8''CARD", "x"),
		part("form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64",
			base64.StdEncoding.EncodeToString([]byte(card))),
		part("form-data; name=\"a\"\r\nContent-Transfer-Encoding: quoted-printable", "4111=\r\n111111111111"),
		part("form-data; name=\"a\"\r\nContent-Type: application/json",
			`{"b":"CARD"}`), part("form-data;\r\n name=\"CARD\"", "x"),
		"CARD\r\n" + part("form-data; name=\"a\"", "x"), part("form-data; name=\"a\"", "x") + "CARD",
		part("form-data; name=\"a\"", "CARD")},
	"text/html":                  {`<a href="/x?c=CARD" title=CARD>CARD<script>var a="CARD"</script><!--CARD--></a>`},
	"text/csv":                   {"a,CARD\n1,\"CARD\"\n"},
	"text/event-stream":          {"data: CARD\n\n", "id: CARD\nevent: CARD\n: CARD\n\n"},
	"application/CARD+json":      {"{}"},
	"application/json; x=CARD":   {"{}", `["CARD"]`},
	"text/plain; charset=CARD":   {"CARD"},
	"text/plain; charset=utf-16": {"CARD"},
	"":                           {"CARD"},
}

func part(disposition, body string) string {
	return "--b\r\nContent-Disposition: " + disposition + "\r\n\r\n" + body + "\r\n--b--\r\n"
}

// targetPlaces are targets with one.
var targetPlaces = []string{"/CARD", "/a;card=CARD;x=1/b", "/CARD.pdf", "/@CARD", "//CARD//", "/a%3FCARD",
	"/4111%2f1111%2f1111%2f1111", "/4111/1111/1111/1111",
	"/?CARD", "/?CARD=1", "/?a=CARD", "/?a=1&a=CARD&a=2", "/?a=1;b=CARD", "/?u=http%3A%2F%2Fx%2F%3Fc%3DCARD",
	"/??CARD", "/#CARD", "http://CARD@x/", "http://x/CARD",
	"/?a=%2534111111111111111", "/?a=4111%c2%a01111%c2%a01111%c2%a01111", "/?a=4111.1111.1111.1111"}

// headerPlaces are headers with one; each stands beside a body that is none.
var headerPlaces = []string{"Referer: CARD", "User-Agent: x (CARD)", "Cookie: a=CARD; b=%34111111111111111",
	"Authorization: Bearer CARD", "Authorization: CARD",
	"X-Mine: 4111 1111\r\nX-Mine: 1111 1111", "X-Mine: \"CARD\"", "X-Mine: x; a=\"CARD\"", "X-CARD: CARD",
	"Via: 1.1 CARD", "X-Request-Id: CARD", "X-Forwarded-For: CARD",
	"X-Forwarded-Host: CARD", "Traceparent: 00-41111111111111110000000000000000-4111111111111111-01",
	"Tracestate: a=CARD", "Accept-Language: en;q=CARD",
	"X-GitHub-Delivery: CARD", "X-Zendesk-Webhook-Invocation-Id: CARD", "Connection: X-Mine, CARD\r\nX-Mine: CARD",
	"Content-Language: CARD", "Etag: \"CARD\"",
	"Content-Disposition: attachment; filename=CARD", "X-Mine: caf\xe9 CARD"}

// chunked are bodies in chunks with one beside them.
var chunked = []string{"2;x=CARD\r\n{}\r\n0;y=\"CARD\"\r\n\r\n", "2\r\n{}\r\n0\r\nX-Mine: CARD\r\n\r\n",
	"a\r\n{\"a\":\"4111\r\nE\r\n111111111111\"}\r\n0\r\n\r\n"}

// requests are all of them, as they are written on a connection.
func requests(t *testing.T) (list []string) {
	const head = "Host: CARD.example\r\nConnection: close\r\n"
	body := func(target, headers, media, text string) {
		if media != "" {
			headers += "Content-Type: " + media + "\r\n"
		}
		list = append(list, fmt.Sprintf("POST %s HTTP/1.1\r\n%s%sContent-Length: %d\r\n\r\n%s",
			target, head, headers, len(text), text))
	}
	filled := func(text string) string { return strings.ReplaceAll(text, "CARD", card) }
	for media, texts := range bodyPlaces {
		for _, text := range texts {
			body("/b", "", media, filled(text))
			body("/z", "Content-Encoding: gzip\r\n", media, zipped(t, filled(text)))
		}
	}
	for _, target := range targetPlaces {
		body(target, "", "application/json", "{}")
	}
	for _, header := range headerPlaces {
		body("/h", header+"\r\n", "application/json", "{}")
	}
	for _, text := range chunked {
		list = append(list, "POST /c HTTP/1.1\r\n"+head+"Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"+text)
	}
	list = append(list, "CARD / HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/CARD\r\nHost: x\r\n\r\n",
		"TRACE /CARD HTTP/1.1\r\nHost: x\r\n\r\n")
	for i := range list {
		list[i] = filled(list[i])
	}
	return list
}

// TestPlaces: a card comes from no place of a request, be it handed on or kept, and is in nothing that is said of it.
func TestPlaces(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "spool")
	s := newSpool(t, spool.Options{Dir: dir})
	for _, c := range []Config{{}, {Spool: s}} {
		c.Headers = []string{"Authorization", "Referer", "X-Mine"}
		var events kept
		r := newRigOn(t, c, server.Config{Audit: func(e server.Event) error {
			_, _ = fmt.Fprintf(&events, "%+v\n",
				e)
			return nil
		}}, nil)
		taken := 0
		for _, request := range requests(t) {
			answer := raw(t, r, request)
			require.NotEmpty(t, answer)
			if strings.HasPrefix(answer, "HTTP/1.1 20") {
				taken++
			}
			for what, text := range map[string]string{"the answer": answer, "the upstream": r.came.String()} {
				require.NotContains(t, seenAs(text), card, "%s to %.300q", what, request)
			}
		}
		require.Greater(t, taken, 60)
		if c.Spool != nil {
			names, err := filepath.Glob(filepath.Join(dir, "*.log"))
			require.NoError(t, err)
			require.NotEmpty(t, names)
			for _, name := range names {
				text, err := os.ReadFile(name)
				require.NoError(t, err)
				require.NotContains(t, seenAs(string(text)), card, "a file of the spool")
			}
			r.delivering()
			require.Eventually(t, func() bool { return s.Stats().Entries == 0 }, 20*time.Second, 5*time.Millisecond)
			require.NotContains(t, seenAs(r.came.String()), card, "the upstream")
		}
		require.NotContains(t, seenAs(r.log.String()+events.String()), card, "logs and audits")
	}
}
