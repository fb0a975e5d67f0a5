// Package operators says what takes a value's place: Mask and HideAll put a box over its
// characters, Replace and Remove take it out, Keep reports it and leaves it. FPE writes another value
// of the same shape, from which a key makes the value again.
//
// Operators are values for a [redact.Policy]. Masking what Mask, HideAll or Replace wrote changes
// nothing; what Remove leaves, or FPE writes, cannot be told from text that was always so.
package operators
