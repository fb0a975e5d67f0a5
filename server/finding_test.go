package server

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/require"
)

// fragments are what texts are made of at random: values, and what stands between them.
var fragments = []string{
	"card 4111 1111 1111 1111", "4111111111111111", "5555-5555-5555-4444 cvv 123", "ann@example.com", "é", "😀", "\n", " ", ", ",
	"IBAN DE89370400440532013000", "password=x1y2z3", "日本", "\u200b", "tel +44 20 7946 0958", "x", "192.0.2.7", "٤١١١١١١١١١١١١١١١",
}

// TestPlaces makes texts at random, masks them in several ways, and wants that the text between two findings is the same
// before and after, and that the three ways to count agree.
func TestPlaces(t *testing.T) {
	s, _ := newServer(t, Config{})
	random := rand.New(rand.NewPCG(1, 2))
	for round := range 400 {
		var text strings.Builder
		for range 1 + random.IntN(12) {
			text.WriteString(fragments[random.IntN(len(fragments))])
		}
		operator := []string{"mask", "replace", "remove", "keep"}[round%4]
		in := text.String()
		body, err := json.Marshal(map[string]any{"text": in, "operator": operator})
		require.NoError(t, err)
		status, answer := post(t, s, "/v1/redact", jsonText, string(body))
		require.Equal(t, 200, status, answer)
		var got maskedText
		require.NoError(t, json.Unmarshal([]byte(answer), &got))
		checkPlaces(t, in, got)
	}
}

func checkPlaces(t *testing.T, in string, got maskedText) {
	t.Helper()
	var before, after int64
	for i, f := range got.Findings {
		countsAgree(t, in, f.place)
		countsAgree(t, got.Text, *f.Output)
		if f.Start < before || f.Output.Start < after {
			continue // it overlaps with the one before
		}
		require.Equal(t, in[before:f.Start], got.Text[after:f.Output.Start], "%q before finding %d", in, i)
		before, after = f.End, f.Output.End
	}
	require.Equal(t, in[before:], got.Text[after:], "%q behind all findings", in)
}

func countsAgree(t *testing.T, text string, p place) {
	t.Helper()
	value := text[p.Start:p.End]
	require.Equal(t, value, string([]rune(text)[p.Runes.Start:p.Runes.End]))
	require.Equal(t, value, string(utf16.Decode(utf16.Encode([]rune(text))[p.UTF16.Start:p.UTF16.End])))
}

// FuzzQuery wants of every query a wish, or a problem that repeats none of it.
func FuzzQuery(f *testing.F) {
	for _, query := range []string{"", "entities=A,B&operator=mask", "min_score=0.5", "a=%zz", canary + "=1", "policy=" + canary} {
		f.Add(query)
	}
	f.Fuzz(func(t *testing.T, query string) {
		w, err := wishOf(query)
		if err != nil {
			require.NotContains(t, problemOf(err).detail, canary)
			return
		}
		require.Equal(t, w.tidy().key(), w.tidy().tidy().key())
	})
}
