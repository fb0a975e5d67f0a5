package redact

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// formsOf makes a redactor that reports everything written in one of the forms as ID.
func formsOf(t *testing.T, forms ...string) *Redactor {
	t.Helper()
	var layouts []Layout
	for _, f := range forms {
		layouts = append(layouts, Layout{Form: f})
	}
	r, err := New(Policy{Default: Operator{Name: "keep"}, Detectors: []Detector{{Name: "id", Entity: "ID", Trigger: Forms(layouts...), After: 48, Prior: 9, Alone: true}}})
	require.NoError(t, err)
	return r
}

// TestFormsFindWhatIsWritten names for each form what it finds and what it does not, in the middle of a text
// and far behind the beginning of a block.
func TestFormsFindWhatIsWritten(t *testing.T) {
	for _, c := range []struct {
		form      string
		good, bad []string
	}{
		{"999-99-9999", []string{"123-45-6789"}, []string{"1123-45-6789", "123-45-67890", "123-45-6789-1", "123 45 6789", "a123-45-6789"}},
		{"99999999999", []string{"12345678901"}, []string{"1234567890", "123456789012", "x12345678901", "12345678901x"}},
		{"99999999A", []string{"12345678Z", "12345678z"}, []string{"12345678", "12345678ZZ", "123456789Z", "1234567Z"}},
		{"99.999.999-A", []string{"12.345.678-Z"}, []string{"12.345.678-9", "12.345.678-ZZ", "1.12.345.678-Z", "12.345.678"}},
		{"AA 99 99 99 A", []string{"QQ 12 34 56 C", "qq 12 34 56 c"}, []string{"Q 12 34 56 C", "QQQ 12 34 56 C", "QQ 12 34 56", "QQ 12 34 56 CC"}},
		{"99 999999 A 999", []string{"15 070649 C 103"}, []string{"15 070649 C 1034", "15 070649 CC 103", "15 070649 C"}},
		{"99999999-9NN9", []string{"42377774-56G6", "42377774-5ZZ6", "42377774-5116"}, []string{"42377774-56G", "42377774-56GG"}},
		{"AA 999999", []string{"AB 123456"}, []string{"ABC 123456", "A 123456", "AB 1234567", "AB123456"}},
		{"AA 999999A", []string{"HA 731189B", "ha 731189b"}, []string{"HAA 731189B", "HA 731189", "HA 731189BB", "HA 7311890B"}},
		{"AA-A 99N9", []string{"HA-A 73B5"}, []string{"HA-A 73B", "HA-A 73BB"}},
		{"AAAAAA99A99A999A", []string{"RSSMRA85T10A562S"}, []string{"RSSMRA85T10A5622", "RSSMRA85T10A562SS", "RSSMR85T10A562S"}},
		{"999999-999N", []string{"131052-308T", "131052-3140"}, []string{"131052-308", "131052-31401", "131052-30TT"}},
		{"9AN9", []string{"1A29", "1AB9"}, []string{"1A2B", "1129", "1A2"}},
		{"NNNNNNNNNNN99", []string{"A123456789099", "12345678A9099", "ABCDEFGHIJK99"}, []string{"1234567890999", "A12345678909", "A1234567890999", "A12345678909B"}},
		{"A99-999-999", []string{"I12-345-678"}, []string{"I12.345.678", "I12-345-67", "II12-345-678", "12-345-678", "I12-345-6789"}},
		{"99-99-9NN9", []string{"12-34-5678", "12-34-5A78", "12-34-56B8", "12-34-5AB8"}, []string{"12-34-567", "12-34-5AB", "12-34-56789"}},
		{"9-99-999999999999999999", []string{"1-23-456789012345678901"}, []string{"1-23-45678901234567890", "1-23-4567890123456789012"}},
		{"9AN9-AN9-AA99", []string{"1EG4-TE5-MK73", "1E44-T55-MK73"}, []string{"1EG4-TE5-MK7", "1EG4TE5MK73", "1EG4-TE5-MK734"}},
	} {
		r := formsOf(t, c.form)
		places := []string{"", "x ", strings.Repeat("a-b 12 ", 700)}
		for n := range 70 {
			places = append(places, strings.Repeat("z", 4050+n)+" ")
		}
		for _, before := range places {
			for _, v := range c.good {
				require.Len(t, mustFind(t, r, before+v+", y"), 1, "%s finds %s behind %d bytes", c.form, v, len(before))
				require.Len(t, mustFind(t, r, before+v), 1, "%s finds %s at the end", c.form, v)
			}
			for _, v := range c.bad {
				require.Empty(t, mustFind(t, r, before+v+", y"), "%s leaves %s", c.form, v)
			}
		}
	}
}

func mustFind(t *testing.T, r *Redactor, text string) (list []Finding) {
	t.Helper()
	for f, err := range r.Find(strings.NewReader(text)) {
		require.NoError(t, err)
		list = append(list, f)
	}
	return list
}

func TestFormsAreRefused(t *testing.T) {
	for _, form := range []string{"", "9999", "AAAAA", "A 9999", "99999é", "1-2-3", "99999x", strings.Repeat("9", 45), "9999\n9"} {
		require.False(t, Layout{Form: form}.valid(), "%q", form)
	}
}
