package formats_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// forms returns HTML of tables and labels, whole or not.
func (r random) forms() string {
	var b strings.Builder
	for range 1 + r.IntN(12) {
		b.WriteString(r.of([]string{"<table>", "</table>", "<tr>", "</tr>", "<tr><td>", "<td>", "</td><td>", "<th>", "</th>", "<td colspan=2>",
			"<label>", "<label for=a>", "<label for='b'>", "</label>", "<span id=a>", "</span>", "<b id=b>", "</b>", "<p aria-labelledby='b a'>",
			"<input id=a value=x1>", "<input value=123 aria-labelledby=a>", "<input name=cvv value=123 id=b>", "<textarea id=b>x1</textarea>",
			"<dt>", "<dd>", "<br>", "<!-- x -->"}))
		b.WriteString(r.of([]string{"", "", "Password", "CVV: ", "Email", "hunter2", "123", ":", "&nbsp;", "jo@example.com", "note",
			"[PASSWORD]", "my [PASSWORD]", "4111 1111 1111 1111"}))
	}
	return b.String()
}

// TestRandomForms: the shape of forms and tables stays, and so do all promises.
func TestRandomForms(t *testing.T) {
	r, from := defaults(t), newRandom(11)
	for i := range 3_000 {
		doc := from.forms()
		out, found, err := mask(r, asHTML, []byte(doc))
		require.NoError(t, err)
		before, _ := htmlShape([]byte(doc))
		after, _ := htmlShape(out)
		require.Equal(t, before, after, "%q becomes %q", doc, out)
		if len(found) == 0 {
			require.Equal(t, doc, string(out))
		}
		checkTwice(t, r, asHTML, out)
		if i%10 == 0 {
			require.NoError(t, cuts(r, asHTML, []byte(doc)))
		}
	}
}

// TestLongTable has a header far above the last rows, and one that is masked as a label and its value would be.
func TestLongTable(t *testing.T) {
	r := defaults(t)
	for _, head := range []string{"<th>Id</th><th>Password</th>", "<td>Id</td><td>Password</td><td></td>", "<td>Password</td><td>Email</td>"} {
		row := "<tr><td>x%d</td><td>y%[1]d</td></tr>\n"
		doc := "<table><tr>" + head + "</tr>\n" + numbered(200<<10, row) + "</table>"
		out, found, err := mask(r, asHTML, []byte(doc))
		require.NoError(t, err)
		require.Contains(t, string(out), head)
		require.NotEmpty(t, found)
		require.Equal(t, strings.Count(doc, "<tr>")-1, strings.Count(string(out), "[PASSWORD]"), head)
		var at []int
		for i := 4096; i < len(doc); i += 4096 {
			at = append(at, i)
		}
		require.NoError(t, same(r, asHTML, []byte(doc), out, found, nil, at...))
	}
}

// TestLabelsFar has a label and its value with other elements between: as many as are remembered, and more.
func TestLabelsFar(t *testing.T) {
	r := defaults(t)
	for _, c := range []struct {
		between int
		found   bool
	}{{0, true}, {10, true}, {100, false}} {
		var others strings.Builder
		for i := range c.between {
			fmt.Fprintf(&others, "<label for=o%d>CVV</label> <i id=o%[1]d>x</i> ", i)
		}
		for _, doc := range []string{
			"<label for=a>Password</label>" + others.String() + "<span id=a>x1</span>",
			"<span id=a>x1</span>" + others.String() + "<label for=a>Password</label>",
		} {
			require.Equal(t, c.found, strings.Contains(masked(t, r, asHTML, doc), "[PASSWORD]"), doc)
		}
	}
}
