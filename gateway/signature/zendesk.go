package signature

import (
	"encoding/base64"
	"net/http"
	"time"
)

// Zendesk signs the time, as it is written, and the body behind it, with the secret's text. An older page of its has
// them the other way round, and a worked example to go with that: no request is signed so.
// Source: https://developer.zendesk.com/documentation/webhooks/verifying/
const (
	zendeskSignature = "X-Zendesk-Webhook-Signature"
	zendeskTime      = "X-Zendesk-Webhook-Signature-Timestamp"
)

func readZendesk(_ *Config, h http.Header, body []byte) (claim, bool) {
	signature, one := only(h, zendeskSignature)
	written, two := only(h, zendeskTime)
	have, err := base64.StdEncoding.DecodeString(signature)
	at, notime := time.Parse(time.RFC3339, written)
	if !one || !two || err != nil || notime != nil {
		return claim{}, false
	}
	return claim{sums: [][]byte{have}, signed: [][]byte{[]byte(written), body}, at: at, timed: true}, true
}

func writeZendesk(c *Config, h http.Header, body []byte, now time.Time) {
	written := now.UTC().Format(time.RFC3339)
	h.Set(zendeskTime, written)
	h.Set(zendeskSignature, base64.StdEncoding.EncodeToString(sum(c.Secrets[0], []byte(written), body)))
}
