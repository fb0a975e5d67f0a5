package redact

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestLocaleCountries(t *testing.T) {
	for locale, want := range map[string]string{
		"de-AT": "AT", "pt_BR.UTF-8": "BR", "NO": "NO", "zh-Hant-TW": "TW", "en-gb": "GB", "sr_RS@latin": "RS",
		"de": "", "": "", "C": "", "C.UTF-8": "", "POSIX": "", "en-": "", "es-419": "", "D1": "", "de-A1": "",
	} {
		require.Equal(t, want, localeCountry(locale).String(), locale)
	}
	_, err := (&Redactor{}).Locale("de")
	require.ErrorContains(t, err, "names no country")
	require.NotContains(t, err.Error(), `"de"`)
}

// countryPolicy has two countries' numbers of the same form and word, and a value that names a country.
func countryPolicy() Policy {
	id := func(name, region string) Detector {
		return Detector{
			Name: name, Entity: Entity(strings.ToUpper(name)), Region: region, Trigger: Forms(Layout{Form: "99999999"}),
			Before: 96, After: 96, Words: []string{"dni"}, Prior: -8, WordBits: 9,
		}
	}
	tag := Detector{
		Name: "tag", Entity: "TAG", Alone: true, Prior: 9, Trigger: Prefix(8, "country"), Before: 1, After: 10,
		Match: func(t Text, found []Match) []Match {
			m := Match{Start: t.At, End: t.At + 9}
			copy(m.Country[:], strings.ToUpper(string(t.B[t.At+7:t.At+9])))
			return append(found, m)
		},
	}
	replace := Operator{Name: "replace", Replace: func(dst []byte, v Value) []byte { return append(dst, "<"+v.Entity+">"...) }}
	return Policy{Detectors: []Detector{id("ar", "AR"), id("pe", "PE"), tag}, Default: replace}
}

// TestCountriesBreakTies has what stands before a value, or the locale of its text, say whose it is.
func TestCountriesBreakTies(t *testing.T) {
	r, err := New(countryPolicy())
	require.NoError(t, err)
	peru, err := r.Locale("es-PE")
	require.NoError(t, err)
	far := strings.Repeat("x ", countryNear)
	for _, c := range []struct {
		r          *Redactor
		text, want string
	}{
		{r, "dni 12345678", "dni <AR>"},
		{peru, "dni 12345678", "dni <PE>"},
		{peru.Field("dni"), "12345678", "<PE>"},
		{r, "countrype dni 12345678", "<TAG> dni <PE>"},
		{r, "countrype\ndni 12345678\ndni 12345679", "<TAG>\ndni <PE>\ndni <PE>"},
		{r, "countrypt dni 12345678", "<TAG> dni <AR>"},
		{r, "countrype " + far + "dni 12345678", "<TAG> " + far + "dni <AR>"},
		{r, "dni 12345678 countrype", "dni <AR> <TAG>"},
	} {
		got, err := c.r.String(c.text)
		require.NoError(t, err)
		require.Equal(t, c.want, got)
		for cut := range len(c.text) {
			var out strings.Builder
			w := c.r.NewWriter(&out)
			_, err := w.Write([]byte(c.text[:cut]))
			require.NoError(t, err)
			_, err = w.Write([]byte(c.text[cut:]))
			require.NoError(t, err)
			require.NoError(t, w.Close())
			require.Equal(t, c.want, out.String(), "cut at %d", cut)
		}
	}
}

// TestLocaleIsEvidence has too little evidence become enough, and Explain say so.
func TestLocaleIsEvidence(t *testing.T) {
	p := countryPolicy()
	p.Detectors[0].Prior, p.Detectors[1].Prior = -10, -10
	r, err := New(p)
	require.NoError(t, err)
	got, err := r.String("dni 12345678")
	require.NoError(t, err)
	require.Equal(t, "dni 12345678", got)
	peru, err := r.Locale("es-PE")
	require.NoError(t, err)
	got, err = peru.String("dni 12345678")
	require.NoError(t, err)
	require.Equal(t, "dni <PE>", got)
	all, err := peru.Explain([]byte("dni 12345678"))
	require.NoError(t, err)
	require.Contains(t, all[1].Terms, Term{"locale", LocaleBits})
}
