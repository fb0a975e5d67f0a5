package signature

import (
	"bytes"
	"errors"

	"github.com/redactd/redactd/keys"
)

// published is the secret that Zendesk signs the tests of a webhook with that has not been made yet: everybody knows it.
// Source: https://developer.zendesk.com/documentation/webhooks/verifying/
const published = "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ=="

var (
	errPublished = errors.New("signature: this secret is the one that Zendesk's documentation has for tests: make the webhook, " +
		"and take its own")
	errMany = errors.New("signature: there are more than 16 secrets: take those out that nobody signs with any more")
)

// maxSecrets is how many secrets there may be: each is tried with each request.
const maxSecrets = 16

// Load reads secrets from files that have one in each line, without blanks around it. The files have to be as those of
// keys, see [keys.ReadSecret].
func Load(files ...string) (list [][]byte, err error) {
	for _, name := range files {
		data, err := keys.ReadSecret(name)
		if err != nil {
			return nil, err
		}
		for line := range bytes.Lines(data) {
			if line = bytes.TrimSpace(line); len(line) > 0 {
				list = append(list, line)
			}
		}
	}
	return list, check(list)
}

func check(list [][]byte) error {
	for _, secret := range list {
		if string(secret) == published {
			return errPublished
		}
	}
	if len(list) > maxSecrets {
		return errMany
	}
	return nil
}
