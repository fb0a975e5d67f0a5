package detectors

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/redact"
	"github.com/redactd/redactd/redact/redacttest"
)

// firstLast hides all digits of a card but the first six and the last four; below 15 digits it shows
// the last four only.
func firstLast(v redact.Value, hide []bool) {
	total, seen := 0, 0
	for _, c := range v.Text {
		if isDigit(c) {
			total++
		}
	}
	first := 6
	if total < 15 {
		first = 0
	}
	for i, c := range v.Text {
		if isDigit(c) {
			hide[i] = seen >= first && seen < total-4
			seen++
		}
	}
}

func everything(_ redact.Value, hide []bool) {
	for i := range hide {
		hide[i] = true
	}
}

// cardRedactor looks for everything there is, cards with the given options, and masks cards.
func cardRedactor(t testing.TB, o CardOptions, rows ...redact.Detector) *redact.Redactor {
	t.Helper()
	hidden := redact.Operator{Name: "hide", Hide: everything}
	r, err := redact.New(redact.Policy{
		Detectors:  append(Cards(o), rows...),
		Rivals:     Rivals(),
		Thresholds: map[redact.Entity]float64{creditCard: 0.3},
		Operators: map[redact.Entity]redact.Operator{
			creditCard: {Name: "mask", Hide: firstLast},
			cardExpiry: {Name: "keep"},
			cardTrack:  hidden, cardCVV: hidden, cardPIN: hidden,
		},
		Default: redact.Operator{Name: "replace", Replace: func(dst []byte, v redact.Value) []byte {
			return append(append(append(dst, '['), v.Entity...), ']')
		}},
	})
	require.NoError(t, err)
	return r
}

// otherRows is the catalogue without the cards.
func otherRows() (rows []redact.Detector) {
	cards := map[string]bool{}
	for _, d := range Cards(CardOptions{}) {
		cards[d.Name] = true
	}
	for _, d := range All() {
		if !cards[d.Name] {
			rows = append(rows, d)
		}
	}
	return rows
}

// TestCardScenarios runs the scenarios of cards beside the whole catalogue.
func TestCardScenarios(t *testing.T) {
	files, err := filepath.Glob("../testdata/cards/*.txt")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	r := cardRedactor(t, CardOptions{}, otherRows()...)
	marked, plain := 0, 0
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			text, err := os.ReadFile(file)
			require.NoError(t, err)
			cases, err := redacttest.Cases(text)
			require.NoError(t, err)
			for _, c := range cases {
				redacttest.Run(t, r, c)
				noPANLeft(t, r, c)
				if len(c.Want) > 0 {
					marked++
				} else {
					plain++
				}
			}
		})
	}
	require.GreaterOrEqual(t, marked+plain, 320)
	require.GreaterOrEqual(t, plain, 110)
}

// noPANLeft counts digits and does not ask the engine where anything is: the output shows at most
// the digits of the text without those that a case's cards may not show.
func noPANLeft(t *testing.T, r *redact.Redactor, c redacttest.Case) {
	t.Helper()
	got, err := r.String(string(c.Text))
	require.NoError(t, err)
	may := digitsIn(c.Text)
	for _, m := range c.Want {
		value := c.Text[m.Start:m.End]
		if m.Entity != creditCard || bytes.ContainsAny(value, `&%\\=<`) || !isASCII(value) {
			continue // digits of escapes are not the number's, others are not counted
		}
		n := digitsIn(value)
		shown := 10
		if n < 15 {
			shown = 4
		}
		may -= max(0, n-shown)
	}
	require.LessOrEqual(t, digitsIn([]byte(got)), may, "line %d: %q", c.Line, got)
}

func digitsIn(b []byte) (n int) {
	for _, c := range b {
		if isDigit(c) {
			n++
		}
	}
	return n
}

// TestCardRows runs the marked file of every row.
func TestCardRows(t *testing.T) {
	r := cardRedactor(t, CardOptions{}, otherRows()...)
	for _, d := range Cards(CardOptions{}) {
		t.Run(d.Name, func(t *testing.T) {
			for _, c := range redacttest.Detector(t, d, "../testdata/detectors/"+d.Name+".txt") {
				redacttest.Run(t, r, c)
			}
		})
	}
}
