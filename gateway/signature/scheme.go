package signature

import (
	"errors"
	"net/http"
	"slices"
	"time"
)

// A scheme is how signatures are written.
type scheme struct {
	name string
	// event is the header with the id of an event, the same each time it is sent again. It is not signed.
	event string
	// headers are those that a signature is in.
	headers []string
	// read returns what the headers claim, and false if they are not as the scheme has them.
	read func(c *Config, h http.Header, body []byte) (claim, bool)
	// write adds a signature to headers that have none.
	write func(c *Config, h http.Header, body []byte, now time.Time)
	// id returns the id of an event from its body, where no header has it.
	id func(body []byte) string
}

// A claim is what is said to be signed, and when.
type claim struct {
	sums   [][]byte // any of them may be the right one
	signed [][]byte // the parts of what they are of
	at     time.Time
	timed  bool // at is a part of that
}

// maxSums is how many signatures a request may have.
const maxSums = 8

// headerOf stands for the header that the Config names.
const headerOf = ""

var schemes = []scheme{
	{name: "zendesk", event: "X-Zendesk-Webhook-Invocation-Id", read: readZendesk, write: writeZendesk,
		headers: []string{zendeskSignature, zendeskTime}},
	{name: "stripe", read: readStripe, write: writeStripe, id: stripeEvent, headers: []string{stripeSignature}},
	{name: "github", event: "X-Github-Delivery", read: readGitHub, write: writeGitHub, headers: []string{githubSignature}},
	{name: "hmac", read: readPlain, write: writePlain, headers: []string{headerOf}},
}

// Names returns the names of all schemes.
func Names() (names []string) {
	for _, s := range schemes {
		names = append(names, s.name)
	}
	return names
}

var errScheme = errors.New("signature: there is no such scheme: write zendesk, stripe, github or hmac")

func find(name string) (*scheme, error) {
	i := slices.IndexFunc(schemes, func(s scheme) bool { return s.name == name })
	if i < 0 {
		return nil, errScheme
	}
	return &schemes[i], nil
}

// only returns the value of a header that stands there once.
func only(h http.Header, name string) (string, bool) {
	list := h.Values(name)
	if len(list) != 1 {
		return "", false
	}
	return list[0], true
}
