package operators_test

import (
	"fmt"
	"math/rand/v2"
	"net/netip"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/luhn"
	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/redact"
)

func surrogate(t testing.TB, set *keys.Set, tenant string) redact.Operator {
	t.Helper()
	op, err := operators.Surrogate(set, operators.SurrogateOptions{Tenant: tenant})
	require.NoError(t, err)
	require.True(t, op.LooksReal)
	return op
}

// fixedSet is the same in every run, so that examples and seeds hold.
func fixedSet(t testing.TB) *keys.Set {
	t.Helper()
	set, err := keys.FromRaw([]byte("a secret of at least thirty-two bytes"))
	require.NoError(t, err)
	return set
}

func ExampleSurrogate() {
	set, _ := keys.FromRaw([]byte("a secret of at least thirty-two bytes"))
	op, _ := operators.Surrogate(set, operators.SurrogateOptions{Tenant: "shop 1"})
	show(op, "CREDIT_CARD", "4111 1111 1111 1111")
	show(op, "CREDIT_CARD", "4111-1111-1111-1111")
	show(op, "EMAIL_ADDRESS", "jo.doe@corp.test")
	show(op, "PHONE_NUMBER", "+44 (0)20 7123 4567")
	show(op, "PERSON", "Dr. Jo DOE")
	show(op, "IP_ADDRESS", "10.1.2.3")
	show(op, "DATE_OF_BIRTH", "31 January 1980")
	show(op, "PASSWORD", "hunter2")
	// Output:
	// "0566 3273 8773 1303"
	// "0566-3273-8773-1303"
	// "dora.fisher181@example.org"
	// "+44 (0)20 7946 0475"
	// "Dr. Tobias ABEL"
	// "203.0.113.151"
	// "27 January 1974"
	// "[PASSWORD]"
}

// shapes are values of which a look-alike has the same shape, with a 9 for a digit drawn at random.
var shapes = map[redact.Entity][]string{
	"CREDIT_CARD":  {"9999 9999 9999 9999", "9999-999999-99999", "9999999999999", "9999999999999999999"},
	"IBAN_CODE":    {"DE99 9999 9999 9999 9999 99", "GB99AAAA99999999999999", "NO9999999999999"},
	"US_SSN":       {"999-99-9999", "999999999"},
	"PHONE_NUMBER": {"+1 999 999 9999", "(299) 999-9999", "+44 2099 999999", "+46 (0)70-999 99 99", "0999 9999999", "+81 99 9999 9999"},
	"MAC_ADDRESS":  {"9A:99:9A:99:99:A9", "99-99-99-99-99-99", "99aa.9999.a999"},
	"DATE_TIME":    {"2009-01-29", "1999/11/09", "19.12.1999", "09/09/99"},
}

// Random values have look-alikes of their shape: the same for the same value, another for another key or tenant.
func TestSurrogateProperties(t *testing.T) {
	set, r := newSet(t), rand.New(rand.NewPCG(1, 2))
	op, again, tenant, key := surrogate(t, set, ""), surrogate(t, set, ""), surrogate(t, set, "b"), surrogate(t, newSet(t), "")
	for e, patterns := range shapes {
		same := 0
		for n := range 4000 {
			value := randomHexLike(r, patterns[n%len(patterns)])
			got := apply(op, e, value)
			require.NotEqual(t, "["+string(e)+"]", got, "%q", value)
			require.NotEqual(t, value, got)
			if e != "MAC_ADDRESS" {
				require.Equal(t, classes(value), classes(got), "%q", value)
			}
			require.Equal(t, got, apply(again, e, value))
			if got == apply(tenant, e, value) || got == apply(key, e, value) {
				same++
			}
		}
		require.Less(t, same, 200, "%s: chance alone", e)
	}
}

// randomHexLike is randomLike, but letters stay hexadecimal or as they are.
func randomHexLike(r *rand.Rand, pattern string) string {
	if strings.HasPrefix(pattern, "2009") || strings.HasPrefix(pattern, "19") || strings.HasPrefix(pattern, "09") {
		return pattern
	}
	return strings.Map(func(c rune) rune {
		if c == '9' {
			return '0' + rune(r.IntN(10))
		}
		return c
	}, pattern)
}

