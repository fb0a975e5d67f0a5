package operators_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/redact"
)

var fpeKey = []byte("a key of thirty-two bytes, or so")

// fpe encrypts a value and checks that it is restored, or that it was refused and cannot be.
func fpe(t testing.TB, o operators.FPEOptions, entity redact.Entity, value string) string {
	t.Helper()
	o.Key = fpeKey
	op, err := operators.FPE(o)
	require.NoError(t, err)
	restore, err := operators.RestoreFPE(o)
	require.NoError(t, err)
	got := apply(op, entity, value)
	back, err := restore([]byte("keep "), redact.Value{Entity: entity, Text: []byte(got)})
	if got == "["+string(entity)+"]" {
		require.ErrorContains(t, err, "cannot be restored")
		require.Equal(t, "keep ", string(back))
		return got
	}
	require.NoError(t, err)
	require.Equal(t, "keep "+value, string(back))
	require.Equal(t, classes(value), classes(got))
	return got
}

// classes writes 9 for each digit, a and A for letters, and leaves the rest.
func classes(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case '0' <= r && r <= '9':
			return '9'
		case 'a' <= r && r <= 'z':
			return 'a'
		case 'A' <= r && r <= 'Z':
			return 'A'
		}
		return r
	}, text)
}

func digitsOf(text string) []byte {
	return []byte(strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, text))
}

func ExampleFPE() {
	o := operators.FPEOptions{Key: []byte("0123456789abcdef0123456789abcdef"), Tweak: []byte("shop 1")}
	op, _ := operators.FPE(o)
	show(op, "CREDIT_CARD", "4111 1111 1111 1111")
	show(op, "PHONE_NUMBER", "+44 20 7946 0958")
	show(op, "EMAIL_ADDRESS", "Jo.Doe7@example.com")
	show(op, "CARD_CVV", "123")
	o.KeepBIN = true
	op, _ = operators.FPE(o)
	show(op, "CREDIT_CARD", "4111 1111 1111 1111")
	// Output:
	// "0211 6327 7637 5495"
	// "+36 15 8341 8436"
	// "Hj.Fty3@uzamiqo.lxl"
	// "[CARD_CVV]"
	// "4111 1150 8731 5374"
}

func ExampleRestoreFPE() {
	o := operators.FPEOptions{Key: []byte("0123456789abcdef0123456789abcdef"), Tweak: []byte("shop 1")}
	restore, _ := operators.RestoreFPE(o)
	value, err := restore(nil, redact.Value{Entity: "CREDIT_CARD", Text: []byte("0211 6327 7637 5495")})
	fmt.Println(string(value), err)
	// Output: 4111 1111 1111 1111 <nil>
}

func TestFPEKeepsTheShape(t *testing.T) {
	for _, value := range []string{
		"123456", "000000", "999999", "abcde", "ZZZZZ", "AbCdE", "ab1234", "1a2b3c", "z9z9z9",
		"+44 (0)20 7946-0958", "jo.doe_7@example.com", "SE45 5000 0000 0583 9825 7466", "10.0.0.1, 192.168.1.17",
		"abcde · fgh – ij", strings.Repeat("9", 100), strings.Repeat("z", 100), strings.Repeat("Z9", 50),
	} {
		got := fpe(t, operators.FPEOptions{}, "X", value)
		require.NotEqual(t, "[X]", got, "%q", value)
		require.NotEqual(t, value, got)
	}
}

// Random values of every size of a shape are restored.
func TestFPERestores(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	refused := 0
	for n := range 1200 {
		value := make([]byte, 1+n%40)
		for i := range value {
			value[i] = "0123456789abcXYZ .-"[r.IntN(19)]
		}
		if fpe(t, operators.FPEOptions{Luhn: n%2 == 0}, "X", string(value)) == "[X]" {
			refused++
		}
	}
	require.Less(t, refused, 300, "only short ones")
}

func TestFPERefusesValues(t *testing.T) {
	for _, value := range []string{
		"", "-", "12345", "abcd", "ab123", "1 2 3 4 5", "a.b@c.d", strings.Repeat("9", 101), strings.Repeat("z1", 51),
		"Åsa Andersson 1234567", "東京123456789", "١٢٣٤٥٦٧٨", "1234567\xff", "\xe51234567",
		"12345678½", "1234567e\u0301", "1234567\n", "123\t4567", "1234567\x00", "1234567\u00a0", "1234567€", "1234567\ufffd",
		`123456"7`, "123456'7", "123456`7", `123456\7`, "123456$7", "{1234567}", "%1234567", "1&234567", "<1234567>",
		"a=1234567", "1234567;",
	} {
		require.Equal(t, "[X]", fpe(t, operators.FPEOptions{}, "X", value), "%q", value)
		require.Equal(t, "[X]", fpe(t, operators.FPEOptions{Luhn: true}, "X", value), "%q", value)
	}
	for _, card := range []string{
		"", "0", "411111", "4111 1111 1111 1112", "4111 1111 1111 111I", "A4111111111111111",
	} {
		require.Equal(t, "[CREDIT_CARD]", fpe(t, operators.FPEOptions{}, "CREDIT_CARD", card), "%q", card)
	}
	for _, card := range []string{"", "4111", "411111", "4111111", "501234567891", "501234567896", "4111 1111 1111 111I"} {
		got := fpe(t, operators.FPEOptions{KeepBIN: true}, "CREDIT_CARD", card)
		require.Equal(t, "[CREDIT_CARD]", got, "%q", card)
	}
}

func TestFPEConcurrently(t *testing.T) {
	op, err := operators.FPE(operators.FPEOptions{Key: fpeKey, Tweak: []byte("ab"), KeepBIN: true})
	require.NoError(t, err)
	var all sync.WaitGroup
	for n := range 8 {
		all.Go(func() {
			card := fmt.Sprintf("41111%d1111111111", n)
			want := apply(op, "CREDIT_CARD", card)
			for range 100 {
				if apply(op, "CREDIT_CARD", card) != want {
					t.Error("another result beside others")
				}
			}
		})
	}
	all.Wait()
}

func FuzzFPE(f *testing.F) {
	f.Add("4111 1111 1111 1111", true, false, true)
	f.Add("jo.doe7@example.com", false, false, false)
	f.Add("49-015420-323751-8", false, true, false)
	f.Fuzz(func(t *testing.T, value string, keepBIN, check, card bool) {
		entity := redact.Entity("X")
		if card {
			entity = "CREDIT_CARD"
		}
		got := fpe(t, operators.FPEOptions{KeepBIN: keepBIN, Luhn: check}, entity, value)
		if card && !keepBIN && got != "[CREDIT_CARD]" {
			require.Equal(t, byte('0'), digitsOf(got)[0])
		}
	})
}

func BenchmarkFPE(b *testing.B) {
	op, err := operators.FPE(operators.FPEOptions{Key: fpeKey})
	require.NoError(b, err)
	for name, v := range map[string]redact.Value{
		"card":    {Entity: "CREDIT_CARD", Text: []byte("4111 1111 1111 1111")},
		"email":   {Entity: "EMAIL_ADDRESS", Text: []byte("jo.doe@example.com")},
		"iban":    {Entity: "IBAN_CODE", Text: []byte("SE45 5000 0000 0583 9825 7466")},
		"longest": {Entity: "PASSWORD", Text: bytes.Repeat([]byte("a1"), 50)},
	} {
		b.Run(name, func(b *testing.B) {
			var dst []byte
			for b.Loop() {
				dst = op.Replace(dst[:0], v)
			}
		})
	}
}
