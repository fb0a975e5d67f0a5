package redact_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/detectors"
	"github.com/redactd/redactd/redact"
)

var (
	aMark = regexp.MustCompile(`⟦[A-Z0-9_]+ ([^⟧\n]+)⟧`)
	aWord = regexp.MustCompile(`[A-Za-z][A-Za-z_-]+`)
)

// TestMuteNames wants of names that say nothing that they hide nothing: all words of the marked files are tried as names of
// fields, before the values that are marked there.
func TestMuteNames(t *testing.T) {
	files, err := filepath.Glob("../testdata/detectors/*.txt")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	r, err := redact.New(redact.Policy{Detectors: detectors.All(), Rivals: detectors.Rivals(), Default: redact.Operator{
		Name: "replace", Replace: func(dst []byte, v redact.Value) []byte { return append(dst, v.Entity...) },
	}})
	require.NoError(t, err)
	rng := rand.New(rand.NewPCG(1, 2))
	mute, tried := 0, 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		var values []string
		for _, m := range aMark.FindAllStringSubmatch(string(text), -1) {
			values = append(values, m[1])
		}
		names := aWord.FindAllString(aMark.ReplaceAllString(string(text), ""), -1)
		slices.Sort(names)
		for _, name := range slices.Compact(names) {
			if testing.Short() && rng.IntN(20) > 0 {
				continue
			}
			if tried++; !r.IsMute(name) {
				continue
			}
			mute++
			for range 2 {
				v := values[rng.IntN(len(values))]
				got, err := r.Field(name).String(v)
				require.NoError(t, err)
				want, err := r.Heard(name).String(v)
				require.NoError(t, err)
				require.Equal(t, want, got, "%s=%s", name, v)
			}
		}
	}
	t.Logf("%d of %d names are mute", mute, tried)
	require.Greater(t, mute, tried/10)
}

func TestMute(t *testing.T) {
	r, err := redact.New(redact.Policy{Detectors: detectors.All(), Default: redact.Operator{Name: "keep"}})
	require.NoError(t, err)
	for _, name := range []string{"level", "createdAt", "user.displayName", "x", "", "http.status", "stack_trace"} {
		require.True(t, r.IsMute(name), name)
	}
	for _, name := range []string{
		"ssn", "user.phone", "creditCard", "kreditkartennummer", "PASSWORD", "api_key", "cvv2", "mc", "userMC", "pan", "номер", "card",
		"customer.card.number", strings.Repeat("x.", 300) + "iban",
	} {
		require.False(t, r.IsMute(name), name)
	}
}
