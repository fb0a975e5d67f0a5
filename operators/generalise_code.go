package operators

import (
	"bytes"
	"regexp"
	"slices"
)

// sparse are the beginnings of ZIP codes of places with 20,000 inhabitants or fewer, by the census of 2000.
// Source: guidance of the US Department of Health and Human Services on de-identification, 2012.
var sparse = []string{
	"036", "059", "063", "102", "203", "556", "692", "790", "821", "823", "830", "831", "878", "879", "884", "890",
	"893",
}

// newGeneralZIP keeps the first three digits, or writes zeros for those of a place where few live.
func newGeneralZIP() generalRule {
	zip := regexp.MustCompile(`^(\d{3})(?:\d\d(?:[ -]?\d{4})?|\*\*)$`)
	return func(text []byte) []byte {
		part := zip.FindSubmatch(text)
		switch {
		case part == nil:
			return nil
		case slices.Contains(sparse, string(part[1])):
			return []byte("000**")
		}
		return append(part[1][:3:3], "**"...)
	}
}

// newOutwardCode keeps the outward code, in front of a digit and two letters.
func newOutwardCode() generalRule {
	code := regexp.MustCompile(`^(?i)([A-Z]{1,2}\d[A-Z\d]?)(?: ?\d[A-Z]{2})?$`)
	return func(text []byte) []byte {
		if part := code.FindSubmatch(text); part != nil {
			return part[1]
		}
		return nil
	}
}

// halvedCode puts a star over each letter and digit of the second half, the one in the middle included.
func halvedCode(text []byte) []byte {
	units := 0
	for _, c := range text {
		switch {
		case c == '*' || c < 0x80 && !separates(rune(c)):
			units++
		case c != ' ' && c != '-':
			return nil
		}
	}
	if units < 3 || units > 10 {
		return nil
	}
	return starred(bytes.Clone(text), units/2)
}

// starred writes stars over the letters and digits of a code behind the first ones.
func starred(code []byte, kept int) []byte {
	for i, c := range code {
		if c == ' ' || c == '-' {
			continue
		}
		if kept--; kept < 0 {
			code[i] = '*'
		}
	}
	return code
}
