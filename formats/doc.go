// Package formats masks the texts in containers such as JSON and CSV, and leaves every other byte as it came.
//
// A [Writer] finds the values of a container and gives each, as it is written there, to a [redact.Redactor] that knows
// the name of its field and the name of the format. What takes a value's place is written so that the container can
// still be read. Input may be cut anywhere and of any length: a value is kept until it ends or is longer than 64 KiB,
// and then streams. What cannot be read as its format is an [Error], and what was not decided by then is withheld.
//
// # Adding a format
//
// A format is a file NAME.go with a scanner, a row in the table of format.go, and a file NAME_test.go that runs the kit
// of kit_test.go on documents of its own. A scanner hands each byte of its input to the splicer, in order and once: keep
// takes what stays as it came; begin, text and end take a value. It says how values are written by a form, and which
// field they are of by a place under the splicer's root.
package formats
