package proof

import (
	"fmt"
	"slices"

	"github.com/redactd/redactd/redact"
	"github.com/redactd/redactd/redact/redacttest"
)

// shrunk adds the shortest text that still breaks a promise to a failure, for the person who reads
// it: it drops stretches as long as something still fails.
func shrunk(r *redact.Redactor, text []byte, failure error) error {
	small, last := text, redacttest.Promises(r, text)
	if last == nil {
		return fmt.Errorf("text %q: %w", text, failure)
	}
	for size := len(small) / 2; size > 0; size /= 2 {
		for at := 0; at+size <= len(small); {
			shorter := slices.Concat(small[:at], small[at+size:])
			if err := redacttest.Promises(r, shorter); err != nil {
				small, last = shorter, err
			} else {
				at += size
			}
		}
	}
	return fmt.Errorf("text %q: %w", small, last)
}
