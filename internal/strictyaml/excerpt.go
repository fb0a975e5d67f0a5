package strictyaml

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// ahead matches what may be shown of a line before the place of a mistake: indentation and one key.
var ahead = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[\s-]*([-A-Za-z_]{1,40}:\s+(- )*)?$`)
})

// Excerpt returns the place of n with a caret below it: the key before it, if the line begins with
// one, and n itself unless it is secret or has parts. The rest of the line may hold a secret. Lines are those of the
// document; it is "" if the place is not in them.
func Excerpt(lines []string, n *yaml.Node, secret bool) string {
	if n.Line < 1 || n.Line > len(lines) {
		return ""
	}
	line := []rune(strings.TrimSuffix(lines[n.Line-1], "\r"))
	at := n.Column - 1
	if at < 0 || at > len(line) {
		return ""
	}
	head := strings.ReplaceAll(string(line[:at]), "\t", " ")
	if !ahead().MatchString(head) {
		head = "… "
	}
	caret := strings.Repeat(" ", utf8.RuneCountInString(head)) + "^"
	return head + token(string(line[at:]), n, secret) + "\n" + caret
}

// token returns n as it is written at the beginning of rest, "…" if it may not be shown.
func token(rest string, n *yaml.Node, secret bool) string {
	text := n.Value
	if n.Style&yaml.DoubleQuotedStyle != 0 {
		text = `"` + text + `"`
	}
	if n.Style&yaml.SingleQuotedStyle != 0 {
		text = "'" + text + "'"
	}
	if secret || n.Kind != yaml.ScalarNode || !strings.HasPrefix(rest, text) || !harmless(text) {
		return "…"
	}
	return text
}

// harmless says whether text in a place where a name or a small number belongs may be quoted: it is
// short and has too few digits for a number that means somebody.
func harmless(text string) bool {
	digits := 0
	for _, r := range text {
		if unicode.IsDigit(r) {
			digits++
		}
		if !unicode.IsPrint(r) {
			return false
		}
	}
	return len(text) <= 60 && digits <= 6
}
