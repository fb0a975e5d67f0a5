package formats_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/require"
)

// values are texts that something is found in, with their like, and what is hard to read.
var values = []string{
	"4111 1111 1111 1111", "4111111111111111", "536-22-4321", "536224321", "jo@example.com", "+44 20 7946 0958", "hunter2",
	"DE89 3704 0044 0532 0130 00", "password=hunter2", "cvv 123", "123", "info", "2026-11-24T10:00:00Z", "0.25", "a",
	"card", "\"", "\\", "/", "\n", "\t", " ", ",", ";", "|", "é", "\u00a0", "😀", "𝟜", "４", "\u2028", "<b>", "&#52;", "%34",
	`\u0034`, `{"ssn":"536224321"}`, "-----BEGIN PRIVATE KEY-----", "[EMAIL_ADDRESS]", "▇", "ordinary words of a text",
}

var names = []string{"id", "ssn", "user", "email", "password", "note", "cvv", "a.b", "", "jo@example.com", "s\u00e9n", "tags", "0"}

// A random makes documents.
type random struct{ *rand.Rand }

func newRandom(seed uint64) random { return random{rand.New(rand.NewPCG(seed, seed))} }

func (r random) of(list []string) string { return list[r.IntN(len(list))] }

func (r random) text() string {
	var b strings.Builder
	for range r.IntN(5) {
		b.WriteString(r.of(values))
	}
	return b.String()
}

// quoted writes a text as a JSON string, with escapes where some have to be and, at random, where none do.
func (r random) quoted(text string) string {
	plain, _ := json.Marshal(text)
	if r.IntN(2) == 0 {
		return string(plain)
	}
	every := 1 + r.IntN(4)
	var b strings.Builder
	for i, c := range []rune(text) {
		if i%every == 0 {
			b.WriteString(escaped(c))
			continue
		}
		one, _ := json.Marshal(string(c))
		b.Write(one[1 : len(one)-1])
	}
	return `"` + b.String() + `"`
}

// escaped writes a character as \uXXXX.
func escaped(c rune) string {
	out := ""
	for _, u := range utf16.AppendRune(nil, c) {
		out += fmt.Sprintf([]string{`\u%04x`, `\u%04X`}[u&1], u)
	}
	return out
}

func (r random) blank() string { return r.of([]string{"", "", "", " ", "\n", "\r\n\t"}) }

// json returns a document that nests up to a depth.
func (r random) json(depth int) string {
	kind := r.IntN(9)
	if depth == 0 {
		kind = r.IntN(6)
	}
	switch kind {
	case 0:
		return r.of([]string{"true", "false", "null"})
	case 1:
		return r.of([]string{"0", "-1", "4111111111111111", "536224321", "1e9", "2.50", "-0.1E-7", "123", "46.000"})
	case 2, 3, 4, 5:
		return r.quoted(r.text())
	case 6:
		return r.inside('[', ']', func() string { return r.json(depth - 1) })
	}
	return r.inside('{', '}', func() string {
		return r.quoted(r.of(names)) + r.blank() + ":" + r.blank() + r.json(depth-1)
	})
}

func (r random) inside(open, closes rune, one func() string) string {
	var list []string
	for range r.IntN(5) {
		list = append(list, r.blank()+one()+r.blank())
	}
	return string(open) + r.blank() + strings.Join(list, ",") + string(closes)
}

// csv returns a document with a header.
func (r random) csv() string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	width := 2 + r.IntN(4)
	for range 1 + r.IntN(6) {
		var row []string
		for range width {
			cell := strings.ReplaceAll(r.text(), "\r", "")
			if b.Len() == 0 {
				cell = r.of(names) // without what might be the delimiter
			}
			row = append(row, cell)
		}
		_ = w.Write(row)
		w.Flush()
	}
	return b.String()
}

// TestRandomJSON compares 10,000 documents with what their texts become one by one.
func TestRandomJSON(t *testing.T) {
	r, from := defaults(t), random{rand.New(rand.NewPCG(1, 1))}
	found := 0
	for range 10_000 {
		doc := from.json(5)
		if from.IntN(4) == 0 {
			doc += from.of([]string{"\n", " ", "\r\n\n"}) + from.json(2)
		}
		some, err := checkJSON(r, []byte(doc))
		require.NoError(t, err)
		if some {
			found++
		}
	}
	require.Greater(t, found, 2000, "and there is something to find in many of them")
}

// TestRandomCSV does the same for records.
func TestRandomCSV(t *testing.T) {
	r, from := defaults(t), random{rand.New(rand.NewPCG(2, 2))}
	for range 5_000 {
		require.NoError(t, checkCSV(r, []byte(from.csv())))
	}
}

// TestRandomCuts checks the promises for smaller documents at every cut.
func TestRandomCuts(t *testing.T) {
	r, from := defaults(t), random{rand.New(rand.NewPCG(3, 3))}
	for range 60 {
		for _, c := range []struct {
			doc string
			run func([]byte) error
		}{
			{from.json(2), func(b []byte) error { return cuts(r, asJSON, b) }},
			{from.csv(), func(b []byte) error { return cuts(r, asCSV, b) }},
			{from.logfmt(), func(b []byte) error { return cuts(r, asLogfmt, b) }},
		} {
			require.NoError(t, c.run([]byte(c.doc[:min(len(c.doc), 150)])))
		}
	}
}

// logfmt returns lines of pairs and of what is none.
func (r random) logfmt() string {
	var b strings.Builder
	for range r.IntN(8) {
		switch key := r.of(names); r.IntN(4) {
		case 0:
			b.WriteString(r.text())
		case 1:
			b.WriteString(key + "=" + r.of(values))
		default:
			b.WriteString(key + "=" + r.quoted(r.text()))
		}
		b.WriteString(r.of([]string{" ", " ", "\n", "", "  ", "\r\n"}))
	}
	return b.String()
}
