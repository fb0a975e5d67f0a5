package operators_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSurrogatePhones(t *testing.T) {
	op := surrogate(t, newSet(t), "")
	for value, want := range map[string]string{
		"+1 212 867 5309":     `^\+1 [234]0[1-9] 555 01\d\d$`,
		"(212) 867-5309":      `^\([234]0[1-9]\) 555-01\d\d$`,
		"1-800-867-5309":      `^1-[234]0[1-9]-555-01\d\d$`,
		"867-5309":            `^555-01\d\d$`,
		"+44 (0)20 7123 4567": `^\+44 \(0\)20 7946 0\d\d\d$`,
		"+44 7123 456789":     `^\+44 7700 900\d\d\d$`,
		"+44 121 234 5678":    `^\+44 163 296 0\d\d\d$`,
		"0044 121 234 5678":   `^0044 163 296 0\d\d\d$`,
		"+33 6 12 34 56 78":   `^\+33 6 39 98 \d\d \d\d$`,
		"+46 70 123 45 67":    `^\+46 70 174 06 [1-9]\d$`,
		"+49 30 1234567":      `^\+99 9\d \d{7}$`,
		"+49 30 12345678":     `^\+49 30 23125\d\d\d$`,
		"+61 2 9374 4000":     `^\+61 2 5550 \d{4}$`,
		"+81 3 1234 5678":     `^\+99 9 \d{4} \d{4}$`,
		"030 12345678":        `^009 99\d{6}$`,
		"98765 43210":         `^00999 \d{5}$`,
		"0118 999 881 999":    `^0099 9\d\d \d{3} \d{3}$`,
		"1234567":             `^\[PHONE_NUMBER\]$`,
		"+1 212 867 5309 x12": `^\[PHONE_NUMBER\]$`,
		"+12345":              `^\[PHONE_NUMBER\]$`,
		"+1234567":            `^\+999\d{4}$`,
		"00 1234567":          `^00 999\d{4}$`,
	} {
		require.Regexp(t, want, apply(op, "PHONE_NUMBER", value), value)
	}
}

func TestSurrogateNames(t *testing.T) {
	op := surrogate(t, newSet(t), "")
	for value, want := range map[string]string{
		"Ada Lovelace":          `^[A-Z][a-z]+ [A-Z][a-z]+$`,
		"LOVELACE, Ada K.":      `^[A-Z]+, [A-Z][a-z]+ [A-Z]\.$`,
		"dr. ada lovelace":      `^dr\. [a-z]+ [a-z]+$`,
		"Seán O'Brien-Łukasz":   `^[A-Z][a-z]+ [A-Z][a-z]+-[A-Z][a-z]+$`,
		"Mr Bean":               `^Mr [A-Z][a-z]+$`,
		"山田 太郎":                 `^[A-Za-z]+ [A-Za-z]+$`,
		"J R R Tolkien":         `^[A-Z] [A-Z] [A-Z] [A-Z][a-z]+$`,
		"R2 D2":                 `^\[PERSON\]$`,
		`Ada "Countess"`:        `^\[PERSON\]$`,
		"a b c d e f g h i":     `^\[PERSON\]$`,
		" - ":                   `^\[PERSON\]$`,
		"Ada\xff":               `^\[PERSON\]$`,
		strings.Repeat("x", 99): `^[a-z]+$`,
	} {
		require.Regexp(t, want, apply(op, "PERSON", value), "%q", value)
	}
}
