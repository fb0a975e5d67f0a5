package literal

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

type span struct{ start, end int }

func all(s *Set, window []byte) []span {
	var got []span
	s.Each(window, func(start, end int) { got = append(got, span{start, end}) })
	return got
}

// naive is the oracle: every word against every place, by the same order.
func naive(s *Set, window []byte) []span {
	var want []span
	for _, word := range s.words {
		for i := range window {
			if bytes.HasPrefix(window[i:], word) {
				want = append(want, span{i, i + len(word)})
			}
		}
	}
	return want
}

func TestEach(t *testing.T) {
	for _, row := range []struct {
		name   string
		words  []string
		window string
		want   []span
	}{
		{"one", []string{"ghp_"}, "a ghp_x", []span{{2, 6}}},
		{"twice", []string{"ab"}, "abab", []span{{0, 2}, {2, 4}}},
		{"itself", []string{"aa"}, "aaaa", []span{{0, 2}, {1, 3}, {2, 4}}},
		{"inside another", []string{"he", "she", "hers"}, "ushers", []span{{2, 4}, {2, 6}, {1, 4}}},
		{"duplicates and empties", []string{"b", "", "b"}, "abc", []span{{1, 2}}},
		{"case counts", []string{"ab"}, "AB", nil},
		{"bytes", []string{"\xff\x00"}, "a\xff\x00b", []span{{1, 3}}},
		{"no words", nil, "abc", nil},
		{"no window", []string{"a"}, "", nil},
		{"cut word", []string{"card"}, "my ca", nil},
	} {
		t.Run(row.name, func(t *testing.T) {
			s, err := New(row.words)
			require.NoError(t, err)
			require.Equal(t, row.want, all(s, []byte(row.window)))
			require.Equal(t, row.want != nil, s.Contains([]byte(row.window)))
		})
	}
}

func TestNewRefuses(t *testing.T) {
	var many []string
	for i := range 201 {
		many = append(many, fmt.Sprintf("secret%04d", i))
	}
	_, err := New(many)
	require.Equal(t, ErrTooMany, err)
	_, err = New(many[:200])
	require.NoError(t, err)
	_, err = New([]string{strings.Repeat("s", MaxWord+1)})
	require.Equal(t, ErrWordTooLong, err)
	_, err = New(append(many[:100], many[:100]...))
	require.NoError(t, err, "repeated words count once")
}

// A small alphabet makes words that begin, end and contain one another.
func TestAgreesWithNaiveSearch(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	word := func(most int) string {
		b := make([]byte, 1+random.IntN(most))
		for i := range b {
			b[i] = "ab\xc3"[random.IntN(3)]
		}
		return string(b)
	}
	for range 3000 {
		var words []string
		for range 1 + random.IntN(8) {
			words = append(words, word(6))
		}
		s, err := New(words)
		require.NoError(t, err)
		window := []byte(word(60))
		want := naive(s, window)
		require.Equal(t, want, all(s, window), "%q in %q", words, window)
		require.Equal(t, len(want) > 0, s.Contains(window), "%q in %q", words, window)
	}
}

func TestConcurrentUse(t *testing.T) {
	s, err := New([]string{"alpha", "beta", "gamma", "lph"})
	require.NoError(t, err)
	window := []byte("alpha beta alphabeta")
	want := naive(s, window)
	var group sync.WaitGroup
	wrong := make([]int, 8)
	for g := range wrong {
		group.Go(func() {
			for range 2000 {
				if len(all(s, window)) != len(want) || s.Contains([]byte("gamm")) {
					wrong[g]++
				}
			}
		})
	}
	group.Wait()
	require.Equal(t, make([]int, 8), wrong)
}

func TestContainsDoesNotAllocate(t *testing.T) {
	s, err := New([]string{"ghp_", "xoxb-"})
	require.NoError(t, err)
	window := bytes.Repeat([]byte("clean text gh xo "), 100)
	require.Zero(t, testing.AllocsPerRun(100, func() { s.Contains(window) }))
	require.Zero(t, testing.AllocsPerRun(100, func() { s.Each(window, nil) }))
}

func FuzzEach(f *testing.F) {
	f.Add("he she hers", []byte("ushers"))
	f.Add("a aa aaa", []byte("aaaaaa"))
	f.Fuzz(func(t *testing.T, words string, window []byte) {
		s, err := New(strings.Fields(words))
		if err != nil {
			return
		}
		require.Equal(t, naive(s, window), all(s, window))
	})
}

func BenchmarkContains(b *testing.B) {
	s, err := New([]string{"ghp_", "xoxb-", "AKIA", "sk_live_"})
	require.NoError(b, err)
	window := bytes.Repeat([]byte("2026-11-24 INFO request served in 12 ms "), 100)
	b.SetBytes(int64(len(window)))
	for b.Loop() {
		s.Contains(window)
	}
}
