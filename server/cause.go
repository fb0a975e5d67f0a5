package server

import (
	"errors"
	"slices"
	"strings"
)

// ours are the packages whose errors never hold a text or a key.
var ours = []string{"redact", "operators", "vault", "keys", "policy", "formats"}

// cause is what the log says of an error that is told nobody else, "" if there is nothing to say.
func cause(err error) string {
	if err == nil || err == errGone || errors.As(err, new(*Problem)) {
		return ""
	}
	if name, _, _ := strings.Cut(err.Error(), ": "); slices.Contains(ours, name) {
		return err.Error()
	}
	return "an unexpected error"
}
