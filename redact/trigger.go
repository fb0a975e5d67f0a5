package redact

import "slices"

// A Trigger is what makes the engine look: something so cheap to recognise that all triggers of all
// detectors are found in one pass over the text. The functions below make them.
type Trigger struct {
	kind     triggerKind
	min, max int
	literals []string
	layouts  []Layout
	label    bool
	fold     bool
	bare     bool
	capitals bool
	after    string
	heads    func(digits [4]byte, n int) uint32
	check    func(digits []byte) bool
}

type triggerKind uint8

const (
	kindNone triggerKind = iota
	kindGroups
	kindDigits
	kindForms
	kindLabelled
	kindDotted
	kindPlus
	kindToken
	kindAt
	kindQuads
	kindColons
	kindPrefix
	kindDashes
	kindChevrons
	kindKey
	kindLiterals
)

// A Layout is one written form: a sign a byte, 9 for a digit, A for an ASCII letter in either case, N for
// either of them, and any other ASCII byte for itself, such as "999-99-9999", "999999+9999" or "AA999999A".
// Bits is what this form adds to the evidence.
type Layout struct {
	Form string
	Bits float64
}

// Groups fires at the first digit of every group of digits from which whole groups, with 1 to 5
// characters that are neither letters nor digits between them, add up to min..max digits.
// Text.At is that digit. A non-nil lengths narrows it: it is asked with the first four digits (n of
// them known) and returns a bit set of the totals that can be valid, with Unchecked if not all of
// them need to pass a test that Checked adds.
func Groups(min, max int, lengths func(head [4]byte, n int) uint32) Trigger {
	return Trigger{kind: kindGroups, min: min, max: max, heads: lengths}
}

// Unchecked is the bit of a set of lengths that lifts Checked.
const Unchecked = 1

// Checked narrows Groups to numbers of which the digits of at least one total pass a test, such as a
// check digit, and Prefix to words that pass it.
func (t Trigger) Checked(passes func(digits []byte) bool) Trigger {
	t.check = passes
	return t
}

// Capitals narrows Prefix to words that begin with four capitals or underscores. Its literals are words.
func (t Trigger) Capitals() Trigger {
	t.capitals = true
	return t
}

// AfterLabel narrows Groups for a row that needs a context word: it fires only where the last word
// within 12 characters before the number may be one of the detector's words or a filler such as "is"
// or "at". A country that the policy names lifts that.
func (t Trigger) AfterLabel() Trigger {
	t.label = true
	return t
}

// Followed narrows Groups to numbers in one piece that one of the bytes follows.
func (t Trigger) Followed(by string) Trigger {
	t.after = by
	return t
}

// Digits fires at every digit, also inside a longer run, from which min..max digits follow with at
// most 5 characters between two of them that are neither letters nor digits. It is for policies that
// would rather hide too much.
func Digits(min, max int) Trigger { return Trigger{kind: kindDigits, min: min, max: max} }

// Forms fires where a value stands in one of the written forms, not glued to letters or digits and
// not continued by the same separator and another digit. Its own span is the value as written. Of the runs of
// letters and digits of a form, the first that is not of letters alone is of both, or the form has five digits
// or more from there on before a letter comes. One that leaves more than ten signs of that run open is asked for
// at every word of its length.
func Forms(layouts ...Layout) Trigger { return Trigger{kind: kindForms, layouts: layouts} }

// Layouts returns the written forms of a trigger that Forms made.
func (t Trigger) Layouts() []Layout { return slices.Clone(t.layouts) }

// Labelled fires at a group of min..max digits when the last word within 12 characters before it,
// with no digit between, may be one of the detector's words or a filler such as "is", "no" or
// "code". Its own span is the group.
func Labelled(min, max int) Trigger { return Trigger{kind: kindLabelled, min: min, max: max} }

// Dotted fires at the first digit of exactly four groups of 1 to 3 digits joined by single dots.
func Dotted() Trigger { return Trigger{kind: kindDotted} }

// Plus fires at a '+' before seven digits or more, with nothing but blanks, hyphens, dots, slashes,
// brackets or characters outside ASCII between them.
func Plus() Trigger { return Trigger{kind: kindPlus} }

// Token fires where a word begins with letters A-Z in either case and digits in the given shape,
// such as "AA99". Text.At is its first letter. Where heads are given, its first two letters must be
// those of one of them, in any case.
func Token(shape string, heads ...string) Trigger {
	return Trigger{kind: kindToken, literals: append([]string{shape}, heads...)}
}

// At fires at every '@' that something a host may begin with follows, and no other '@' behind that.
func At() Trigger { return Trigger{kind: kindAt} }

// Bare widens At to every '@', whatever stands behind it.
func (t Trigger) Bare() Trigger {
	t.bare = true
	return t
}

// Quads fires at the first of two dots that have four hexadecimal digits before, between and behind
// them.
func Quads() Trigger { return Trigger{kind: kindQuads} }

// Colons fires at the first character of a chain of hexadecimal groups (of 0 to 4 digits) joined by
// colons: at least five of them, or two in a row.
func Colons() Trigger { return Trigger{kind: kindColons} }

// Prefix fires where a word of at least min (8 or more) letters, digits, '_' and '-' begins with one
// of the literals, up to four '_' or '-' in front of it aside. Its own span is that word. Of a literal that other signs stand in, such as "SG." or
// "v1.0-", the word is what begins behind the last of them: Text.At is there, and Before has to reach
// back to the literal's beginning.
func Prefix(min int, literals ...string) Trigger {
	return Trigger{kind: kindPrefix, min: min, literals: literals}
}

// Literals fires at the first byte of every occurrence of one of the words, also inside longer ones; with fold,
// their case does not count. Its own span is the word. Each has 3 to 256 bytes of UTF-8.
func Literals(fold bool, words ...string) Trigger {
	return Trigger{kind: kindLiterals, fold: fold, literals: words}
}

// Dashes fires at the first of five hyphens that a letter follows, whatever stands before them.
func Dashes() Trigger { return Trigger{kind: kindDashes} }

// Chevrons fires at a '<' behind a letter or a digit and before another '<', a capital or a digit, as in the
// lines that machines read from travel documents, and at two that are written &lt;.
func Chevrons() Trigger { return Trigger{kind: kindChevrons} }

// Key fires at the ':' or '=' of an assignment to one of the names, in any case, quoted or not:
// name=, "name":, name =, **user_name**:. Text.At is the sign.
func Key(names ...string) Trigger { return Trigger{kind: kindKey, literals: names} }
