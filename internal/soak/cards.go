package main

import (
	"math/rand/v2"
	"strings"

	"github.com/redactd/redactd/luhn"
)

// brands are what a planted number begins with, its length, and the groups it is printed in.
var brands = []struct {
	name, prefix string
	groups       []int
}{
	{"visa", "4", []int{4, 4, 4, 4}},
	{"mastercard", "53", []int{4, 4, 4, 4}},
	{"mastercard 2", "2317", []int{4, 4, 4, 4}},
	{"amex", "37", []int{4, 6, 5}},
	{"discover", "6011", []int{4, 4, 4, 4}},
	{"diners", "36", []int{4, 6, 4}},
	{"jcb", "3530", []int{4, 4, 4, 4}},
	{"unionpay", "6221", []int{4, 4, 4, 4}},
	{"unionpay 19", "6228", []int{4, 4, 4, 4, 3}},
	{"maestro", "6759", []int{4, 4, 4, 4}},
	{"mir", "2202", []int{4, 4, 4, 4}},
}

// separators are how its groups are written.
var separators = []string{"", " ", "-", "\u00a0"}

// number returns a valid card number of brand b, its groups joined by sep.
func number(rng *rand.Rand, b int, sep string) string {
	digits := []byte(brands[b].prefix)
	length := 0
	for _, n := range brands[b].groups {
		length += n
	}
	for len(digits) < length-1 {
		digits = append(digits, '0'+byte(rng.IntN(10)))
	}
	check, _ := luhn.Digit(digits)
	digits = append(digits, check)
	var groups []string
	for _, n := range brands[b].groups {
		groups = append(groups, string(digits[:n]))
		digits = digits[n:]
	}
	return strings.Join(groups, sep)
}
