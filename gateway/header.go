package gateway

import (
	"errors"
	"net/http"
	"net/textproto"
	"slices"
	"strings"

	"github.com/redactd/redactd/gateway/signature"
	"github.com/redactd/redactd/server"
)

// harmless are the headers of a request that are passed on, masked. Whatever is not known is left out: it might hold
// anything, or say something of the body as it came.
var harmless = []string{
	"Accept", "Accept-Language", "User-Agent", "Cookie",
	"X-Zendesk-Webhook-Id", "X-Zendesk-Webhook-Invocation-Id", "X-Zendesk-Account-Id",
	"X-Github-Event", "X-Github-Delivery", "X-Github-Hook-Id",
}

// notPassed are headers that nobody can have passed on: those of one connection, those that say how the body is written, was
// signed or what its hash is, and those that are made here. A hash of a body with a card in it gives the card away.
var notPassed = append([]string{
	"Connection", "Keep-Alive", "Proxy-Connection", "Proxy-Authenticate", "Proxy-Authorization", "Te", "Trailer",
	"Transfer-Encoding", "Upgrade", "Expect", "Host", "Via", "Forwarded", "X-Forwarded-For", "X-Forwarded-Host",
	"X-Forwarded-Proto", "X-Request-Id", "Traceparent", "Tracestate",
	"Content-Length", "Content-Type", "Content-Encoding", "Accept-Encoding", "Content-Md5", "Content-Digest",
	"Repr-Digest", "Digest", "Want-Digest", "Want-Content-Digest", "Want-Repr-Digest", "Etag", "If-Match",
	"If-None-Match", "Signature", "Signature-Input", "X-Hub-Signature", "X-Http-Method-Override",
}, signature.Headers()...)

var errHeader = errors.New("gateway: a header cannot be passed on: it is none, or one of a connection, a signature or a hash, " +
	"or one that the gateway makes itself")

// passedHeaders returns the names of headers that are passed on.
func passedHeaders(more []string) (map[string]bool, error) {
	passed := map[string]bool{}
	for _, name := range slices.Concat(harmless, more) {
		name = textproto.CanonicalMIMEHeaderKey(name)
		if name == "" || strings.ContainsAny(name, " :\r\n") || slices.Contains(notPassed, name) {
			return nil, errHeader
		}
		passed[name] = true
	}
	return passed, nil
}

// maskHeader returns the headers for the upstream, without those of the body.
func (g *Gateway) maskHeader(c *server.Call) (http.Header, error) {
	out := http.Header{"Accept-Encoding": {"identity"}, "User-Agent": {""}} // or Go would name itself
	for name, list := range c.Request().Header {
		if !g.passed[name] {
			continue
		}
		if err := put(c, out, name, list); err != nil {
			return nil, err
		}
	}
	return out, g.addOurs(c, out)
}

// put masks a header as one value, as those of several lines are read. What is no printable ASCII is left out.
func put(c *server.Call, out http.Header, name string, list []string) error {
	if len(list) == 0 {
		return nil
	}
	separator := ", "
	if name == "Cookie" {
		separator = "; "
	}
	masked, err := maskValue(c, name, strings.Join(list, separator))
	if err == nil && printable(masked) {
		out.Set(name, masked)
	}
	return err
}

// maskValue masks the value of a header: as it is, and as who takes its escapes for those of an address reads it.
func maskValue(c *server.Call, name, value string) (string, error) {
	parts := strings.Split(value, ";")
	for i, part := range parts {
		text := strings.TrimLeft(part, " ")
		if name != "Cookie" && !strings.ContainsAny(part, "%+") {
			continue
		}
		masked, _, err := c.Document(form, []byte(text))
		if err != nil {
			return "", err
		}
		parts[i] = part[:len(part)-len(text)] + string(masked)
	}
	masked, err := c.Text(name, strings.Join(parts, ";"))
	return inASCII(masked), err
}

// inASCII writes boxes as headers can have them.
func inASCII(text string) string { return strings.ReplaceAll(text, "▇", "*") }

// printable says whether a text is one of visible characters of ASCII and blanks.
func printable(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r > '~' })
}
