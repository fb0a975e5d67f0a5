package literal

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

type place struct{ word, start, end int }

func places(x *Index, window string) []place {
	var got []place
	x.Each([]byte(window), nil, func(word, start, end int) { got = append(got, place{word, start, end}) })
	return got
}

// sorted puts places in one order: what is found at the same place comes in any.
func sorted(list []place) []place {
	slices.SortFunc(list, func(a, b place) int {
		return (a.start-b.start)*1_000_000 + (a.end-b.end)*1000 + a.word - b.word
	})
	return list
}

func TestIndex(t *testing.T) {
	words := []Word{{"Bluebird", true}, {"Red Oak", true}, {"Red", false}, {"åsa", true}, {"bluebird", true}}
	x, err := NewIndex(words)
	require.NoError(t, err)
	require.Equal(t, 8, x.Longest())
	for window, want := range map[string][]place{
		"":                  nil,
		"re":                nil,
		"a BLUEBIRD":        {{0, 2, 10}, {4, 2, 10}},
		"red oak, Red Oak":  {{1, 0, 7}, {2, 9, 12}, {1, 9, 16}},
		"RED":               nil,
		"xRedx":             {{2, 1, 4}},
		"ÅSA Åsa åsa":       {{3, 0, 4}, {3, 5, 9}, {3, 10, 14}},
		"\xc5sa \xe5sa":     nil,
		"\x85Bluebird\xc3":  {{0, 1, 9}, {4, 1, 9}},
		"Blueb\xffird Blue": nil,
	} {
		require.Equal(t, want, places(x, window), "%q", window)
	}
}

func TestNewIndexRefuses(t *testing.T) {
	_, err := NewIndex([]Word{{"ab", false}})
	require.Equal(t, ErrWordTooShort, err)
	_, err = NewIndex([]Word{{strings.Repeat("a", MaxWord+1), false}})
	require.Equal(t, ErrWordTooLong, err)
	_, err = NewIndex([]Word{{"ab\xff", false}})
	require.Equal(t, ErrNotUTF8, err)
	_, err = NewIndex(slices.Repeat([]Word{{"abc", false}}, maxIndexed+1))
	require.Equal(t, ErrTooManyWords, err)
	_, err = NewIndex(slices.Repeat([]Word{{strings.Repeat("a", MaxWord), false}}, maxIndexedTotal/MaxWord+1))
	require.Equal(t, ErrIndexTooLarge, err)
	x, err := NewIndex(nil)
	require.NoError(t, err)
	require.Nil(t, places(x, "anything"))
}

// A small alphabet makes words that begin, end and contain one another; sets above 2,000 bytes have no gate.
func TestIndexAgreesWithNaiveSearch(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	word := func(least, most int) string {
		b := make([]byte, least+random.IntN(most))
		for i := range b {
			b[i] = "abAB\xc3\xa5\x85 "[random.IntN(8)]
		}
		return string(b)
	}
	for round := range 2000 {
		n := 1 + random.IntN(8)
		if round%50 == 0 {
			n = 700
		}
		var words []Word
		for range n {
			w := strings.ToValidUTF8(word(3, 4), "å")
			words = append(words, Word{w + "aaa"[:max(0, 3-len(w))], random.IntN(2) == 0})
		}
		x, err := NewIndex(words)
		require.NoError(t, err)
		window := word(0, 80)
		got := sorted(places(x, window))
		want := sorted(naiveBytes(words, window))
		require.Equal(t, want, got, "%q in %q", words, window)
	}
}

// naiveBytes is the oracle: every word against every place.
func naiveBytes(words []Word, window string) []place {
	var want []place
	folded := string(appendFolded(nil, []byte(window)))
	for at := range len(window) {
		for i, w := range words {
			word, in := w.Text, window[at:]
			if w.Fold {
				word, in = string(appendFolded(nil, []byte(word))), folded[at:]
			}
			if strings.HasPrefix(in, word) {
				want = append(want, place{i, at, at + len(word)})
			}
		}
	}
	return want
}

func many(n int) []Word {
	var words []Word
	for i := range n {
		words = append(words, Word{fmt.Sprintf("Employee %05d", i), true})
	}
	return words
}

func TestIndexOfTenThousand(t *testing.T) {
	x, err := NewIndex(many(10_000))
	require.NoError(t, err)
	require.Equal(t, []place{{4711, 3, 17}}, places(x, "is employee 04711 here"))
	require.Nil(t, places(x, strings.Repeat("employee 1", 100)))
}

func TestIndexConcurrentUse(t *testing.T) {
	for _, n := range []int{3, 1000} {
		x, err := NewIndex(many(n))
		require.NoError(t, err)
		window := "x Employee 00002, EMPLOYEE 00001"
		want := places(x, window)
		require.Len(t, want, 2)
		var group sync.WaitGroup
		wrong := make([]int, 8)
		for g := range wrong {
			group.Go(func() {
				for range 2000 {
					if !slices.Equal(places(x, window), want) {
						wrong[g]++
					}
				}
			})
		}
		group.Wait()
		require.Equal(t, make([]int, 8), wrong)
	}
}

// What a window that begins or ends elsewhere finds, where it can see the word, is the same.
func FuzzIndex(f *testing.F) {
	f.Add("bluebird,Red Oak,åsa", []byte("a BLUEBIRD red oak Åsa"), 5)
	f.Add("\xc3\x85\x85,\x85\xc3\x85", []byte("\xc3\x85\x85\xc3\x85"), 1)
	f.Fuzz(func(t *testing.T, list string, window []byte, cut int) {
		var words []Word
		for i, w := range strings.Split(list, ",") {
			words = append(words, Word{w, i%2 == 0})
		}
		x, err := NewIndex(words)
		if err != nil {
			return
		}
		got := sorted(places(x, string(window)))
		require.Equal(t, sorted(naiveBytes(words, string(window))), got)
		if cut < 0 || cut > len(window) {
			return
		}
		for _, p := range places(x, string(window[cut:])) {
			p.start, p.end = p.start+cut, p.end+cut
			require.Contains(t, got, p, "found behind the cut only")
		}
	})
}

func BenchmarkIndex(b *testing.B) {
	window := bytes.Repeat([]byte("2026-11-24 INFO request served in 12 ms for Anna, order 4711 "), 500)
	for _, words := range [][]Word{{{"EMP-", false}, {"Bluebird", false}}, {{"EMP-", true}, {"Bluebird", true}}, many(10_000)} {
		x, err := NewIndex(words)
		require.NoError(b, err)
		gate := x.gate
		for _, gated := range []bool{true, false} {
			if gated && gate == nil {
				continue
			}
			b.Run(fmt.Sprintf("words=%d,fold=%v,gate=%v", len(words), words[0].Fold, gated), func(b *testing.B) {
				if x.gate = gate; !gated {
					x.gate = nil
				}
				b.SetBytes(int64(len(window)))
				var scratch []byte
				for b.Loop() {
					scratch = x.Each(window, scratch, func(int, int, int) {})
				}
			})
		}
	}
}
