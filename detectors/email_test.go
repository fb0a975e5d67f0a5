package detectors

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/redact"
)

type matchFunc func(redact.Text, []redact.Match) []redact.Match

// valuesAt returns what match finds at every byte of text in which the trigger is given.
func valuesAt(match matchFunc, text, trigger string) []string {
	var list []string
	for at := 0; at+len(trigger) <= len(text); at++ {
		if text[at:at+len(trigger)] != trigger {
			continue
		}
		t := redact.Text{B: []byte(text), At: at, Left: '\n', Right: '\n'}
		for _, m := range match(t, nil) {
			if m.Veto == "" {
				list = append(list, text[m.Start:m.End])
			}
		}
	}
	return list
}

func TestEmailLengths(t *testing.T) {
	local, label := strings.Repeat("l", localMax), strings.Repeat("d", labelMax)
	domain := label + "." + label + "." + label + "." + strings.Repeat("e", 59) + ".org"
	require.Len(t, domain, domainMax)
	for text, want := range map[string]int{
		local + "@example.org":        1,
		local + "l@example.org":       0,
		"a@" + label + ".org":         1,
		"a@" + label + "d.org":        0,
		local + "@" + domain:          1,
		local + "@" + "e" + domain:    0,
		"\"" + local[2:] + "\"@x.org": 1,
		"\"" + local + "l\"@x.org":    0,
	} {
		require.Len(t, valuesAt(matchEmail, text, "@"), want, "local and domain of %d bytes", len(text))
	}
}

func TestEmailForms(t *testing.T) {
	for text, want := range map[string]string{
		"a@b.co":                   "a@b.co",
		"x=a@b.co":                 "a@b.co",
		"a@b.c":                    "",
		"a@b":                      "",
		"a@b.12":                   "",
		"a@-b.org":                 "",
		"a@b..org":                 "",
		"a@b.org-":                 "a@b.org",
		"a@b.org...":               "a@b.org",
		"-a@b.org":                 "a@b.org",
		"..@b.org":                 "",
		"q%3Aa@b.org":              "a@b.org",
		"a%40b.org@c.org":          "a%40b.org@c.org",
		"a@v1.2.com":               "",
		"a@1and1.com":              "a@1and1.com",
		"a@tty1.service":           "",
		"\\na@b.org":               "a@b.org",
		"\\u003ca@b.org":           "a@b.org",
		"a@[1.2.3.4]":              "a@[1.2.3.4]",
		"a@[1.2.3.444]":            "",
		"git@b.org:x":              "",
		"git@b.org":                "git@b.org",
		"http://u:pass@b.org/":     "",
		"http://b.org/?m=u:a@b.co": "a@b.co",
		"▇▇▇@b.org":                "",
		"***@b.org":                "",
		"a@b.org，":                 "a@b.org",
		"a@b.com谢谢":                "a@b.com",
	} {
		require.Equal(t, want, strings.Join(valuesAt(matchEmail, text, "@"), " "), text)
	}
}

func TestUserinfoReadsNoFurtherThanItMust(t *testing.T) {
	long := bytes.Repeat([]byte("a:b@"), 200)
	text := append([]byte("x://"), long...)
	at := len(text) - 1
	_, ok := userinfo(redact.Text{B: append(text, "host"...), At: at, Left: '\n', Right: '\n'})
	require.False(t, ok, "a chain of '@' is walked to its beginning")
}

func TestURLCredentials(t *testing.T) {
	for text, want := range map[string]string{
		"http://a:b@c":           "a:b",
		"http://a:b@c:d@e":       "a:b@c:d",
		"http://:b@c":            "b",
		"http://a:@c":            "",
		"http://a@c":             "",
		"http://c:80/@a":         "",
		"http://a:8x/@c":         "a:8x/",
		"//a:b@c":                "",
		"mail a:b@c":             "",
		"a:b@tcp(c)/d":           "a:b",
		"x=a:b@tcp(c)":           "a:b",
		"http://x.org,a:b@c.org": "",
		"http://a:b@":            "",
	} {
		require.Equal(t, want, strings.Join(valuesAt(matchURLCredentials, text, "@"), " "), text)
	}
}
