package detectors

import (
	"net/netip"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/redact"
)

func TestParseIPv4AgreesWithNetip(t *testing.T) {
	for _, s := range []string{
		"1.2.3.4", "255.255.255.255", "0.0.0.0", "256.1.1.1", "1.2.3", "01.2.3.4", "1.2.3.04",
		"1..3.4", "", "1.2.3.", "1.2.3.1000", "10.20.30.40",
	} {
		quad, n := parseIPv4([]byte(s))
		addr, err := netip.ParseAddr(s)
		require.Equal(t, err == nil, n == len(s) && n > 0, s)
		if err == nil {
			require.Equal(t, addr.As4(), quad, s)
		}
	}
}

func TestIPv6AgreesWithNetip(t *testing.T) {
	groups := []string{"2001", "db8", "0", "8a2e", "", "1", "ffff", "203.0.113.7", "12345"}
	checked := 0
	for seed := range 200000 {
		n := 3 + seed%6
		parts := make([]string, n)
		for i, s := 0, uint64(seed)*2654435761; i < n; i, s = i+1, s/uint64(len(groups)) {
			parts[i] = groups[s%uint64(len(groups))]
		}
		parts[0] = "2001"
		s := strings.Join(parts, ":")
		got := valueFrom(matchIPv6, s)
		addr, err := netip.ParseAddr(s)
		if err == nil && addr.Is6() && got != s {
			require.Equal(t, s, got, "a legal address")
		}
		if got == s {
			require.NoError(t, err, s)
			checked++
		}
	}
	require.Greater(t, checked, 100)
}

// valueFrom returns what match finds with the trigger at the beginning of text.
func valueFrom(match matchFunc, text string) string {
	t := redact.Text{B: []byte(text), Left: '\n', Right: '\n'}
	for _, m := range match(t, nil) {
		if m.Veto == "" {
			return text[m.Start:m.End]
		}
	}
	return ""
}

func TestIPv6Edges(t *testing.T) {
	for text, want := range map[string]string{
		"2001:db8::1:":                   "2001:db8::1",
		"2001:db8::1.":                   "2001:db8::1",
		"2001:db8::1.5":                  "",
		"2001:db8::1g":                   "",
		":2001:db8::1":                   "2001:db8::1",
		"0:2607:f140::1":                 "0:2607:f140::1",
		"2001:db8:0:0:0:0:0:9:443":       "2001:db8:0:0:0:0:0:9",
		"2001:db8:0:0:0:0:0:9:443:1":     "",
		"2001:db8:0:0:0:0:0:9:abc":       "",
		"::ffff:127.0.0.1":               "::ffff:127.0.0.1",
		"::127.0.0.1":                    "",
		"::1":                            "",
		"::":                             "",
		"fe80::":                         "fe80::",
		"50:06:0e:80:10:40:2c:d2":        "",
		"2001:db8::1::2":                 "",
		"64:ff9b::1":                     "64:ff9b::1",
		"1::2":                           "",
		"2001:0db8:0000:0000:0000::8a2e": "2001:0db8:0000:0000:0000::8a2e",
	} {
		require.Equal(t, want, valueFrom(matchIPv6, text), text)
	}
}

func TestIPv6BehindAName(t *testing.T) {
	text := "en0:2607:f140::9"
	for _, at := range []int{2, 4} { // the chain may begin at the 0 of the name or behind its colon
		found := matchIPv6(redact.Text{B: []byte(text), At: at, Left: '\n', Right: '\n'}, nil)
		require.Len(t, found, 1)
		require.Equal(t, "2607:f140::9", text[found[0].Start:found[0].End])
	}
	scope := "std::abc:def::1"
	require.Empty(t, matchIPv6(redact.Text{B: []byte(scope), At: 4, Left: '\n', Right: '\n'}, nil))
}

func TestMACTerms(t *testing.T) {
	for text, want := range map[string]string{
		"00:1b:63:84:45:e6":          "00:1b:63:84:45:e6",
		"01:00:1b:63:84:45:e6":       "00:1b:63:84:45:e6",
		"02:00:1b:63:84:45:e6":       "",
		"bad:00:1b:63:84:45:e6":      "00:1b:63:84:45:e6",
		"00:1b:63:84:45:e6:":         "00:1b:63:84:45:e6",
		"00:1b:63:84:45:e6_":         "",
		"00:00:00:00:00:01":          "00:00:00:00:00:01",
		"FF:ff:FF:ff:FF:ff":          "",
		"00:1b:63:84:45:e6:77:88:99": "",
	} {
		require.Equal(t, want, valueFrom(matchMACColon, text), text)
	}
	text := redact.Text{B: []byte("00:1b:63:ff:fe:84:45:e6"), Left: ' ', Right: ' '}
	eight := matchMACColon(text, nil)
	require.Equal(t, eightPairs, eight[0].Terms[0])
}
