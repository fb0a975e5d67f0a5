package policy

import (
	"slices"

	"github.com/redactd/redactd/redact"
)

// Where digits of a card stay readable and the same card has a token elsewhere, the two belong together for whoever sees
// both, and few numbers are left to try: PCI DSS 3.5.1 forbids it.

const errCorrelates = "of the same cards, some digits stay readable here and a token is written elsewhere, or the other way" +
	" round (PCI DSS 3.5.1): hide all their digits, or use one operator everywhere"

// linking are the operators by whose output a value is recognized.
var linking = []string{"hash", "token", "vault", "fpe", "surrogate"}

// correlates says whether a policy shows digits of cards in some texts and writes tokens of them in others.
func correlates(s *settings) bool {
	shown, linked := false, false
	for _, c := range append([]caseSettings{{settings: s}}, s.cases...) {
		if !c.reports(creditCard) {
			continue
		}
		op := (&redact.Policy{Operators: c.operators, Default: c.fallback}).OperatorOf(creditCard)
		shown = shown || shows(op)
		linked = linked || slices.Contains(linking, op.Name)
	}
	return shown && linked
}

// shows says whether an operator leaves digits of a card readable.
func shows(op redact.Operator) bool {
	if op.Hide == nil {
		return op.Keeps()
	}
	v := redact.Value{Entity: creditCard, Text: []byte("4111111111111111")}
	hide := make([]bool, len(v.Text))
	op.Hide(v, hide)
	return slices.Contains(hide, false)
}
