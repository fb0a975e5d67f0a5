package formats_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/formats"
)

var asLogfmt = formats.Options{Format: "logfmt"}

func TestLogfmt(t *testing.T) {
	r := defaults(t)
	for _, c := range [][2]string{
		{"", ""}, {" \r\n\n", " \r\n\n"}, {"=\n==a=\n a= =b\n", "=\n==a=\n a= =b\n"},
		{"level=info ssn=536224321 n=12\n", "level=info ssn=[US_SSN] n=12\n"},
		{`msg="said \"password=hunter2\" \q \u00" ssn="536224321"`, `msg="said \"password=[PASSWORD]\" \q \u00" ssn="[US_SSN]"`},
		{"card=4111 1111 1111 1111 cvv=123\n", "card=4111 11▇▇ ▇▇▇▇ 1111 cvv=▇▇▇\n"},
		{"track2=4111111111111111=27121011234567890123\n", "track2=411111▇▇▇▇▇▇1111=▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇\n"},
	} {
		require.Equal(t, c[1], masked(t, r, asLogfmt, c[0]))
	}
}

// TestLogfmtPaths wants the key of each finding, and no value in it.
func TestLogfmtPaths(t *testing.T) {
	r := defaults(t)
	for doc, want := range map[string]string{
		"jo@example.com": "", "a=1 to=jo@example.com": "/to", "a jo@example.com b=1": "", "a=\"b=c jo@example.com\"": "/a",
		"a=\"\\\" b=1\" jo@example.com": "/a", "a=x b=x jo@example.com": "/b", "a=1\njo@example.com": "", "user.mail=jo@example.com": "/user.mail",
		"4=1 jo@example.com": "", "a=b=jo@example.com": "/a", strings.Repeat("x", 300) + "= jo@example.com": "",
		"\u00fc=\"\\u006ao\" jo@example.com": "/\u00fc", strings.Repeat("a=1 ", 50000) + "to=jo@example.com": "/to",
	} {
		_, found, err := mask(r, asLogfmt, []byte(doc))
		require.NoError(t, err)
		require.Len(t, found, 1, doc)
		require.Equal(t, want, found[0].Path, "%.100s", doc)
		require.Equal(t, "jo@example.com", doc[found[0].Start:found[0].End])
	}
	_, found, err := mask(r, asLogfmt, []byte("jo@example.com=1 card_4111111111111111=x ssn=536224321"))
	require.NoError(t, err)
	for _, f := range found {
		require.NotContains(t, f.Path, "4111")
	}
}
