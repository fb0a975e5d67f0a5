// Package formats masks the texts in containers such as JSON and CSV, and leaves every other byte as it came.
//
// A [Writer] finds the values of a container and gives each, as its reader sees it, to a [redact.Redactor] that knows the
// name of its field and the name of the format. What takes a value's place is written so that the container can still
// be read. Input may be cut anywhere and of any length: a value is kept until it ends or is longer than 64 KiB, and
// then streams. What cannot be read as its format is an [Error], and what was not decided by then is withheld. If two
// names of members are masked they may become the same. A document in another charset than UTF-8 that it, or its media
// type, declares is masked as it decodes.
//
// # The way through
//
// Writer (writer.go) feeds pieces of the document to a scanner (json.go, csv.go), which tells a splicer (splicer.go) what
// it reads: what stays, and where the values of which fields (field.go) begin and end. At the end of a piece the splicer
// settles (settle.go): it asks of all values together in which of them anything may be found (known.go, quiet.go), and
// masks those (value.go, cursor.go; stream.go for long ones). A form (form.go) says how the text of a value is written.
// Texts that go on over tags are looked at once more together (run.go, run_mask.go); a document inside of another one has
// the same splicer (nested.go); one in another charset is decoded around all of that (charset.go, transcoder.go).
// What a small document leaves to the next one is in lasting.go.
//
// # Adding a format
//
// A format is a file NAME.go with a scanner, a row in the table of format.go, and a file NAME_test.go that runs the kit
// of kit_test.go on documents of its own: masked and promises, with every cut. A scanner hands each byte of its input
// to the splicer, in order and once: keep takes what stays as it came; begin, text and end take a value of a field, a
// child of the one that the document is within. What the scanner has to see whole before it knows what it is begins with beginToken. How
// the values are written is a form of its own, such as jsonText: where units of several bytes begin, what they stand
// for, and how a text is written that takes the place of another.
package formats
