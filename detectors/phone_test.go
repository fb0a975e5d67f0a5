package detectors

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/redact"
)

func TestCallingCode(t *testing.T) {
	for digits, want := range map[string]int{
		"14155552671": 1, "74951234567": 1, "442079460958": 2, "353209101234": 3, "8613800138000": 2,
		"85221234567": 3, "99912345678": 0, "2101234567": 0, "": 0, "4": 0, "35": 0,
	} {
		n, national := callingCode([]byte(digits))
		require.Equal(t, want, n, digits)
		require.Equal(t, want > 0, national.max > 0, digits)
	}
}

// TestCallingCodesArePrefixFree: no code is the beginning of another.
func TestCallingCodesArePrefixFree(t *testing.T) {
	codes := 0
	for code, s := range nationalLengths {
		if s.max == 0 {
			continue
		}
		codes++
		require.LessOrEqual(t, s.min, s.max, code)
		for short := code / 10; short > 0; short /= 10 {
			require.Zero(t, nationalLengths[short].max, "%d begins with %d", code, short)
		}
	}
	require.Greater(t, codes, 200)
}

func TestCompleteE164(t *testing.T) {
	for digits, want := range map[string]bool{
		"14155552671": true, "11155552671": false, "14151552671": false, "12115552671": false,
		"1415555267": false, "442079460958": true, "4402079460958": true, "44207946095": true,
		"4420794609": false, "4420794609581": false, "3361234567": false, "33612345678": true,
		"390612345678": true, "4111111111111111": false, "47111111111": false, "4722222222": false,
	} {
		require.Equal(t, want, completeE164([]byte(digits)), digits)
	}
}

func TestReadDialled(t *testing.T) {
	for text, want := range map[string]string{
		"020 7946 0958":             "020|7946|0958",
		"020) 7946-0958 x12":        "020|7946|0958",
		"030/23125012":              "030|23125012",
		"06 12 34 56 78":            "06|12|34|56|78",
		"0151 - 23456789":           "0151|23456789",
		"020 7946 0958 14:30":       "020|7946|0958",
		"020 7946 0958 2024-01-31":  "020|7946|0958",
		"020 7946 0958 31.1.2024":   "020|7946|0958",
		"030 1234567 / 040 7654321": "030|1234567",
		"020, 7946":                 "020",
		"020\t7946":                 "020",
		"1 2 3 4 5 6 7 8 9 0 1":     "",
		"123456789012345678901":     "",
	} {
		var d dialled
		ok := readDialled([]byte(text), 0, &d)
		require.Equal(t, want != "", ok, text)
		if !ok {
			continue
		}
		var groups []string
		for _, g := range d.groups[:d.count] {
			groups = append(groups, text[g.start:g.end])
		}
		require.Equal(t, want, strings.Join(groups, "|"), text)
		require.Equal(t, strings.ReplaceAll(want, "|", ""), string(d.digits[:d.n]), text)
	}
}

func TestDateEnd(t *testing.T) {
	for text, want := range map[string]int{
		"2024-01-31": 10, "2024/1/3 x": 8, "31.01.2024": 10, "31.1.24,": 7, "1/31/2024": 9,
		"12-34-56": 0, "2024-13-31": 0, "01.02.03.04.05": 0, "2024-01": 0, "2024-01/31": 0,
		"123-45-6789": 0, "10.0.0.1": 0, "020 7946": 0, "": 0,
	} {
		require.Equal(t, want, dateEnd([]byte(text), 0), text)
	}
}

// TestPhonePlans: each plan's example fits its own table, in a usual grouping.
func TestPhonePlans(t *testing.T) {
	for _, p := range phonePlans() {
		at := strings.IndexAny(p.example, "0123456789")
		found := p.match(redact.Text{B: []byte(p.example), At: at, Left: '\n', Right: '\n'}, nil)
		require.Len(t, found, 1, p.region)
		require.Equal(t, p.example, p.example[found[0].Start:found[0].End], p.region)
		require.Equal(t, "usual grouping", found[0].Terms[0].Name, p.region)
	}
}

