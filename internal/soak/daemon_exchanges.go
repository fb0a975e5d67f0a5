package main

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
)

// An exchange is a request and what its answer has to be. Its answer never holds a value that it masks.
type exchange struct {
	method, path, media, body string
	status                    int
	holds                     string // a part of the answer
	chunked                   bool
	clear                     bool // the answer may hold values
	cut                       bool // the client goes in the middle, and there is no answer

}

const (
	plain = "text/plain"
	asJS  = "application/json"
	text  = "card 4111 1111 1111 1111 paid by ann@example.com, order 88213\n"
	boxed = "card 4111 11▇▇ ▇▇▇▇ 1111 paid by [EMAIL_ADDRESS], order 88213"
)

// usual are the kinds that need nothing made before.
var usual = []exchange{
	{method: "POST", path: "/v1/redact", media: plain, body: text, status: 200, holds: boxed},
	{method: "POST", path: "/v1/redact", media: plain, body: strings.Repeat(text, 200), status: 200, holds: boxed},
	{method: "POST", path: "/v1/redact", media: plain, body: strings.Repeat(text, 20), status: 200, holds: boxed, chunked: true},
	{method: "POST", path: "/v1/redact?profile=zendesk", media: plain, body: "card 4111 1111 1111 1111", status: 200, holds: "4111 11▇▇ ▇▇▇▇ 1111"},
	{method: "POST", path: "/v1/redact?operator=replace", media: plain, body: text, status: 200, holds: "[CREDIT_CARD]"},
	{method: "POST", path: "/v1/redact?operator=token", media: plain, body: text, status: 200, holds: "[EMAIL_ADDRESS:"},
	{method: "POST", path: "/v1/redact", media: asJS, body: `{"text":"mail ann@example.com"}`, status: 200, holds: `"mail [EMAIL_ADDRESS]"`},
	{method: "POST", path: "/v1/redact", media: asJS, body: `{"texts":["mail ann@example.com","4111111111111111"]}`, status: 200,
		holds: `"411111▇▇▇▇▇▇1111"`},
	{method: "POST", path: "/v1/redact/document", media: asJS, body: `{"mail":"ann@example.com","n":[1,{"card":"4111111111111111"}]}`,
		status: 200, holds: `"card":"411111▇▇▇▇▇▇1111"`},
	{method: "POST", path: "/v1/redact/document", media: "text/csv", body: "mail,card\nann@example.com,4111111111111111\n", status: 200,
		holds: "[EMAIL_ADDRESS],411111▇▇▇▇▇▇1111"},
	{method: "POST", path: "/v1/redact/document", media: "text/html", body: "<p>ann@example.com <b>4111</b> 1111 1111 1111</p>",
		status: 200, holds: "<p>[EMAIL_ADDRESS] <b>"},
	{method: "POST", path: "/v1/redact/document", media: "application/x-www-form-urlencoded", body: "mail=ann%40example.com&x=1",
		status: 200, holds: "&x=1"},
	{method: "POST", path: "/v1/redact/document", media: "multipart/form-data; boundary=b",
		body: "--b\r\nContent-Disposition: form-data; name=\"mail\"\r\n\r\nann@example.com\r\n--b--\r\n", status: 200, holds: "[EMAIL_ADDRESS]"},
	{method: "POST", path: "/v1/scan", media: plain, body: text, status: 200, holds: `"type":"CREDIT_CARD"`},
	{method: "POST", path: "/v1/explain", media: asJS, body: `{"text":"mail ann@example.com"}`, status: 200, holds: `"verdict"`},
	{method: "POST", path: "/v1/manual", media: asJS, body: `{"text":"mail ann@example.com","strings":["ann@example.com"]}`, status: 200,
		holds: "▇"},
	{method: "POST", path: "/analyze", media: asJS, body: `{"text":"mail ann@example.com","language":"en"}`, status: 200,
		holds: `"entity_type":"EMAIL_ADDRESS"`},
	{method: "POST", path: "/anonymize", media: asJS, body: `{"text":"mail ann@example.com","analyzer_results":[{"start":5,"end":20,` +
		`"score":1,"entity_type":"EMAIL_ADDRESS"}]}`, status: 200, holds: `"mail <EMAIL_ADDRESS>"`},
	{method: "GET", path: "/v1/policies", status: 200, holds: `"zendesk"`},
	{method: "GET", path: "/v1/entities", status: 200, holds: `"CREDIT_CARD"`},
	{method: "GET", path: "/readyz", status: 200, holds: "ok"},
	// What is refused.
	{method: "GET", path: "/4111111111111111", status: 404},
	{method: "PUT", path: "/v1/redact", media: plain, body: text, status: 405},
	{method: "POST", path: "/v1/redact", media: "text/plain; charset=utf-7", body: text, status: 415},
	{method: "POST", path: "/v1/redact", media: plain, body: strings.Repeat(text, 2000), status: 413},
	{method: "POST", path: "/v1/redact?entities=4111111111111111", media: plain, body: text, status: 422},
	{method: "POST", path: "/v1/redact", media: asJS, body: `{"text":"ann@example.com","text":"x"}`, status: 400},
	{method: "POST", path: "/v1/redact/document", media: asJS, body: `{"a":"ann@example.com",}`, status: 400},
	{method: "POST", path: "/analyze", media: asJS, body: `{"text":"mail ann@example.com"}`, status: 500},
	{method: "POST", path: "/v1/redact", media: plain, body: text, status: 200, cut: true},
}

