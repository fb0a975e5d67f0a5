package manual

import (
	"fmt"
	"slices"
	"unicode/utf8"
)

// Box is what each hidden character becomes.
const Box = "▇"

// Limits of what may be asked for.
const (
	MaxStrings = 10_000
	// MaxWork bounds the length of a text times the number of strings.
	MaxWork = 1 << 32
)

// Options say what to hide. Tags in the text are always heeded.
type Options struct {
	// Strings of UTF-8 are hidden wherever they stand, overlapping or not. Their case counts.
	Strings []string
	// Spans are stretches of bytes of the text as it came, half open, on the boundaries of characters.
	Spans []Span
}

// A Span is a stretch of bytes, half open.
type Span struct{ Start, End int }

// A Result is a text without what was to be hidden.
type Result struct {
	Text []byte
	// Hidden is how many characters are hidden.
	Hidden int
	// Missing are the indexes of strings that were not found, in order.
	Missing []int
}

// An Error says what cannot be done, and at which byte of the text. It holds nothing of the text or the strings.
type Error struct {
	Offset int
	Reason string
}

// Error returns the place and the reason.
func (e *Error) Error() string { return fmt.Sprintf("manual: byte %d: %s", e.Offset, e.Reason) }

// Text hides what the options, and tags in the text, point at. It fails with an *Error if that is not clear.
func Text(text []byte, o Options) (Result, error) {
	p, err := readTags(text)
	if err != nil {
		return Result{}, err
	}
	return p.hide(o)
}

// HTML is Text for a document or a part of one.
func HTML(text []byte, o Options) (Result, error) {
	p, err := readHTML(text)
	if err != nil {
		return Result{}, err
	}
	return p.hide(o)
}

// hide does what the options say.
func (p *page) hide(o Options) (r Result, err error) {
	if err := o.check(p.src); err != nil {
		return r, err
	}
	for i, s := range o.Strings {
		if !p.hideAll([]byte(s)) {
			r.Missing = append(r.Missing, i)
		}
	}
	p.boxSpans(o.Spans)
	r.Text, r.Hidden = p.write()
	return r, nil
}

func (o Options) check(text []byte) error {
	switch {
	case len(o.Strings) > MaxStrings || int64(len(text))*int64(len(o.Strings)) > MaxWork:
		return &Error{0, "there are too many strings for a text of this length: ask for fewer at a time"}
	case slices.Contains(o.Strings, ""):
		return &Error{0, "a string to hide is empty: leave it out"}
	case slices.ContainsFunc(o.Strings, func(s string) bool { return !utf8.ValidString(s) }):
		return &Error{0, "a string to hide is no UTF-8: it would be found inside of characters"}
	}
	for _, s := range o.Spans {
		if s.Start < 0 || s.End < s.Start || s.End > len(text) || !boundary(text, s.Start) || !boundary(text, s.End) {
			return &Error{max(0, min(s.Start, len(text))), "a span does not begin and end at characters of the text"}
		}
	}
	return nil
}

// boundary says whether no character of the text has bytes on both sides of an offset.
func boundary(text []byte, at int) bool {
	if at == len(text) || utf8.RuneStart(text[at]) {
		return true
	}
	for from := at - 1; from >= 0 && from > at-utf8.UTFMax; from-- {
		if _, n := utf8.DecodeRune(text[from:]); n > 1 {
			return from+n <= at
		}
	}
	return true
}
