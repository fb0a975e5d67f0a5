package detectors

import (
	"bytes"

	"github.com/redactd/redactd/redact"
)

// Two letters for the scheme, right before the number, as reservation systems write a form of payment: FPCCVI4111...

// vendors are the letters, and what the numbers of each begin with.
var vendors = map[string]string{"VI": "4", "CA": "25", "MC": "25", "IK": "25", "AX": "3", "DC": "3", "DS": "6", "JC": "3", "TP": "1"}

// isVendor says whether the letters before the window are the code of its scheme, alone or behind CC.
func isVendor(t redact.Text, w *cardWindow) bool {
	word := wordBefore(t, w.start)
	for _, form := range []string{"FPCC", "CC"} {
		if len(word) == len(form)+2 {
			word = bytes.TrimPrefix(word, []byte(form))
		}
	}
	first, ok := vendors[string(word)]
	return ok && w.sure && !isDigit(t.Byte(w.start-len(wordBefore(t, w.start))-1)) && bytes.IndexByte([]byte(first), t.B[w.start]) >= 0
}
