package formats_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/formats"
	"github.com/redactd/redactd/redact"
)

var asLogfmt = formats.Options{Format: "logfmt"}

func TestLogfmt(t *testing.T) {
	r := defaults(t)
	for _, c := range [][2]string{
		{"", ""}, {" \r\n\n", " \r\n\n"}, {"=\n==a=\n a= =b\n", "=\n==a=\n a= =b\n"},
		{"level=info ssn=536224321 n=12\n", "level=info ssn=[US_SSN] n=12\n"},
		{`msg="said \"password=hunter2\" \q \u00" ssn="536224321"`, `msg="said \"password=[PASSWORD]\" \q \u00" ssn="[US_SSN]"`},
		{"card=4111 1111 1111 1111 cvv=123\n", "card=4111 11▇▇ ▇▇▇▇ 1111 cvv=▇▇▇\n"},
		{"2026-11-24 INFO mail jo@example.com sent  to=jo@example.com \n", "2026-11-24 INFO mail [EMAIL_ADDRESS] sent  to=[EMAIL_ADDRESS] \n"},
		{"jo@example.com=1 x=2", "[EMAIL_ADDRESS]=1 x=2"},
		{"a=\"left open 4111111111111111\nb=jo@example.com", "a=\"left open 411111▇▇▇▇▇▇1111\nb=[EMAIL_ADDRESS]"},
		{"GET /?ssn=536-22-4321&x=1 status=200", "GET /?ssn=[US_SSN]&x=1 status=200"},
		{"key=-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj\nMzEfYyjiWA4R4ypbHqGC0H0+tG3hGbN2MYHTVDEuxMRYHg==\n-----END PRIVATE KEY-----\nb=1\n",
			"key=[PRIVATE_KEY]\nb=1\n"},
	} {
		require.Equal(t, c[1], masked(t, r, asLogfmt, c[0]))
	}
}

func TestLogfmtFindings(t *testing.T) {
	doc := "a b=1 user.mail=\"\\u006ao@example.com\" jo@example.com"
	_, found, err := mask(defaults(t), asLogfmt, []byte(doc))
	require.NoError(t, err)
	require.Len(t, found, 2)
	require.Equal(t, "/user.mail", found[0].Path)
	require.Equal(t, `\u006ao@example.com`, doc[found[0].Start:found[0].End])
	require.Equal(t, "", found[1].Path)
}

func TestLogfmtFields(t *testing.T) {
	o := formats.Options{Format: "logfmt", Fields: []string{"mail"}}
	doc := "jo@example.com mail=jo@example.com to=\"jo@example.com\"\n"
	require.Equal(t, "jo@example.com mail=[EMAIL_ADDRESS] to=\"jo@example.com\"\n", masked(t, defaults(t), o, doc))
}

// TestLogfmtOperators writes what would end a value.
func TestLogfmtOperators(t *testing.T) {
	r, err := redact.New(says("a \"b\n"))
	require.NoError(t, err)
	out, _, err := mask(r, asLogfmt, []byte("to=jo@example.com cc=\"x jo@example.com\" x=1\n"))
	require.NoError(t, err)
	require.Equal(t, "to=\"a \\\"b\\u000a\" cc=\"x a \\\"b\\u000a\" x=1\n", string(out))
}

// TestLogfmtLong has words, blanks and values that are longer than what is kept.
func TestLogfmtLong(t *testing.T) {
	r := defaults(t)
	doc := "a=\"" + strings.Repeat(`jo@example.com \"x\" `, 5000) + "\" b=" + strings.Repeat("x", 70000) + " c=jo@example.com" +
		strings.Repeat(" ", 70000) + "d=jo@example.com\n" + strings.Repeat("k", 300) + "=1 e=2"
	want := strings.ReplaceAll(doc, "jo@example.com", "[EMAIL_ADDRESS]")
	whole, found, err := mask(r, asLogfmt, []byte(doc))
	require.NoError(t, err)
	require.Equal(t, want, string(whole))
	for _, size := range []int{1, 7, 4096, 64 << 10} {
		var cuts []int
		for at := size; at < len(doc); at += size {
			cuts = append(cuts, at)
		}
		require.NoError(t, same(r, asLogfmt, []byte(doc), whole, found, nil, cuts...))
	}
}
