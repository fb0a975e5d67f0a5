package operators_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/redact"
)

// in2026 is a clock that stands.
func in2026() time.Time { return time.Date(2026, 11, 27, 0, 0, 0, 0, time.UTC) }

func generalise(t testing.TB, o operators.GeneraliseOptions) redact.Operator {
	t.Helper()
	o.Now = in2026
	op, err := operators.Generalise(o)
	require.NoError(t, err)
	return op
}

func ExampleGeneralise() {
	op, _ := operators.Generalise(operators.GeneraliseOptions{Order: operators.MonthFirst})
	show(op, "DATE_TIME", "01/31/2026 9:14 AM")
	show(op, "AGE", "92 years")
	show(op, "US_ZIP_CODE", "94105-1234")
	show(op, "UK_POSTCODE", "EC1A 1BB")
	show(op, "IP_ADDRESS", "203.0.113.9")
	show(op, "LOCATION_COORDINATES", "59.3293, 18.0686")
	show(op, "PERSON", "Ada Lovelace")
	// Output:
	// "2026"
	// "90+ years"
	// "941**"
	// "EC1A"
	// "203.0.113.0"
	// "59.3, 18.0"
	// "[PERSON]"
}

// generalised are a value, what is left of it by default and what with months, "" for the mark.
var generalised = []struct {
	e                   redact.Entity
	value, year, months string
}{
	{"DATE_TIME", "2026-01-31T09:14:02Z", "2026", "2026-01"},
	{"DATE_TIME", "31. January 1999", "1999", "1999-01"},
	{"DATE", "31/12/26", "2026", "2026-12"},
	{"DATE", "12/31/2026", "", ""},
	{"DATE", "2026", "2026", "2026"},
	{"DATE", "2026-01", "2026", "2026-01"},
	{"DATE", "2026-13-01", "", ""},
	{"DATE", "0131", "", ""},
	{"DATE", "1799-12-31", "", ""},
	{"DATE_OF_BIRTH", "1937-05-02", "1937", "1937-05"},
	{"DATE_OF_BIRTH", "1936-12-31", "1936 or earlier", "1936 or earlier"},
	{"DATE_OF_BIRTH", "2 May 1911", "1936 or earlier", "1936 or earlier"},
	{"DATE_OF_BIRTH", "1931", "1936 or earlier", "1936 or earlier"},
	{"DATE_OF_BIRTH", "1920 or earlier", "1936 or earlier", "1936 or earlier"},
	{"DATE_OF_BIRTH", "02.05.40", "1940", "1940-05"},
	{"DATE_OF_BIRTH", "02.05.27", "1936 or earlier", "1936 or earlier"},
	{"DATE_OF_BIRTH", "02.05.26", "", ""},
	{"US_DOB", "02.05.31", "1936 or earlier", "1936 or earlier"},
	{"AGE", "89", "89", "89"},
	{"AGE", "90", "90+", "90+"},
	{"AGE", "90+", "90+", "90+"},
	{"AGE", "aged 101", "aged 90+", "aged 90+"},
	{"AGE", "93-year-old", "90+-year-old", "90+-year-old"},
	{"AGE", "18 months old", "18 months old", "18 months old"},
	{"AGE", "45 and Ada", "", ""},
	{"AGE", "ninety", "", ""},
	{"AGE", "1234", "", ""},
	{"US_ZIP_CODE", "94105", "941**", "941**"},
	{"US_ZIP_CODE", "94105-1234", "941**", "941**"},
	{"US_ZIP_CODE", "941**", "941**", "941**"},
	{"US_ZIP_CODE", "03601", "000**", "000**"},
	{"US_ZIP_CODE", "036**", "000**", "000**"},
	{"US_ZIP_CODE", "89301-0001", "000**", "000**"},
	{"US_ZIP_CODE", "9410", "", ""},
	{"US_ZIP_CODE", "CA 94105", "", ""},
	{"UK_POSTCODE", "EC1A 1BB", "EC1A", "EC1A"},
	{"UK_POSTCODE", "m11aa", "m1", "m1"},
	{"UK_POSTCODE", "W1A1AA", "W1A", "W1A"},
	{"UK_POSTCODE", "EC1A", "EC1A", "EC1A"},
	{"UK_POSTCODE", "GIR 0AA", "", ""},
	{"DE_PLZ", "10115", "10***", "10***"},
	{"DE_PLZ", "10***", "10***", "10***"},
	{"CA_POSTAL_CODE", "K1A 0B1", "K1A ***", "K1A ***"},
	{"BR_CEP", "01310-100", "0131*-***", "0131*-***"},
	{"POSTAL_CODE", "12", "", ""},
	{"POSTAL_CODE", "10115 Berlin", "", ""},
	{"IP_ADDRESS", "203.0.113.9", "203.0.113.0", "203.0.113.0"},
	{"IP_ADDRESS", "::ffff:203.0.113.9", "::ffff:203.0.113.0", "::ffff:203.0.113.0"},
	{"IP_ADDRESS", "2001:DB8:1:2::3", "2001:DB8:1::", "2001:DB8:1::"},
	{"IP_ADDRESS", "fe80::1%eth0", "", ""},
	{"IP_ADDRESS", "10.0.0.0/8", "", ""},
	{"LOCATION_COORDINATES", "59.3293,18.0686", "59.3,18.0", "59.3,18.0"},
	{"LOCATION_COORDINATES", "-33.8688 151.2093", "-33.8 151.2", "-33.8 151.2"},
	{"LOCATION_COORDINATES", "59.3293° N, 18.0686° E", "59.3° N, 18.0° E", "59.3° N, 18.0° E"},
	{"LOCATION_COORDINATES", "59,3293 18,0686", "", ""},
	{"LOCATION_COORDINATES", "59.3293", "", ""},
	{"LOCATION_COORDINATES", "59, 18", "", ""},
	{"PERSON", "Ada", "", ""},
	{"CARD_EXPIRY", "12/27", "", ""},
	{"CARD_CVV", "123", "", ""},
	{"MONEY", "12.50", "", ""},
}