func TestHasHead(t *testing.T) {
	for _, c := range []struct {
		digits, heads string
		want          bool
	}{
		{"0207", "01 02 03", true}, {"0407", "01 02 03", false}, {"0407", "0.", true},
		{"0007", "0.", false}, {"9", "..", true}, {"09", "..", false}, {"", "6 7", true}, {"5", "6 7", false},
	} {
		require.Equal(t, c.want, hasHead([]byte(c.digits), c.heads), "%s in %s", c.digits, c.heads)
	}
}

func TestListedNumbers(t *testing.T) {
	text := "Tel. 030 23125012, 030 23125013 oder (040) 66969123 und 12 Uhr"
	found := matchAnyPhone(redact.Text{B: []byte(text), At: 5, Left: '\n', Right: '\n'}, nil)
	var values []string
	for _, m := range found {
		values = append(values, text[m.Start:m.End])
	}
	require.Equal(t, []string{"030 23125012", "030 23125013", "(040) 66969123"}, values)
}

// FuzzPhone holds every match function to its neighbourhood, whatever is in it.
func FuzzPhone(f *testing.F) {
	f.Add([]byte("tel. +44 (0)20 7946 0958 / 030"), 5)
	f.Add([]byte("(0)"), 1)
	f.Add([]byte("+1 1"), 0)
	rows := append(Phones(), iban())
	f.Fuzz(func(t *testing.T, b []byte, at int) {
		if at < 0 || at >= len(b) || len(b) > 200 {
			return
		}
		text := redact.Text{B: b, At: at, Left: '1', Right: '1'}
		for _, d := range rows {
			plus := d.Name == "phone_e164"
			switch {
			case plus && (b[at] != '+' || at+1 == len(b) || !isDigit(b[at+1])):
			case d.Name == "iban" && !isLetter(b[at]):
			case !plus && d.Name != "iban" && !isDigit(b[at]):
			default:
				for _, m := range d.Match(text, nil) {
					require.True(t, 0 <= m.Start && m.Start < m.End && m.End <= len(b), d.Name)
				}
			}
		}
		for _, r := range Rivals() {
			r.Match(text, at, len(b))
		}
	})
}

// BenchmarkRejected is what a national row costs on a time stamp, the most frequent of its triggers.
func BenchmarkRejected(b *testing.B) {
	line := []byte("03-17 16:13:38.907  1702 10454 D PowerManagerService: acquire lock=1627")
	text := redact.Text{B: line, Left: '\n', Right: '\n'}
	p := phonePlans()[3]
	var found []redact.Match
	b.ReportAllocs()
	for b.Loop() {
		found = p.match(text, found[:0])
	}
}

func TestMatchAllocates(t *testing.T) {
	found := make([]redact.Match, 0, 8)
	for _, d := range Phones() {
		b := []byte(d.Example)
		at := 0
		for !isDigit(b[at]) && b[at] != '+' {
			at++
		}
		text := redact.Text{B: b, At: at, Left: '\n', Right: '\n'}
		require.NotEmpty(t, d.Match(text, found[:0]), d.Name)
		require.Zero(t, testing.AllocsPerRun(20, func() { d.Match(text, found[:0]) }), d.Name)
	}
}

// TestCallingCountries names the countries of numbers, and holds the table to the codes that have lengths.
func TestCallingCountries(t *testing.T) {
	for digits, want := range map[string]string{
		"442079460958": "GB", "4930231250120": "DE", "35316041234": "IE", "12125550142": "", "74951234567": "",
		"8525551234567": "HK", "99890123456": "UZ", "99512345678": "GE", "2105": "",
	} {
		require.Equal(t, want, callingCountry([]byte(digits)).String(), digits)
	}
	for code, lengths := range nationalLengths {
		if country := callingCountries[2*code : 2*code+2]; lengths.max == 0 {
			require.Equal(t, "  ", country, code)
		}
	}
}
