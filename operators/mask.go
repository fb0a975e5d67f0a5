package operators

import (
	"errors"
	"unicode"
	"unicode/utf8"

	"github.com/redactd/redactd/redact"
)

// The errors of Mask.
var (
	errShown = errors.New("operators: mask: show_first and show_last must be 0 or more, and" +
		" together leave at least 4 of 16 digits hidden: use at most 12, such as 6 and 4")
	errEveryLength = errors.New("operators: mask: every length shows 6 + 4 or less: lower" +
		" show_first and show_last")
)

// DefaultBox is what a hidden character becomes where nothing else is said.
const DefaultBox = "▇"

// minHidden is how many letters and digits stay hidden whatever the settings: the check digit of a
// card gives one away, so k hidden digits leave 10^(k-1) numbers to try.
const minHidden = 4

// MaskOptions are the settings of Mask. The zero value hides every letter and digit.
type MaskOptions struct {
	// First and Last are how many letters and digits stay readable at the ends of a value of 16 and
	// more; together at most 12. Of 15 at most the first 6 and 10 in all stay (PCI SSC FAQ 1091),
	// of 12 to 14 at most the last 4, of fewer none where less than 4 would be hidden.
	First, Last int
	// Box is what each hidden character becomes, "" for DefaultBox: one printable character that is
	// no digit, no space and none of " ' ` \ $ { } %.
	Box string
	// EveryLength shows First, at most 6, and Last, at most 4, at every length from 12 on, as
	// Zendesk does. Of 12 digits that leaves two hidden, of which one is a check digit: it is not
	// safe.
	EveryLength bool
}

// CardMask is how a card number is masked by default: the first 6 and the last 4 digits stay
// readable from 15 digits on, the last 4 below. It returns a copy.
func CardMask() MaskOptions { return MaskOptions{First: 6, Last: 4} }

// Mask returns an operator that puts a box over each letter and digit and leaves what separates
// them. It refuses settings that show too much and boxes that may break what is around the value.
func Mask(o MaskOptions) (redact.Operator, error) {
	switch {
	case o.First < 0 || o.Last < 0 || o.First+o.Last > 16-minHidden:
		return redact.Operator{}, errShown
	case o.EveryLength && (o.First > 6 || o.Last > 4):
		return redact.Operator{}, errEveryLength
	}
	box, err := checkBox(o.Box)
	if err != nil {
		return redact.Operator{}, err
	}
	return redact.Operator{Name: "mask", Box: box, Hide: func(v redact.Value, hide []bool) {
		o.hide(v.Text, hide)
	}}, nil
}

// hide marks all characters but the separators and those that are shown.
func (o MaskOptions) hide(text []byte, hide []bool) {
	total := 0
	each(text, func(int, int) { total++ })
	first, last := o.shown(total)
	n := 0
	each(text, func(start, end int) {
		if n >= first && n < total-last {
			for i := start; i < end; i++ {
				hide[i] = true
			}
		}
		n++
	})
}

// shown is how many of n characters are shown at either end.
func (o MaskOptions) shown(n int) (first, last int) {
	switch {
	case n >= 16, n >= 12 && o.EveryLength:
		return o.First, o.Last
	case n == 15:
		first = min(o.First, 6)
		return first, min(o.Last, 10-first)
	case n >= 12:
		return 0, min(o.Last, 4)
	case n-o.First-o.Last >= minHidden:
		return o.First, o.Last
	}
	return 0, 0
}

// each calls f with the place of every character that is no separator.
func each(text []byte, f func(start, end int)) {
	for i := 0; i < len(text); {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRune(text[i:])
		}
		if !separates(r) {
			f(i, i+n)
		}
		i += n
	}
}

// separates says whether r stands between the parts of a value. A byte that is no UTF-8 does not:
// it may be a letter in another encoding.
func separates(r rune) bool {
	if r < utf8.RuneSelf {
		return !('0' <= r && r <= '9' || 'a' <= r|0x20 && r|0x20 <= 'z')
	}
	return r != utf8.RuneError && (unicode.IsSpace(r) || unicode.IsPunct(r))
}
