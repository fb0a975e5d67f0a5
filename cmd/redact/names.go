package main

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// nameFor is how reports for programs name an input: as it is, except that a file name may itself hold
// a value, which is masked.
func (a *app) nameFor(input string) string {
	if input == stdinName {
		return input
	}
	return a.masked(input)
}

// label is how reports for people name an input: on one line, with nothing in it that a terminal obeys.
func (a *app) label(input string) string { return visible(a.nameFor(input)) }

// visible escapes what does not print, as in \n, \x1b and \u202e, and bytes that are not UTF-8.
func visible(s string) string {
	var b strings.Builder
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		if unicode.IsPrint(r) && (r != utf8.RuneError || n > 1) {
			b.WriteString(s[:n])
		} else {
			b.WriteString(strings.Trim(strconv.Quote(s[:n]), `"`))
		}
		s = s[n:]
	}
	return b.String()
}
