package operators_test

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/detectors"
	"github.com/redactd/redactd/luhn"
	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/redact"
)

// catalogued says whether a text may be a value of the entity, as far as the rows of the catalogue tell.
func catalogued() func(e redact.Entity, text string) bool {
	rows := map[redact.Entity][]redact.Detector{}
	for _, d := range detectors.All() {
		rows[d.Entity] = append(rows[d.Entity], d)
	}
	return func(e redact.Entity, text string) bool {
		value := bytes.ToUpper([]byte(strings.Map(alphanumeric, text)))
		for _, d := range rows[e] {
			if d.Valid == nil || d.Valid(value) {
				return true
			}
		}
		return len(rows[e]) == 0
	}
}

func alphanumeric(r rune) rune {
	if strings.ContainsRune("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", r) {
		return r
	}
	return -1
}

// Every identifier of the catalogue has a look-alike that none of its rows takes for one, or the mark alone.
func TestSurrogateIdentifiers(t *testing.T) {
	valid := catalogued()
	op, err := operators.Surrogate(newSet(t), operators.SurrogateOptions{Valid: valid})
	require.NoError(t, err)
	without, err := operators.Surrogate(newSet(t), operators.SurrogateOptions{})
	require.NoError(t, err)
	fakes := 0
	for _, d := range detectors.Identifiers() {
		got := apply(op, d.Entity, d.Example)
		if got == "["+string(d.Entity)+"]" {
			continue
		}
		fakes++
		require.Equal(t, classes(d.Example), classes(got), d.Name)
		require.NotEqual(t, d.Example, got, d.Name)
		if d.Entity == "US_SSN" || d.Entity == "US_HICN" {
			continue // these have a range of their own
		}
		require.False(t, valid(d.Entity, got), "%s: %s", d.Name, got)
		require.Equal(t, "["+string(d.Entity)+"]", apply(without, d.Entity, d.Example), "nothing tells that it is nobody's")
	}
	require.Greater(t, fakes, 150, "of %d", len(detectors.Identifiers()))
}

// Random values with their check digits right, as far as the catalogue tells: what is written has them wrong.
func TestSurrogateNeverWritesAnIdentifier(t *testing.T) {
	valid := catalogued()
	op, err := operators.Surrogate(newSet(t), operators.SurrogateOptions{Valid: valid})
	require.NoError(t, err)
	r := rand.New(rand.NewPCG(11, 12))
	for e, pattern := range map[redact.Entity]string{
		"PL_PESEL": "99999999999", "SE_PERSONNUMMER": "999999-9999", "UK_NHS": "999 999 9999", "BR_CPF": "999.999.999-99",
		"ES_NIF": "99999999-A", "CH_AHV": "999.9999.9999.99", "IMEI_CODE": "99-999999-999999-9", "IN_VID": "9999 9999 9999 9999",
	} {
		for range 4000 {
			value := randomLike(r, pattern)
			got := apply(op, e, value)
			require.NotEqual(t, value, got)
			require.Equal(t, pattern, classes(got), "%s %s", e, got)
			require.False(t, valid(e, got), "%s %s", e, got)
			digits := digitsOf(got)
			require.False(t, len(digits) >= 12 && digits[0] != '0' && luhn.Valid(digits), "%s might be a card: %s", e, got)
			require.False(t, value[0] != '0' && got[0] == '0', "%s %s", e, got)
		}
	}
}

// Valid decides: what it always takes for real has the mark alone.
func TestSurrogateAsksValid(t *testing.T) {
	asked := 0
	op, err := operators.Surrogate(newSet(t), operators.SurrogateOptions{Valid: func(e redact.Entity, text string) bool {
		require.Equal(t, redact.Entity("PL_PESEL"), e)
		require.Equal(t, "99999999999", classes(text))
		asked++
		return true
	}})
	require.NoError(t, err)
	require.Equal(t, "[PL_PESEL]", apply(op, "PL_PESEL", "44051401359"))
	require.Greater(t, asked, 10)
}

// randomLike draws a digit for each 9 and a letter for each A.
func randomLike(r *rand.Rand, pattern string) string {
	return strings.Map(func(c rune) rune {
		switch c {
		case '9':
			return '0' + rune(r.IntN(10))
		case 'A':
			return 'A' + rune(r.IntN(26))
		}
		return c
	}, pattern)
}
