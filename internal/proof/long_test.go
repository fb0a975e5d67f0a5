package proof

import (
	"bytes"
	"slices"
	"testing"
)

// TestLongLines writes texts whose lines are about as long as a neighbourhood reaches, some with a key in the
// middle, in pieces of random sizes: what is looked at again must not depend on where a piece ends.
func TestLongLines(t *testing.T) {
	r := redactor(t)
	from := newTexts(t, *seed)
	key := []byte("-----BEGIN PRIVATE KEY-----\nMIIEvQ\n-----END PRIVATE KEY-----")
	for k := range max(30, *cuts/5000) {
		text := thinned(from.next(2000+from.IntN(16_000)), 1+from.IntN(40))
		if k%3 == 0 {
			text = slices.Insert(text, from.IntN(len(text)), key...)
		}
		inPieces(t, r, from, text, 5, 700, 4096, 9000)
	}
}

// thinned keeps one line break in so many.
func thinned(text []byte, keep int) []byte {
	lines := bytes.SplitAfter(text, []byte("\n"))
	for i := range lines {
		if i%keep != 0 {
			lines[i] = bytes.TrimSuffix(lines[i], []byte("\n"))
		}
	}
	return bytes.Join(lines, nil)
}
