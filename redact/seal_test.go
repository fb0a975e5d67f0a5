package redact

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func seal(data []byte) string { return string(AppendSeal(nil, "ID", data)) }

// TestSealsReadBack reads seals of every length, alone and with text behind them.
func TestSealsReadBack(t *testing.T) {
	for n := SealMin; n <= SealMax; n += 7 {
		data := bytes.Repeat([]byte{byte(n), 0xff, 0}, n)[:n]
		text := seal(data)
		for _, behind := range []string{"", "]", " x", "[ID]"} {
			e, got, end := SealAt([]byte("kept"), []byte(text+behind))
			require.Equal(t, Entity("ID"), e)
			require.Equal(t, "kept"+string(data), string(got))
			require.Equal(t, len(text), end)
		}
	}
}

// TestSealsAreRefused changes each byte of a seal to others, cuts it everywhere, and tries what only looks like one.
func TestSealsAreRefused(t *testing.T) {
	text := seal(bytes.Repeat([]byte("secret"), 4))
	for i := range text {
		for _, c := range []byte("a7Z] \x00\xff") {
			if other := text[:i] + string(rune(c)) + text[i+1:]; other != text && (i == 0 || i > 2) {
				_, _, n := SealAt(nil, []byte(other))
				require.Zero(t, n, "%q", other)
			}
		}
		_, _, n := SealAt(nil, []byte(text[:i]))
		require.Zero(t, n, "%q", text[:i])
	}
	for _, s := range []string{"", "[", "[ID", "[ID]", "[ID:]", "[:aaaa]", "[id:" + text[4:], "[ID:hunter2hunter2hunter2hunter2hunter2]"} {
		_, _, n := SealAt(nil, []byte(s))
		require.Zero(t, n, "%q", s)
	}
	longest := AppendSeal(nil, Entity(strings.Repeat("E", longestEntity)), make([]byte, SealMax))
	require.Less(t, len(longest), SealText)
	require.Equal(t, "[ID]", seal(make([]byte, SealMin-1)))
	require.Equal(t, "[ID]", seal(make([]byte, SealMax+1)))
}

// everyWord takes every word of eight letters and digits or more.
var everyWord = Detector{
	Name: "id", Entity: "ID", Trigger: Prefix(8, strings.Split("abcdefghijklmnopqrstuvwxyz0123456789", "")...),
	Before: 48, After: 48, Prior: 9, Alone: true,
}

// TestNothingIsFoundInSeals has rows that take every word of eight letters and digits or more, and such of 32.
func TestNothingIsFoundInSeals(t *testing.T) {
	r, err := New(Policy{Default: Operator{Name: "keep"}, Detectors: []Detector{everyWord, {
		Name: "long", Entity: "ID", Trigger: Forms(Layout{Form: strings.Repeat("N", 32)}),
		Before: 48, After: 48, Prior: 9, Alone: true,
	}}})
	require.NoError(t, err)
	for i := range 500 {
		text := seal(fmt.Appendf(nil, "%016d", i))
		require.Empty(t, mustFind(t, r, "x "+text+" y"), "%q", text)
		long := strings.Repeat("a ", i) + seal(bytes.Repeat([]byte{byte(i)}, SealMin+i)) + " z"
		require.Empty(t, mustFind(t, r, long), "%q", long)
	}
	require.Len(t, mustFind(t, r, "[ID:7secretsecretsecretsecretsecretsecret]"), 1, "what is no seal is looked at")
}

// TestSealsMayBeCut writes a text with seals of two entities, one of which the policy does not know, in two pieces.
func TestSealsMayBeCut(t *testing.T) {
	r, err := New(Policy{Default: Operator{Name: "keep"}, Detectors: []Detector{everyWord}})
	require.NoError(t, err)
	text := "to " + seal([]byte("0123456789abcdef")) + " and " + string(AppendSeal(nil, "OTHER", bytes.Repeat([]byte("long"), 150))) + " end"
	for cut := range text {
		var out bytes.Buffer
		w := r.NewWriter(&out)
		for _, part := range []string{text[:cut], text[cut:]} {
			_, err := w.Write([]byte(part))
			require.NoError(t, err)
		}
		require.NoError(t, w.Close())
		require.Equal(t, text, out.String(), "cut at %d", cut)
	}
}

func FuzzSealAt(f *testing.F) {
	f.Add([]byte(seal(make([]byte, 20))))
	f.Add([]byte("[ID:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa]"))
	f.Fuzz(func(t *testing.T, b []byte) {
		e, data, n := SealAt(nil, b)
		require.LessOrEqual(t, n, len(b))
		if n > 0 {
			require.Equal(t, string(b[:n]), string(AppendSeal(nil, e, data)))
		}
	})
}
