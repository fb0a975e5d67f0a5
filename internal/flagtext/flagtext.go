// Package flagtext words errors of a parser of flags.
package flagtext

import (
	"errors"
	"strings"
)

// Of returns what an error of github.com/spf13/pflag says, without the value that was given.
func Of(err error) string {
	var bad interface{ GetValue() string }
	if !errors.As(err, &bad) {
		return err.Error()
	}
	before, _, _ := strings.Cut(err.Error(), ": ")
	_, flag, _ := strings.Cut(before, " for ") // "--name" flag
	return "this value does not fit " + strings.ReplaceAll(strings.TrimSuffix(flag, " flag"), `"`, "")
}
