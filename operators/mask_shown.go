package operators

import "github.com/redactd/redactd/redact"

// Shown is how many letters and digits stay readable at either end of a value.
type Shown struct{ First, Last int }

// minHidden is how many letters and digits stay hidden whatever the settings: the check digit of a
// card gives one away, so k hidden digits leave 10^(k-1) numbers to try.
const minHidden = 4

func (s Shown) safe() bool { return s.First >= 0 && s.Last >= 0 && s.First+s.Last <= 16-minHidden }

// shown is what is shown of a value with n letters and digits.
func (o *MaskOptions) shown(e redact.Entity, text []byte, n int) Shown {
	s, ok := o.ByLength[n]
	if !ok {
		s = o.Shown
	}
	switch {
	case NeverStored(e):
		return Shown{}
	case o.EveryLength && n >= 12:
		return s
	case o.BIN && e == card:
		s.First = brandBIN(text, n)
	}
	if e == card {
		s = s.ofCard(n)
	}
	return s.limited(n)
}

// card is the entity of which the payment card industry says what may be shown.
const card redact.Entity = "CREDIT_CARD"

// ofCard is what may be shown of a card with n digits, from 15 on.
func (s Shown) ofCard(n int) Shown {
	if n == 16 {
		return Shown{min(s.First, 8), min(s.Last, 4)}
	}
	return Shown{min(s.First, 6), min(s.Last, 4)}
}

// limited is what may be shown of any value with n letters and digits.
func (s Shown) limited(n int) Shown {
	switch {
	case n >= 16:
		return s
	case n == 15:
		s.First = min(s.First, 6)
		return Shown{s.First, min(s.Last, 10-s.First)}
	case n >= 12:
		return Shown{0, min(s.Last, 4)}
	case n-s.First-s.Last >= minHidden:
		return s
	}
	return Shown{}
}

// brandBIN is how many digits of a card with n digits name its issuer: 8 of 16 with the brands that have given out such
// since 2022 (Visa, Mastercard, Discover, JCB and UnionPay), 6 of all others.
// Source: ISO/IEC 7812-1:2017, which made them 8 long, and PCI SSC FAQ 1091 for the brands.
func brandBIN(text []byte, n int) int {
	head, digits := 0, 0
	for _, c := range text {
		if '0' <= c && c <= '9' && digits < 4 {
			head, digits = head*10+int(c-'0'), digits+1
		}
	}
	within := func(low, high int) bool { return low <= head && head <= high }
	if n == 16 && digits == 4 && (within(4000, 4999) || within(5100, 5599) || within(2221, 2720) ||
		head == 6011 || within(6440, 6599) || within(3528, 3589) || within(6200, 6299)) {
		return 8
	}
	return 6
}
