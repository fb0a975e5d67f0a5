package manual

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestText(t *testing.T) {
	for _, c := range []struct {
		in, out string
		strings []string
		spans   []Span
		missing []int
		hidden  int
	}{
		{in: "My ID is <redact>847564</redact>!", out: "My ID is ▇▇▇▇▇▇!", hidden: 6},
		{in: "a <REDACT>1 é\r\n2</Redact> b", out: "a ▇▇▇\r\n▇ b", hidden: 4},
		{in: "a<redact></redact>b", out: "ab"},
		{in: "<redacted> < redact> <b>", out: "<redacted> < redact> <b>"},
		{in: "SSN 987-65-4320, 987-65-4320", strings: []string{"987-65-4320"}, out: "SSN ▇▇▇▇▇▇▇▇▇▇▇, ▇▇▇▇▇▇▇▇▇▇▇", hidden: 22},
		{in: "aaaa b", strings: []string{"aaa", "c", "B", "b"}, missing: []int{1, 2}, out: "▇▇▇▇ ▇", hidden: 5},
		{in: "ababa", strings: []string{"aba", "bab"}, out: "▇▇▇▇▇", hidden: 5},
		{in: "12<redact>3</redact>45", strings: []string{"234"}, out: "1▇▇▇5", hidden: 3},
		{in: "naïve 😀", spans: []Span{{2, 4}, {7, 11}}, out: "na▇ve ▇", hidden: 2},
		{in: "0123456789", spans: []Span{{7, 9}, {2, 5}, {4, 6}, {0, 0}}, out: "01▇▇▇▇6▇▇9", hidden: 6},
		{in: "ab<redact>c</redact>de", spans: []Span{{1, 22}}, out: "a▇▇▇▇", hidden: 4},
		{in: "\xff\xfex", strings: []string{"x"}, spans: []Span{{0, 1}}, out: "▇\xfe▇", hidden: 2},
		{in: "a\u00adb a\u00a0 b\u200b c", strings: []string{"ab", "a b  c", " b"}, out: "▇\u00ad▇ ▇▇ ▇\u200b▇▇", hidden: 7},
		{in: "a\u00ad b", strings: []string{"\u00ad", " "}, out: "a▇▇b", hidden: 2},
		{in: "", out: ""},
	} {
		r, err := Text([]byte(c.in), Options{Strings: c.strings, Spans: c.spans})
		require.NoError(t, err, c.in)
		require.Equal(t, c.out, string(r.Text), c.in)
		require.Equal(t, c.missing, r.Missing, c.in)
		require.Equal(t, c.hidden, r.Hidden, c.in)
	}
}

func TestHTML(t *testing.T) {
	for _, c := range []struct {
		in, out string
		strings []string
		spans   []Span
	}{
		{in: `<div class="x">My ID is <redact>847564</redact>!</div>`, out: `<div class="x">My ID is ▇▇▇▇▇▇!</div>`},
		{in: `<redact>84<b title="84">75</b>&#54;4<!--84--></redact>`, out: `▇▇<b title="▇▇">▇▇</b>▇▇<!--▇▇-->`},
		{in: `<a href="http://x/4" redact>see <redact>me</redact></a> <a href=y>z</a>`, out: `see ▇▇ <a href=y>z</a>`},
		{in: `<img redact src="4111.png"><img src=x>`, out: `<img src=x>`},
		{in: `987<b>-65</b>-4320`, strings: []string{"987-65-4320"}, out: `▇▇▇<b>▇▇▇</b>▇▇▇▇▇`},
		{in: `<a href="tel:987">987</a><!-- 987 --><script>"987"</script>`, strings: []string{"987"},
			out: `<a href="tel:▇▇▇">▇▇▇</a><!-- ▇▇▇ --><script>"▇▇▇"</script>`},
		{in: `a &amp; b, a &amp b`, strings: []string{"a & b"}, out: `▇▇▇▇▇, ▇▇▇▇▇`},
		{in: `&#52;1&#x31;1 &#52&lt5`, strings: []string{"411", "4<5"}, out: `▇▇▇1 ▇▇▇`},
		{in: `&notin; &notit; &nope; &#; & x`, strings: []string{"∉", "¬it;", "&nope;"}, out: `▇ ▇▇▇▇ ▇▇▇▇▇▇ &#; & x`},
		{in: `<div>div</div>`, strings: []string{"div"}, out: `<div>▇▇▇</div>`},
		{in: `<!--><redact>1</redact><!--->2<!-- a --!>1`, strings: []string{"1"}, out: `<!-->▇<!--->2<!-- a --!>▇`},
		{in: `1 < 2 <3 </ 2>`, strings: []string{"2"}, out: `1 < ▇ <3 </ ▇>`},
		{in: `<p title='2' data-x=2 2>2<textarea>&#50;</textarea><style>2`, strings: []string{"2"},
			out: `<p title='▇' data-x=▇ 2>▇<textarea>▇</textarea><style>▇`},
		{in: `98&shy;7<wbr>-65&nbsp;4320, 987-65&thinsp;4320`, strings: []string{"987-65 4320"}, out: `▇▇&shy;▇<wbr>▇▇▇▇▇▇▇▇, ▇▇▇▇▇▇▇▇▇▇▇`},
		{in: "987&zwnj;-\u200b65 \n\t43<b>\ufeff20</b>", strings: []string{"987-65 4320"}, out: "▇▇▇&zwnj;▇\u200b▇▇▇\n\t▇▇<b>\ufeff▇▇</b>"},
		{in: `<td>987</td><td>65<br>4320</td>98765`, strings: []string{"987 65 4320", "98765"}, out: `<td>▇▇▇</td><td>▇▇<br>▇▇▇▇</td>▇▇▇▇▇`},
		{in: `<b>one</b> two`, spans: []Span{{1, 12}}, out: `<b>▇▇▇</b>▇▇wo`},
		{in: `<p title="a`, strings: []string{"a"}, out: `<p title="▇`},
		{in: `<`, out: `<`},
	} {
		r, err := HTML([]byte(c.in), Options{Strings: c.strings, Spans: c.spans})
		require.NoError(t, err, c.in)
		require.Equal(t, c.out, string(r.Text), c.in)
		require.Empty(t, r.Missing, c.in)
	}
}

