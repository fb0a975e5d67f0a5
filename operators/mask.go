package operators

import (
	"bytes"
	"errors"
	"strings"
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
	errLength = errors.New("operators: mask: lengths of values are from 4 to 100: change the length, or use" +
		" show_first and show_last for all")
)

// DefaultBox is what a hidden character becomes where nothing else is said.
const DefaultBox = "▇"

// MaskOptions are the settings of Mask. The zero value hides every letter and digit.
type MaskOptions struct {
	// Shown is what stays readable where nothing else is said of a length. Limits of the payment card industry go
	// before it, and before all other settings here: see Mask.
	Shown
	// ByLength is what stays readable of values with that many letters and digits.
	ByLength map[int]Shown
	// BIN shows as many of the first digits of a card as its brand has for the issuer, 8 or 6, instead of First.
	BIN bool
	// KeepDomain leaves what stands behind the last @ of an e-mail address as it is, and masks what stands before it. Of
	// other values it leaves nothing: a password may hold an @. An address is what has an entity with EMAIL in its name.
	KeepDomain bool
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
func CardMask() MaskOptions { return MaskOptions{Shown: Shown{First: 6, Last: 4}} }

// Mask returns an operator that puts a box over each letter and digit and leaves what separates
// them. It refuses settings that show too much and boxes that may break what is around the value.
//
// Of 16 letters and digits and more at most 12 stay readable, of 15 at most the first 6 and 10 in all, of 12 to 14 at
// most the last 4, of fewer none where less than 4 would be hidden. Of a card number at most the first 8 of 16 digits,
// or 6 of another number, and the last 4 stay readable; of what may not be stored none: see [NeverStored].
// Source: PCI DSS 4.0.1, 3.4.1 and 3.5.1, and PCI SSC FAQ 1091.
func Mask(o MaskOptions) (redact.Operator, error) {
	if err := o.check(); err != nil {
		return redact.Operator{}, err
	}
	box, err := checkBox(o.Box)
	if err != nil {
		return redact.Operator{}, err
	}
	return redact.Operator{Name: "mask", Settings: o.String(), Box: box, Hide: func(v redact.Value, hide []bool) {
		text := v.Text
		if o.KeepDomain && strings.Contains(string(v.Entity), "EMAIL") {
			text = text[:max(0, bytes.LastIndexByte(text, '@'))]
		}
		if len(text) == 0 {
			text = v.Text
		}
		o.hide(v.Entity, text, hide)
	}}, nil
}

func (o *MaskOptions) check() error {
	if !o.Shown.safe() {
		return errShown
	}
	for n, s := range o.ByLength {
		switch {
		case n < minHidden || n > 100:
			return errLength
		case !s.safe():
			return errShown
		}
	}
	if o.EveryLength && (o.First > 6 || o.Last > 4 || o.BIN || len(o.ByLength) > 0) {
		return errEveryLength
	}
	return nil
}

// hide marks all characters but the separators and those that are shown.
func (o *MaskOptions) hide(e redact.Entity, text []byte, hide []bool) {
	total := 0
	each(text, func(int, int) { total++ })
	s := o.shown(e, text, total)
	n := 0
	each(text, func(start, end int) {
		if n >= s.First && n < total-s.Last {
			for i := start; i < end; i++ {
				hide[i] = true
			}
		}
		n++
	})
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
