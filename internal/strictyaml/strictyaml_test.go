package strictyaml

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const notOne = "settings are one document"

func TestMistakesHoldNothingOfTheText(t *testing.T) {
	for _, c := range []struct {
		text         string
		line, column int
		says         string
	}{
		{"", 1, 1, notOne},
		{"a: 1\n---\na: 2\n", 1, 1, notOne},
		{"a: 1\nb: x\xffy\n", 2, 5, "not UTF-8"},
		{"a: 1\nb: x\x01y\n", 2, 5, "a control character"},
		{"a: 1\n  b: secret: secret\n", 2, 4, "not valid YAML"},
		{"a: *secret\n", 1, 4, "aliases are not read"},
	} {
		_, m := Parse([]byte(c.text), notOne)
		require.NotNil(t, m, c.text)
		require.Equal(t, c.line, m.Line, "%q: %+v", c.text, m)
		require.Contains(t, m.Message, c.says)
		require.NotContains(t, m.Message, "secret")
	}
}

func TestExcerptShowsNamesAndSmallNumbers(t *testing.T) {
	for text, shown := range map[string]string{
		"max-body: lots":                "max-body: lots\n          ^",
		"a: [b, c]":                     "a: …\n   ^",
		"x y: secret":                   "… secret\n  ^",
		"a: 4111111111111111":           "a: …\n   ^",
		"a: " + strings.Repeat("b", 61): "a: …\n   ^",
	} {
		root, m := Parse([]byte(text), notOne)
		require.Nil(t, m)
		require.Equal(t, shown, Excerpt(strings.Split(text, "\n"), root.Content[1], false), text)
		require.NotContains(t, Excerpt(strings.Split(text, "\n"), root.Content[1], true), "secret")
	}
}

func TestDidYouMean(t *testing.T) {
	names := []string{"max-body", "max-kept", "policy"}
	require.Equal(t, ` (did you mean "max-body"?)`, DidYouMean("maxbody", names))
	require.Equal(t, ` (did you mean "policy"?)`, DidYouMean("polciy", names))
	require.Empty(t, DidYouMean("secret", names))
	require.Equal(t, `"max-body"`, Named("max-body"))
	require.Equal(t, "of this name", Named("4111111111111111"))
}