// However a value is grouped and in either case, it has the same look-alike.
func TestSurrogateJoins(t *testing.T) {
	op := surrogate(t, fixedSet(t), "")
	plain := func(text string) string {
		return strings.ToLower(strings.NewReplacer(" ", "", "-", "", ".", "").Replace(text))
	}
	for e, values := range map[redact.Entity][]string{
		"CREDIT_CARD": {"4111111111111111", "4111 1111 1111 1111", "4111-1111-1111-1111"},
		"IBAN_CODE":   {"DE89370400440532013000", "DE89 3704 0044 0532 0130 00", "de89370400440532013000"},
		"MAC_ADDRESS": {"00-1B-63-84-45-E6", "001b.6384.45e6"},
		"PERSON":      {"Ada Lovelace", "ADA LOVELACE", "ada lovelace", "Ada-Lovelace"},
		"US_SSN":      {"536-90-4399", "536904399"},
	} {
		want := plain(apply(op, e, values[0]))
		for _, value := range values[1:] {
			require.Equal(t, want, plain(apply(op, e, value)), "%q", value)
		}
	}
	require.NotEqual(t, apply(op, "PERSON", "Ada Lovelace"), apply(op, "PERSON_LAST_NAME", "Ada Lovelace"), "entities differ")
}

func TestSurrogateConcurrently(t *testing.T) {
	op := surrogate(t, newSet(t), "")
	var all sync.WaitGroup
	for n := range 8 {
		all.Go(func() {
			value := fmt.Sprintf("31.01.%d", 1990+n)
			want := apply(op, "DATE_TIME", value)
			for range 100 {
				if apply(op, "DATE_TIME", value) != want {
					t.Error("another look-alike beside others")
				}
			}
		})
	}
	all.Wait()
}

// Each kind stays in the range that is nobody's.
func TestSurrogateRanges(t *testing.T) {
	op, r := surrogate(t, newSet(t), ""), rand.New(rand.NewPCG(3, 4))
	for range 4000 {
		card := digitsOf(apply(op, "CREDIT_CARD", randomLike(r, "9999 9999 9999 9999")))
		require.True(t, card[0] == '0' && luhn.Valid(card), "%s", card)
		require.Regexp(t, `^666-(0[1-9]|[1-9]\d)-\d{4}$`, apply(op, "US_SSN", randomLike(r, "999-99-9999")))
		require.Regexp(t, `^[a-z]+\.[a-z]+\d{1,3}@example\.(com|net|org)$`, apply(op, "EMAIL_ADDRESS", randomLike(r, "a99@b.test")))
		url := apply(op, "URL", randomLike(r, "https://x.test/u/99?q=9"))
		require.Regexp(t, `^https://[a-z]+\d{1,3}\.example\.(com|net|org)/[a-z]+$`, url)
		require.Regexp(t, `^00:00:5e:00:53:[0-9a-f]{2}$`, apply(op, "MAC_ADDRESS", randomLike(r, "9a:99:99:99:99:99")))
		v4 := fmt.Sprintf("%d.%d.%d.%d", r.IntN(256), r.IntN(256), r.IntN(256), r.IntN(256))
		require.True(t, documented(apply(op, "IP_ADDRESS", v4)), v4)
		require.True(t, documented(apply(op, "IP_ADDRESS", randomLike(r, "2a01:9999::9999"))))
		require.True(t, documented(apply(op, "IP_ADDRESS", "::ffff:"+v4)), v4)
	}
}

// Nor is the look-alike of a value of such a range that value itself.
func TestSurrogateOfLookAlikes(t *testing.T) {
	op, r := surrogate(t, newSet(t), ""), rand.New(rand.NewPCG(15, 16))
	for range 4000 {
		for e, value := range map[redact.Entity]string{
			"MAC_ADDRESS": fmt.Sprintf("00:00:5e:00:53:%02x", r.IntN(256)), "IP_ADDRESS": fmt.Sprintf("192.0.2.%d", r.IntN(256)),
			"PHONE_NUMBER": randomLike(r, "+1 202 555 0199"), "PERSON": []string{"ada", "ida", "zoe", "paula"}[r.IntN(4)],
		} {
			require.NotEqual(t, value, apply(op, e, value))
		}
	}
}

