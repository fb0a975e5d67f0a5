package policy

import (
	"strings"

	"github.com/redactd/redactd/internal/strictyaml"
)

// oneOf names s, what it may have been meant to be, and all that it could be.
func oneOf(s string, list []string) string {
	return strictyaml.Named(s) + strictyaml.DidYouMean(s, list) + ": use one of " + strings.Join(list, ", ")
}