func TestRefusals(t *testing.T) {
	read := map[bool]func([]byte, Options) (Result, error){false: Text, true: HTML}
	for _, c := range []struct {
		in     string
		html   bool
		o      Options
		at     int
		reason string
	}{
		{"a <redact>4111", false, Options{}, 2, "not closed"},
		{"a <redact>4111", true, Options{}, 2, "not closed"},
		{"a 4111</redact>", false, Options{}, 6, "closes nothing"},
		{"a 4111</redact>", true, Options{}, 6, "closes nothing"},
		{"<redact>4<redact>1</redact>", false, Options{}, 9, "inside of another"},
		{"<redact>4<redact>1</redact>", true, Options{}, 9, "inside of another"},
		{`<p title="<redact>4111</redact>">`, true, Options{}, 10, "only text"},
		{`<!-- <redact>4111</redact> -->`, true, Options{}, 5, "only text"},
		{`<script><redact>4111</redact></script>`, true, Options{}, 8, "only text"},
		{"4111", false, Options{Strings: []string{"1", ""}}, 0, "empty"},
		{"4111", false, Options{Strings: []string{"\x87"}}, 0, "no UTF-8"},
		{"4111", false, Options{Strings: make([]string, MaxStrings+1)}, 0, "too many"},
		{"4111", false, Options{Spans: []Span{{-1, 2}}}, 0, "a span"},
		{"4111", false, Options{Spans: []Span{{3, 2}}}, 3, "a span"},
		{"4111", false, Options{Spans: []Span{{3, 5}}}, 3, "a span"},
		{"é", false, Options{Spans: []Span{{1, 2}}}, 1, "a span"},
		{"é", false, Options{Spans: []Span{{0, 1}}}, 0, "a span"},
	} {
		_, err := read[c.html]([]byte(c.in), c.o)
		var e *Error
		require.ErrorAs(t, err, &e, c.in)
		require.Equal(t, c.at, e.Offset, c.in)
		require.Contains(t, e.Reason, c.reason)
		require.NotContains(t, err.Error(), "4111")
	}
}

// TestLinear would take hours if time grew with the square of the text.
func TestLinear(t *testing.T) {
	long := bytes.Repeat([]byte("a"), 4<<20)
	r, err := Text(long, Options{Strings: []string{string(long[:2<<20]), string(long[:1<<20]) + "b"}})
	require.NoError(t, err)
	require.Equal(t, len(long), r.Hidden)
	require.Equal(t, []int{1}, r.Missing)
	for _, piece := range []string{"<redact>1</redact>", "<a href=1>", "<!--", "&#", "&amp", "<script>", "<p x='", "</"} {
		_, err = HTML(bytes.Repeat([]byte(piece), 100_000), Options{Strings: []string{"1"}})
		if strings.Contains(piece, "<redact>") {
			require.NoError(t, err)
		}
	}
}

// FuzzManual wants that a second pass finds nothing more, and that nothing changes if nothing was found.
func FuzzManual(f *testing.F) {
	f.Add([]byte(`<div>My ID is <redact>847564</redact>! <a href="tel:&#52;1" redact>411</a><!--1--></div>`), "1")
	f.Add([]byte("aaaa<b>aa</b>&amp;a"), "aaa")
	f.Fuzz(func(t *testing.T, in []byte, s string) {
		if s == "" || strings.ContainsAny(s, "\r\n▇<>&\"' /=") {
			return
		}
		for _, read := range []func([]byte, Options) (Result, error){Text, HTML} {
			o := Options{Strings: []string{s}}
			r, err := read(in, o)
			if err != nil {
				continue
			}
			require.Equal(t, r.Hidden, bytes.Count(r.Text, []byte(Box))-bytes.Count(in, []byte(Box)))
			if len(r.Missing) > 0 && !bytes.Contains(bytes.ToLower(in), []byte("redact")) {
				require.Equal(t, string(in), string(r.Text))
			}
			again, err := read(r.Text, o)
			if err == nil {
				require.Equal(t, []int{0}, again.Missing)
			}
		}
	})
}