// documented says whether an address is kept for documentation.
func documented(text string) bool {
	ip, err := netip.ParseAddr(text)
	for _, net := range []string{"192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32"} {
		if err == nil && netip.MustParsePrefix(net).Contains(ip.Unmap()) {
			return true
		}
	}
	return false
}

// What is no value of its kind, and what has none, has the mark alone.
func TestSurrogateRefuses(t *testing.T) {
	op := surrogate(t, newSet(t), "")
	for e, values := range map[redact.Entity][]string{
		"CREDIT_CARD":   {"41111", "4111 1111 1111 111I", "4111\\1111\"11111111"},
		"IBAN_CODE":     {"DE89", "8937 0400 4405 3201 3000"},
		"US_SSN":        {"SSN536904399", "53690439"},
		"EMAIL_ADDRESS": {"jo.doe"},
		"URL":           {"javascript://x", "://x"},
		"IP_ADDRESS":    {"300.1.1.1", "fe80::1%eth0", "10.0.0.0/8"},
		"MAC_ADDRESS":   {"00:11:22:33:44", "00:11:22:33:44:55:66", "00_11_22_33_44_55"},
		"CRYPTO":        {"", "1", "1A1z P1eP"},
		"DATE_TIME":     {"soon", "2026-02-30", "12/27"},
		"PL_PESEL":      {"44051401359"},
		"PASSWORD":      {"hunter2"}, "X": {"1234567890"}, "CRYPTO_SEED_PHRASE": {"abandon about"},
		"CARD_CVV": {"123"}, "CARD_PIN": {"1234"}, "CARD_PIN_BLOCK": {"0412AC89ABCDEF67"}, "CARD_TRACK": {"^DOE/JANE"},
	} {
		for _, value := range values {
			require.Equal(t, "["+string(e)+"]", apply(op, e, value), "%q", value)
		}
	}
	_, err := operators.Surrogate(&keys.Set{}, operators.SurrogateOptions{})
	require.Error(t, err)
}

func TestSurrogateHostile(t *testing.T) {
	set := newSet(t)
	op, err := operators.Surrogate(set, operators.SurrogateOptions{Valid: func(redact.Entity, string) bool { return false }})
	require.NoError(t, err)
	for _, e := range kinds {
		for _, value := range hostile {
			checkOutput(t, value, apply(op, e, value))
		}
	}
}

func FuzzSurrogate(f *testing.F) {
	op, err := operators.Surrogate(fixedSet(f), operators.SurrogateOptions{Valid: func(_ redact.Entity, text string) bool {
		return len(text)%2 == 0
	}})
	require.NoError(f, err)
	for n, value := range append(hostile[:20:20], "4111 1111 1111 1111", "jo@x.test", "+44 20 7946 0958", "31 Jan 2026", "O'Neil, J.") {
		f.Add(value, byte(n))
	}
	f.Fuzz(func(t *testing.T, value string, kind byte) {
		e := kinds[int(kind)%len(kinds)]
		got := apply(op, e, value)
		checkOutput(t, value, got)
		require.NotEqual(t, value, got)
		require.Equal(t, got, apply(op, e, value))
	})
}

func BenchmarkSurrogate(b *testing.B) {
	op := surrogate(b, fixedSet(b), "")
	for name, v := range map[string]redact.Value{
		"card":  {Entity: "CREDIT_CARD", Text: []byte("4111 1111 1111 1111")},
		"email": {Entity: "EMAIL_ADDRESS", Text: []byte("jo.doe@example.com")},
		"date":  {Entity: "DATE_TIME", Text: []byte("31 January 2026")},
	} {
		b.Run(name, func(b *testing.B) {
			var dst []byte
			for b.Loop() {
				dst = op.Replace(dst[:0], v)
			}
		})
	}
}
