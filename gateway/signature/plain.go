package signature

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"net/http"
	"strings"
	"time"
)

// The scheme hmac is that of many senders: a header with the sum of the body, in hexadecimal digits or base64, with or
// without "sha256=" before it. It is written in hexadecimal digits.

func readPlain(c *Config, h http.Header, body []byte) (claim, bool) {
	header, ok := only(h, c.Header)
	have, read := anyBase(strings.TrimPrefix(header, githubPrefix))
	return claim{sums: [][]byte{have}, signed: [][]byte{body}}, ok && read
}

// anyBase reads a sum, whatever it is written in: the length of the text tells.
func anyBase(text string) ([]byte, bool) {
	decode := base64.StdEncoding.DecodeString
	if len(text) == hex.EncodedLen(sha256.Size) {
		decode = hex.DecodeString
	}
	have, err := decode(text)
	return have, err == nil
}

func writePlain(c *Config, h http.Header, body []byte, _ time.Time) {
	h.Set(c.Header, hex.EncodeToString(sum(c.Secrets[0], body)))
}