func TestGeneralise(t *testing.T) {
	year := generalise(t, operators.GeneraliseOptions{Order: operators.DayFirst})
	months := generalise(t, operators.GeneraliseOptions{Order: operators.DayFirst, Months: true})
	for _, row := range generalised {
		for op, want := range map[*redact.Operator]string{&year: row.year, &months: row.months} {
			if want == "" {
				want = "[" + string(row.e) + "]"
			}
			require.Equal(t, want, apply(*op, row.e, row.value), "%s %q", row.e, row.value)
		}
	}
}

func TestGeneraliseAllSparseZIPs(t *testing.T) {
	op, zeros := generalise(t, operators.GeneraliseOptions{}), 0
	for n := range 1000 {
		switch got := apply(op, "US_ZIP_CODE", fmt.Sprintf("%03d12", n)); got {
		case "000**":
			zeros++
		default:
			require.Equal(t, fmt.Sprintf("%03d**", n), got)
		}
	}
	require.Equal(t, 18, zeros, "the seventeen and 000 itself")
}

func TestGeneraliseFewerBits(t *testing.T) {
	op := generalise(t, operators.GeneraliseOptions{IPv4Bits: 12, IPv6Bits: 20})
	require.Equal(t, "203.0.0.0", apply(op, "IP_ADDRESS", "203.0.113.9"))
	require.Equal(t, "2001::", apply(op, "IP_ADDRESS", "2001:db8::1"))
	for _, o := range []operators.GeneraliseOptions{
		{IPv4Bits: 7}, {IPv4Bits: 25}, {IPv4Bits: -1}, {IPv6Bits: 15}, {IPv6Bits: 49}, {Order: "ymd"},
	} {
		_, err := operators.Generalise(o)
		require.ErrorContains(t, err, "operators: ", "%+v", o)
	}
}

// What is written stays as it is the second time, and holds no digit that was not there before but those of the rules.
func TestGeneraliseTwice(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	ops := []redact.Operator{
		generalise(t, operators.GeneraliseOptions{Order: operators.DayFirst}),
		generalise(t, operators.GeneraliseOptions{Order: operators.MonthFirst, Months: true, IPv4Bits: 16, IPv6Bits: 32}),
	}
	patterns := []string{
		"2099-01-29", "19.12.9999", "9/9/99", "09/09/2099", "9 May 1999", "99", "999 years", "99999", "99999-9999", "A9 9AA", "AA9A 9AA",
		"9A9 A9A", "99.99.99.99", "2001:9999:9a9::9", "59.9999, 19.9999", "-9.99;9.99", "99 999", "AAAA", "9999",
	}
	for n := range many() {
		op, value := ops[n%2], randomLike(r, patterns[r.IntN(len(patterns))])
		e := kinds[r.IntN(len(kinds))]
		once := apply(op, e, value)
		checkOutput(t, value, once)
		if !strings.HasPrefix(once, "[") {
			require.Equal(t, once, apply(op, e, once), "%s %q", e, value)
		}
	}
}

func TestGeneraliseHostile(t *testing.T) {
	op := generalise(t, operators.GeneraliseOptions{})
	for _, e := range kinds {
		for _, value := range hostile {
			checkOutput(t, value, apply(op, e, value))
		}
	}
}

func FuzzGeneralise(f *testing.F) {
	ops := []redact.Operator{
		generalise(f, operators.GeneraliseOptions{Order: operators.DayFirst}),
		generalise(f, operators.GeneraliseOptions{Months: true}),
	}
	for n, row := range generalised {
		f.Add(row.value, byte(n))
	}
	f.Fuzz(func(t *testing.T, value string, kind byte) {
		e := kinds[int(kind)%len(kinds)]
		for _, op := range ops {
			once := apply(op, e, value)
			checkOutput(t, value, once)
			if once != "["+string(e)+"]" {
				require.Equal(t, once, apply(op, e, once), "%q", value)
			}
		}
	})
}
