package detectors

import "github.com/redactd/redactd/redact"

// Rivals returns the harmless explanations of digits. Each takes its bits from every candidate of
// digits that it explains. The bits are such that a context word right before the value outweighs
// one rival, except those that leave no doubt, such as a UUID. The slice is the caller's.
func Rivals() []redact.Rival {
	return []redact.Rival{
		{Name: "epoch time", Bits: -3.2, Match: isEpoch},
		{Name: "compact timestamp", Bits: -3.2, Match: isTimestamp},
		{Name: "date and time of day in two groups", Bits: -4.5, Match: isSplitTimestamp},
		{Name: "date or time", Bits: -9, Match: hasMoment},
		{Name: "UUID", Bits: -12, Match: inUUID},
		{Name: "part of an identifier", Bits: -6, Match: inIdentifier},
		{Name: "dotted version or address", Bits: -7, Match: isDotted},
		{Name: "decimal", Bits: -8, Match: isDecimal},
		{Name: "amount with its unit", Bits: -6, Match: isAmount},
		{Name: "value of a counter or an id", Bits: -4.5, Match: isCounter},
		{Name: "reference number", Bits: -4.5, Match: isReference},
	}
}
