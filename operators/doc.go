// Package operators says what takes a value's place: Mask and HideAll put a box over its
// characters, Replace and Remove take it out, Keep reports it and leaves it. Hash, Token, Encrypt and SealTo
// write a mark that carries something, Vault one that stands for what a store keeps, Surrogate a made-up value,
// Shift another date and Generalise less of the
// value. FPE writes another value of the same shape, from which a key makes the value again.
//
// Operators are values for a [redact.Policy]. Masking what Mask, HideAll, Replace or Generalise wrote changes
// nothing; what Remove leaves, or FPE, Surrogate and Shift write, cannot be told from text that was always so.
package operators
