// Command redact finds card numbers and personal data in text and hides them.
//
// It reads standard input or files and writes the same text with the values hidden; it also
// reports what is there (scan), says why (explain) and rewrites files in place. `redact help` is
// the manual.
package main

import "os"

func main() {
	os.Exit(newApp().run(os.Args[1:]))
}
