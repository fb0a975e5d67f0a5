// Package detectors is the catalogue: what can be found, as rows of data, a file a family or
// region.
//
// A row is a [redact.Detector]: a trigger, a test, context words and weights. The functions of a
// family return its rows; All returns every row, and Rivals the harmless explanations that numbers
// have to beat. A policy picks from them.
package detectors

import (
	"slices"

	"github.com/redactd/redactd/redact"
)

// All returns every row of the catalogue. The slice is the caller's.
func All() []redact.Detector {
	return slices.Concat(append(identifiers(), Money(), Phones(), Cards(CardOptions{}), Network(), Secrets(), Personal())...)
}

// Identifiers returns the rows of numbers that states and health services give to people.
func Identifiers() []redact.Detector { return slices.Concat(identifiers()...) }

func identifiers() [][]redact.Detector {
	return [][]redact.Detector{
		{usSSN(), gluedSSN(), hl7SSN(), britishNHS.detector(), sePersonnummer(), polishPESEL.detector()},
		nordicIDs(), westIDs(), britishIDs(), eastIDs(), northIDs(), southIDs(), pacificIDs(), asiaIDs(), africaIDs(), worldIDs(), rareIDs(),
	}
}

// Money returns the rows of accounts and wallets; cards have a family of their own.
func Money() []redact.Detector {
	return slices.Concat([]redact.Detector{iban(), gluedIBAN(), taggedIBAN(), cryptoBase58(), cryptoBech32()}, wallets(), seedRows())
}

// Phones returns the rows of phone numbers: the international form, what a label announces, and the
// national form of each country of the table.
func Phones() []redact.Detector {
	rows := []redact.Detector{phoneE164(), phone00(), phoneAny()}
	for _, plan := range phonePlans() {
		rows = append(rows, plan.detector())
	}
	return rows
}
