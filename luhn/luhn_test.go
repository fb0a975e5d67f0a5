package luhn_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/luhn"
)

func TestValid(t *testing.T) {
	for number, want := range map[string]bool{
		"79927398713":         true,
		"79927398710":         false,
		"4111111111111111":    true,
		"4111111111111112":    false,
		"5555555555554444":    true,
		"378282246310005":     true,
		"6011111111111117":    true,
		"30569309025904":      true,
		"490154203237518":     true, // an IMEI
		"8112189876":          true, // the last ten of a Swedish personal number
		"6304000000000000000": true,
		"0":                   true,
		"0000000000000000":    true,
		"1":                   false,
		"18":                  true,
		"":                    false,
		"4111 1111 1111 1111": false,
		"411111111111111a":    false,
		"411111111111111\xb1": false,
	} {
		require.Equal(t, want, luhn.Valid([]byte(number)), "%q", number)
	}
}

func TestDigit(t *testing.T) {
	for payload, want := range map[string]byte{
		"7992739871":      '3',
		"411111111111111": '1',
		"37828224631000":  '5',
		"0":               '0',
		"1":               '8',
		"5":               '9',
	} {
		got, ok := luhn.Digit([]byte(payload))
		require.True(t, ok, payload)
		require.Equal(t, string(want), string(got), payload)
	}
	for _, payload := range []string{"", "12a", "1-2", "/", ":"} {
		_, ok := luhn.Digit([]byte(payload))
		require.False(t, ok, "%q", payload)
	}
}

// TestValidCatches changes every digit of a valid number to every other: none may pass.
func TestValidCatches(t *testing.T) {
	number := []byte("5555555555554444")
	for i, good := range number {
		for d := byte('0'); d <= '9'; d++ {
			number[i] = d
			require.Equal(t, d == good, luhn.Valid(number), "digit %d as %c", i, d)
		}
		number[i] = good
	}
}

// naive is the definition, read from left to right with a table of doubled digits.
func naive(number []byte) bool {
	doubled := [10]int{0, 2, 4, 6, 8, 1, 3, 5, 7, 9}
	total := 0
	for i, c := range number {
		if c < '0' || c > '9' {
			return false
		}
		if (len(number)-i)%2 == 0 {
			total += doubled[c-'0']
		} else {
			total += int(c - '0')
		}
	}
	return len(number) > 0 && total%10 == 0
}

func FuzzValid(f *testing.F) {
	for _, s := range []string{"", "0", "79927398713", "4111111111111111", "41111111111111x1"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, number []byte) {
		require.Equal(t, naive(number), luhn.Valid(number))
		digit, ok := luhn.Digit(number)
		if ok {
			require.True(t, luhn.Valid(append(append([]byte{}, number...), digit)))
		}
	})
}

func BenchmarkValid(b *testing.B) {
	number := []byte("4111111111111111")
	for b.Loop() {
		luhn.Valid(number)
	}
}
