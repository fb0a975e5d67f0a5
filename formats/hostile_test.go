package formats_test

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/formats"
	"github.com/redactd/redactd/internal/testkit"
	"github.com/redactd/redactd/redact"
)

// Hostile documents: what would cost most if something was read again and again.

// hostile returns such documents of HTML, of n bytes or a few more each.
func hostile(n int) map[string]string {
	repeat := func(piece string) string { return strings.Repeat(piece, n/len(piece)+1) }
	return map[string]string{
		"values":         "<input " + repeat("value=1 "),
		"values-glued":   "<input " + repeat("value=''"),
		"values-named":   "<input " + repeat("value=1 name=ssn id=cvv "),
		"values-told":    "<input name=ssn id=cvv label=iban key=phone " + repeat("value=1 "),
		"values-apart":   "<input name=ssn id=cvv label=iban key=phone " + numbered(n, "value=%d "),
		"values-short":   repeat("<p s=1>"),
		"inputs":         repeat("<input value=1>"),
		"inputs-far":     repeat("<input value=1 a b c d e f g h i j k l name=cvv>"),
		"equals":         "<input " + repeat("="),
		"equals-apart":   "<input " + repeat("= "),
		"attributes":     "<a " + repeat("a "),
		"attributes-1":   "<a " + repeat("a=1 "),
		"names":          "<a " + numbered(n, " a%d=1"),
		"angles":         repeat("<"),
		"openings":       repeat("</"),
		"tags":           repeat("<a"),
		"tag-pairs":      repeat("<b></b>"),
		"elements":       numbered(n, "<a%d>"),
		"declarations":   repeat("<!"),
		"comments":       repeat("<!-->"),
		"quote":          "<a b='" + repeat("x\" "),
		"quotes":         "<a b=" + repeat("'"),
		"value-open":     "<input value='" + repeat("= "),
		"entities":       repeat("&amp;"),
		"entities-1":     repeat("&#49;"),
		"ampersands":     repeat("&"),
		"entity":         "&#" + repeat("1"),
		"entities-bad":   repeat("&middotxxxxx"),
		"digits-told":    repeat("<b>1</b>"),
		"tables":         repeat("<table><tr><td>"),
		"cells":          "<tr>" + repeat("<td>a"),
		"cells-cvv":      "<tr><td>cvv" + repeat("<td>1"),
		"cells-empty":    "<tr><td>cvv" + repeat("<td>"),
		"rows":           repeat("<tr><td>cvv<td>1"),
		"rows-of-3":      repeat("<tr><td>cvv<td><td>1"),
		"labels":         repeat("<label>cvv"),
		"labels-for":     numbered(n, "<label for=a%d>cvv</label>"),
		"labels-of-one":  "<input id=a " + strings.Repeat("value=1 ", 3000) + ">" + repeat("<label for=a>cvv</label>"),
		"labels-of-many": strings.Repeat("<b id=a>1</b>", 3000) + repeat("<label for=a>cvv</label>"),
		"labelled-by":    repeat("<b id=a aria-labelledby='a b c d'>cvv</b>"),
		"cells-apart":    "<tr>" + numbered(n, "<td>a%d"),
		"tables-apart":   numbered(n, "<table><tr><td>a%d<td>b%[1]d"),
		"wide":           "<tr>" + strings.Repeat("<th>cvv", 2000) + repeat("<tr><td colspan=1000>1<td>1"),
		"script":         "<script>" + repeat("</scrip"),
		"textarea":       "<textarea>" + repeat("</textare"),
		"breaks":         repeat("1<br>"),
		"glued":          repeat("a<i>"),
	}
}

// numbered repeats a piece that is told its number.
func numbered(n int, piece string) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, piece, i)
	}
	return b.String()
}

// TestHostile wants a byte of each to cost at most dear times what one of a page does, and a card behind it found.
func TestHostile(t *testing.T) {
	const dear = 25
	r, behind := defaults(t), "\n'>\"><!-- --></script></textarea><p>card 4111 1111 1111 1111</p>"
	best := func(doc string) time.Duration {
		return min(cost(t, r, doc), cost(t, r, doc)) * 1000 / time.Duration(len(doc))
	}
	for name, doc := range hostile(128 << 10) {
		times := 0.0
		for range 5 { // others may be at work in its caches
			if times = float64(best(doc)) / float64(best(page(300))); times <= dear {
				break
			}
		}
		require.LessOrEqual(t, times, float64(dear), name)
		out, _, err := mask(r, asHTML, []byte(doc+behind))
		require.NoError(t, err)
		require.NotContains(t, string(out[len(out)-100:]), "4111 1111 1111", name)
	}
}

// cost returns how long a document is computed on.
func cost(tb testing.TB, r *redact.Redactor, doc string) time.Duration {
	start := testkit.CPUTime()
	w, err := formats.NewWriter(io.Discard, r, asHTML)
	require.NoError(tb, err)
	_, err = io.WriteString(w, doc)
	require.NoError(tb, err)
	require.NoError(tb, w.Close())
	return testkit.CPUTime() - start
}

// BenchmarkHostile says what a MiB of each costs.
func BenchmarkHostile(b *testing.B) {
	const size = 256 << 10
	for name, doc := range hostile(size) {
		b.Run(name, func(b *testing.B) {
			r := defaults(b)
			took := time.Duration(0)
			for b.Loop() {
				took += cost(b, r, doc)
			}
			b.ReportMetric(took.Seconds()*1000*(1<<20)/float64(len(doc)*b.N), "ms/MiB")
		})
	}
}
