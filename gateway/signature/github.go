package signature

import (
	"encoding/hex"
	"net/http"
	"strings"
	"time"
)

// GitHub signs the body alone: there is no time, so that nothing tells when a request was made.
// Source: https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
const (
	githubSignature = "X-Hub-Signature-256"
	githubPrefix    = "sha256="
)

func readGitHub(_ *Config, h http.Header, body []byte) (claim, bool) {
	header, ok := only(h, githubSignature)
	text, prefixed := strings.CutPrefix(header, githubPrefix)
	have, err := hex.DecodeString(text)
	return claim{sums: [][]byte{have}, signed: [][]byte{body}}, ok && prefixed && err == nil
}

func writeGitHub(c *Config, h http.Header, body []byte, _ time.Time) {
	h.Set(githubSignature, githubPrefix+hex.EncodeToString(sum(c.Secrets[0], body)))
}