// often is how many of each usual one are sent for one that costs a connection.
const often = 4

// exchanges returns what is sent: one is drawn at a time, as often as it stands there.
func (p *redactd) exchanges() (list []exchange, err error) {
	sealed, _, err := exchange{method: "POST", path: "/v1/redact?operator=token", media: plain, body: text}.ask(p)
	if err != nil {
		return nil, err
	}
	for _, k := range usual {
		times := often
		if k.cut || k.status == 413 {
			times = 1
		}
		for range times {
			list = append(list, k)
		}
	}
	return append(list,
		exchange{method: "POST", path: "/v1/restore", media: plain, body: sealed, status: 200, holds: text, clear: true}), nil
}

// send sends the request and says what is wrong with the answer.
func (k exchange) send(p *redactd) error {
	if k.cut {
		return k.leave(p)
	}
	out, status, err := k.ask(p)
	switch {
	case err != nil:
		return fmt.Errorf("%s %s: %w", k.method, k.path, err)
	case status != k.status:
		return fmt.Errorf("%s %s as %s: status %d, not %d", k.method, k.path, k.media, status, k.status)
	case !strings.Contains(out, k.holds):
		return fmt.Errorf("%s %s as %s: the answer is another one", k.method, k.path, k.media)
	case !k.clear && (strings.Contains(out, "ann@") || strings.Contains(out, "11111111111")):
		return fmt.Errorf("%s %s as %s: the answer holds a value", k.method, k.path, k.media)
	}
	return nil
}

// ask returns the answer.
func (k exchange) ask(p *redactd) (string, int, error) {
	var body io.Reader = strings.NewReader(k.body)
	if k.chunked {
		body = io.MultiReader(body) // whose length nobody knows
	}
	r, err := http.NewRequest(k.method, "http://"+p.addr+k.path, body)
	if err != nil {
		return "", 0, err
	}
	r.Header.Set("Authorization", "Bearer "+bearer)
	if k.media != "" {
		r.Header.Set("Content-Type", k.media)
	}
	a, err := p.client.Do(r)
	if err != nil {
		return "", 0, err
	}
	defer a.Body.Close()
	var out bytes.Buffer
	_, err = out.ReadFrom(a.Body)
	return out.String(), a.StatusCode, err
}

// leave sends a part of the request and goes.
func (k exchange) leave(p *redactd) error {
	c, err := net.Dial("tcp", p.addr)
	if err != nil {
		return err
	}
	defer c.Close()
	_, err = fmt.Fprintf(c, "%s %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s",
		k.method, k.path, bearer, k.media, len(k.body)+1, k.body)
	return err
}
