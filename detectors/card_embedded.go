package detectors

import (
	"github.com/redactd/redactd/luhn"
	"github.com/redactd/redactd/redact"
)

// embeddedCard takes any 14 to 16 digits that pass the Luhn rule for a card, wherever they stand.
func embeddedCard() redact.Detector {
	return redact.Detector{
		Name:    "card",
		Entity:  creditCard,
		About:   "14 to 16 digits that pass the Luhn rule, also inside longer numbers",
		Example: "4111 1111 1111 1111",
		Trigger: redact.Digits(14, 16),
		Before:  1,
		After:   16 + 15*gapMax,
		Match:   matchEmbedded,
		Pass:    0.1,
		Prior:   12,
		Alone:   true,
	}
}

// matchEmbedded takes the longest number that begins at the trigger: it hides what shorter ones
// would.
func matchEmbedded(t redact.Text, found []redact.Match) []redact.Match {
	var digits [16]byte
	var ends [16]int
	n := 0
	for i := t.At; i < len(t.B) && n < len(digits); i++ {
		switch c := t.B[i]; {
		case isDigit(c):
			digits[n], ends[n] = c, i+1
			n++
		case c != ' ' && c != '-':
			i = len(t.B)
		}
	}
	for ; n >= 14; n-- {
		if luhn.Valid(digits[:n]) {
			return append(found, redact.Match{Start: t.At, End: ends[n-1], NoWords: true})
		}
	}
	return found
}
