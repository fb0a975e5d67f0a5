package signature

import (
	"encoding/hex"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Stripe signs the time in seconds, a dot and the body. While a secret is replaced there are two signatures.
// Source: https://docs.stripe.com/webhooks#verify-manually
const stripeSignature = "Stripe-Signature"

func readStripe(_ *Config, h http.Header, body []byte) (c claim, ok bool) {
	header, ok := only(h, stripeSignature)
	if !ok {
		return c, false
	}
	for part := range strings.SplitSeq(header, ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(part), "=")
		switch {
		case name == "t" && c.timed:
			return c, false
		case name == "t":
			seconds, err := strconv.ParseInt(value, 10, 64)
			if err != nil {
				return c, false
			}
			c.at, c.timed, c.signed = time.Unix(seconds, 0), true, [][]byte{[]byte(value + "."), body}
		case name == "v1":
			if have, err := hex.DecodeString(value); err == nil {
				c.sums = append(c.sums, have)
			}
		}
	}
	return c, c.timed
}

func writeStripe(c *Config, h http.Header, body []byte, now time.Time) {
	t := strconv.FormatInt(now.Unix(), 10)
	h.Set(stripeSignature, "t="+t+",v1="+hex.EncodeToString(sum(c.Secrets[0], []byte(t+"."), body)))
}

// stripeEvent is the id of an event, which its body has.
func stripeEvent(body []byte) string {
	var event struct {
		ID string `json:"id"`
	}
	_ = json.Unmarshal(body, &event) // what cannot be read has none
	return event.ID
}
