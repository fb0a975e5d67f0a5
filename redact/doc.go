// Package redact finds card numbers and personal data in text of any length and writes the same text
// with them hidden.
//
// A [Redactor] is made from a [Policy] by [New]; it is immutable and safe for concurrent use. The
// output never depends on how the input was cut, only values that were found change, and after an
// error nothing more is written.
//
// [Redactor.Field] is for values whose name stands elsewhere, such as the key of a JSON value.
//
// Data walks through the files of this package once, in this order: window (which with carry is all that
// knows that input comes in pieces), fold, scan, weigh, resolve, apply.
package redact
