package detectors

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/redact"
)

// TestRivals: the value between brackets is explained by the rival, or is not.
func TestRivals(t *testing.T) {
	rows := []struct {
		name    string
		rival   func(redact.Text, int, int) bool
		yes, no []string
	}{
		{
			"epoch", isEpoch,
			[]string{"ts [1709045919] x", "[1709045919123]", "[1709045919123456]", "[1709045919123456789]", "1709[045919]"},
			[]string{"[0709045919]", "[2309045919]", "[170904591]", "[170-904-5919]", "[4111111111111111]", "[2221000000000009]"},
		},
		{
			"timestamp", isTimestamp,
			[]string{"[20240131235958]", "[202401312359]", "[240131235958]", "[20240131235958123]"},
			[]string{"[20240132235958]", "[20240131245958]", "[198112189876]", "[44051401359]", "[2024-0131-2359]"},
		},
		{
			"split", isSplitTimestamp,
			[]string{"[20240131-2359]", "[20240131-235958]", "[240131-2359]", "[240131_2359]"},
			[]string{"[811218-1234]", "[20240131-2460]", "[19811218-1234]", "[240131-23590]", "[2401312359]", "[123-45-6789]"},
		},
		{
			"moment", hasMoment,
			[]string{"[2024-01-31]", "2024-[01-31 12]:30", "[31.01.2024 12]", "at 12:30:[45]", "[03-17 16:13]", "1:2:[3]"},
			[]string{"[811218-9876]", "2024-01-31 [0207]", "12:30 [020 7946]", "[01.02.03.04.05]", "id:[123]"},
		},
		{
			"uuid", inUUID,
			[]string{
				"[12345678-1234-1234-1234-123456789012]", "12345678-1234-4234-[8234-123456789012]",
				"x=ab345678-1234-4234-8234-[123456789012].",
			},
			[]string{"[12345678-1234-1234-1234-12345678901]", "a12345678-1234-1234-1234-[123456789012]", "[123456789012]"},
		},
		{
			"identifier", inIdentifier,
			[]string{"a1b2-[1234567890]", "[1234567890]-a1", "30546354_[3209665763]", "[123]_4"},
			[]string{"SSN-[123456789]", "ab [123]", "[123]-", "a1 [123]", "[123] -a"},
		},
		{
			"dotted", isDotted,
			[]string{"[10.0.0.1]", "v[1.22.333.4444]", "1.2.[3.4]", "[1.2.840.113549]"},
			[]string{"[01.02.03.04.05]", "[415.555.2671]", "[123] 1.2.3.4", "[123-45-6789]"},
		},
		{
			"decimal", isDecimal,
			[]string{"0.[123456789]", "[123456789].5", "12.[3 4]"},
			[]string{"[123456789].", "a.[123]", "[1.5]", "end. [123]", "[12 34].5"},
		},
		{
			"amount", isAmount,
			[]string{"[123456789] bytes", "[123]ms", "$[123]", "[123]%", "[123] Rows,"},
			[]string{"[123] bytesize", "[123]", "[123-45] bytes", "[123] of"},
		},
		{
			"counter", isCounter,
			[]string{"id=[123]", `"size": [123]`, "userId: [123]", "pid#[123]", "user_id=[123]", "blk size: [123]"},
			[]string{"id [123]", "ssn=[123]", "solid=[123]", "id=[123456789012345]", "identity: [123]"},
		},
		{
			"reference", isReference,
			[]string{"order [123]", "Invoice no. [123]", "order number: [123]", "Rechnungsnummer [123]"},
			[]string{"border [123]", "order 4 [123]", "phone [123]", "order of the [123]", "[123]"},
		},
	}
	for _, row := range rows {
		for _, s := range row.yes {
			require.True(t, explained(row.rival, s), "%s: %s", row.name, s)
		}
		for _, s := range row.no {
			require.False(t, explained(row.rival, s), "%s: %s", row.name, s)
		}
	}
}

func explained(rival func(redact.Text, int, int) bool, s string) bool {
	start, end := strings.IndexByte(s, '['), strings.IndexByte(s, ']')-1
	b := []byte(strings.NewReplacer("[", "", "]", "").Replace(s))
	return rival(redact.Text{B: b, At: start, Left: '\n', Right: '\n'}, start, end)
}

// TestTimesAreNoFindings: what machines write all day is nobody's number, whatever the country.
func TestTimesAreNoFindings(t *testing.T) {
	text := `2024-01-31T23:59:58.123456789Z pid=4155552671 took 20125550142 ns
f81d4fae-7dec-11d0-a765-00a0c91e6bf6 1709045919 1709045919123 20240131235958
[31/Jan/2024:23:59:58 +0100] "GET /v1.22.333.4444 HTTP/1.1" 200 5163 0.123
`
	for _, country := range []string{"", "US", "GB", "SE", "PL", "DE"} {
		var countries []string
		if country != "" {
			countries = []string{country}
		}
		r := catalogue(t, countries...)
		for f, err := range r.Find(strings.NewReader(text)) {
			require.NoError(t, err)
			require.Fail(t, "found", "%s in %q: %s", f.Detector, country, text[f.Start:f.End])
		}
	}
}
