// Package pages runs what README.md and docs/*.md tell people to type: its tests fail where a command does, or where its
// output is not the one that stands below it.
//
// A page is one session of bash, from its top to its end, in a folder of its own that has testdata/samples, with redact and
// redactd on the path. Its blocks say what they are:
//
//   - console: each line behind "$ " is a command ("> " goes on with one that ends in a backslash), and what stands below is
//     all that it prints, errors included. Its exit code is 0, unless `echo $?` behind it says which.
//   - sh: lines that are run and of which nothing but exit codes is looked at. A redactd that is started with & goes on to
//     the end of the page.
//   - go, python, yaml, json, text: not run.
//
// Addresses on 127.0.0.1 are others while a page runs. A command with `go run ./` is for a clone, and runs in this one; `go
// run NAME.go` is a program of the page that imports its packages. What cannot be run here stands behind a line
// `<!-- not run: REASON -->`.
//
// With -write the outputs are written into the pages instead, to be looked at with git diff.
package pages
