package keys

import (
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"strconv"
	"strings"
)

// String returns the ids of the keys, such as "key set [27182818, 3141592653 primary]".
func (s Set) String() string {
	var words []string
	for _, k := range s.Info() {
		word := strconv.FormatUint(uint64(k.ID), 10)
		switch {
		case k.Primary:
			word += " primary"
		case !k.Enabled:
			word += " disabled"
		}
		words = append(words, word)
	}
	return "key set [" + strings.Join(words, ", ") + "]"
}

// GoString is String.
func (s Set) GoString() string { return s.String() }

// Format prints String whatever the verb.
func (s Set) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, s.String()) }

// LogValue is String.
func (s Set) LogValue() slog.Value { return slog.StringValue(s.String()) }

// MarshalJSON returns Info.
func (s Set) MarshalJSON() ([]byte, error) { return json.Marshal(s.Info()) }
