package proof

import (
	"bytes"
	"sync"
	"testing"

	"github.com/redactd/redactd/detectors"
	"github.com/redactd/redactd/redact"
	"github.com/redactd/redactd/redact/redacttest"
)

// FuzzEngine: for any text, cut anywhere, the default policy keeps the promises, and a card with
// its word on a line of its own is hidden whatever stands around it. Masking twice is masking once for any line;
// in DESIGN.md stands what two lines can do.
func FuzzEngine(f *testing.F) {
	seeds(f)
	r := redactor(f)
	f.Fuzz(func(t *testing.T, text []byte, at uint16) {
		cut := int(at) % (len(text) + 1)
		check(t, r, text, cut)
		if line := bytes.ReplaceAll(text, []byte("\n"), nil); !stable(t, r, line) {
			t.Fatalf("masked twice is not masked once: %q", unstable(t, r, line))
		}
		planted := append(append(bytes.Clone(text[:cut]), "\ncard "+card+"\n"...), text[cut:]...)
		masked, err := r.Append(nil, planted)
		if err != nil || bytes.Contains(masked, []byte("\ncard "+card)) {
			t.Fatalf("the planted card is left, error %v: %q", err, masked)
		}
	})
}

// FuzzRow: the same for one row of the catalogue at a time.
func FuzzRow(f *testing.F) {
	seeds(f)
	var rows []func() *redact.Redactor
	for _, d := range detectors.All() {
		rows = append(rows, sync.OnceValue(func() *redact.Redactor { return alone(f, d) }))
	}
	f.Fuzz(func(t *testing.T, text []byte, at uint16) {
		check(t, rows[int(at)%len(rows)](), text, int(at)/7%(len(text)+1))
	})
}

// alone returns a Redactor of one row that reports whatever the row matches.
func alone(tb testing.TB, d redact.Detector) *redact.Redactor {
	d.Alone, d.Off = true, false
	r, err := redact.New(redact.Policy{Detectors: []redact.Detector{d}, MinScore: 1e-9, Default: redact.Operator{Name: "keep"}})
	if err != nil {
		tb.Fatalf("%s: %v", d.Name, err)
	}
	return r
}

// check wants the same output and findings from a text cut in two, and from its masked form.
func check(t *testing.T, r *redact.Redactor, text []byte, cut int) {
	for range 2 {
		whole, found, err := redacttest.Pieces(r, text)
		if err != nil {
			t.Fatal(err)
		}
		if err := redacttest.Same(r, text, whole, found, min(cut, len(text))); err != nil {
			t.Fatal(err)
		}
		text = whole
	}
}

// seeds adds every twentieth case and the hostile pieces: the fuzzer finds the rest.
func seeds(f *testing.F) {
	for i, text := range marked(f) {
		if i%20 == 0 {
			f.Add(text, uint16(i))
		}
	}
	for i, piece := range evil {
		f.Add([]byte(piece), uint16(i))
	}
}
