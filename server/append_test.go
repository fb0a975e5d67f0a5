package server

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/redact"
)

// FuzzAppendMasked wants of every text, with findings at random of such names, what encoding/json writes.
func FuzzAppendMasked(f *testing.F) {
	f.Add("", "", uint64(0))
	f.Add("card 4111 11▇▇ <b>&\"\\\n\u2028\xff\xe2\x80", "A\x00B\xff\u2029\"", uint64(1))
	for seed := range uint64(20) {
		f.Add("text", "NAME", seed)
	}
	f.Fuzz(func(t *testing.T, text, name string, seed uint64) {
		random := rand.New(rand.NewPCG(seed, 0))
		found := make([]finding, random.IntN(4))
		for i := range found {
			found[i] = randomFinding(random, name)
		}
		want, err := jsonAnswer(maskedText{text, found})
		require.NoError(t, err)
		require.Equal(t, string(want.body), string(appendMasked(nil, []byte(text), found))+"\n")
		for _, many := range []bool{false, true} {
			x := &exchange{s: &Server{}, many: many}
			results := []scanned{{found}, {found[:len(found)/2]}}
			want, err := listed(results, many)
			require.NoError(t, err)
			require.Equal(t, string(want.body), string(x.scannedAnswer(results).body))
		}
	})
}

func randomFinding(random *rand.Rand, name string) finding {
	names := []string{name, "CREDIT_CARD", "", "SE"}
	word := func() string { return names[random.IntN(len(names))] }
	at := func() (s span) { return span{int64(random.Uint64()), random.Int64N(1000)} }
	f := findingOf(redact.Finding{
		Entity: redact.Entity(word()), Detector: word(), Region: word(), Operator: word(), Score: randomScore(random),
		Validated: random.IntN(2) == 0, Undecided: random.IntN(2) == 0,
	})
	f.place = place{at(), at(), at()}
	if random.IntN(2) == 0 {
		f.Output = &place{at(), at(), at()}
	}
	for range random.IntN(3) {
		f.Alternatives = append(f.Alternatives, alternative{redact.Entity(word()), short(randomScore(random))})
	}
	return f
}

// randomScore is one of [0, 1], with both ends.
func randomScore(random *rand.Rand) float64 {
	switch random.IntN(4) {
	case 0:
		return float64(random.IntN(2))
	case 1:
		return random.Float64() / 1000
	}
	return random.Float64()
}
