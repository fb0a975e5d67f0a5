package formats_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/redactd/redactd/formats"
	"github.com/redactd/redactd/redact"
)

// htmlShape returns what there is in a document beside texts, and all texts.
func htmlShape(doc []byte) (shape []string, texts string) {
	z := html.NewTokenizer(bytes.NewReader(doc))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return shape, texts
		}
		t := z.Token()
		one := fmt.Sprint(kind)
		if kind == html.TextToken {
			texts += t.Data
			continue
		}
		if kind == html.StartTagToken || kind == html.EndTagToken || kind == html.SelfClosingTagToken {
			one += letters(t.Data)
		}
		for _, a := range t.Attr {
			one += letters(a.Key)
		}
		shape = append(shape, one)
	}
}

// letters returns a name, or "" if it is one that may be masked.
func letters(name string) string {
	if strings.ContainsFunc(name, func(c rune) bool { return c < 'a' || c > 'z' }) {
		return ""
	}
	return name
}

// xmlShape does the same for XML.
func xmlShape(doc []byte) (shape []string, texts string, err error) {
	d := xml.NewDecoder(bytes.NewReader(doc))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return shape, texts, nil
		}
		if err != nil {
			return nil, "", err
		}
		switch t := token.(type) {
		case xml.StartElement:
			one := "<" + t.Name.Local
			for _, a := range t.Attr {
				one += " " + a.Name.Local
			}
			shape = append(shape, one)
		case xml.EndElement:
			shape = append(shape, "/"+t.Name.Local)
		case xml.CharData:
			texts += string(t)
		default:
			shape = append(shape, fmt.Sprintf("%T", t))
		}
	}
}

// spelled writes a text between tags: as it has to be, all characters as references, every third, or with tags between.
var spelled = []func(text string) string{
	html.EscapeString,
	func(text string) string { return references(text, 1) },
	func(text string) string { return references(text, 3) },
	func(text string) string {
		var b strings.Builder
		for i, c := range text {
			b.WriteString(html.EscapeString(string(c)))
			b.WriteString([]string{"<b>", "</b>", "<i class='x'></i>", ""}[i%4])
		}
		return b.String()
	},
}

func references(text string, every int) string {
	var b strings.Builder
	for i, c := range []rune(text) {
		switch {
		case i%every != 0:
			b.WriteString(html.EscapeString(string(c)))
		case i%2 == 0:
			fmt.Fprintf(&b, "&#%d;", c)
		default:
			fmt.Fprintf(&b, "&#x%X;", c)
		}
	}
	return b.String()
}

// TestMarkupMarked puts the text of each case into HTML and XML and wants what becomes of it as plain text.
func TestMarkupMarked(t *testing.T) {
	of := redactors(t)
	for _, c := range marked(t) {
		text := string(c.Text)
		if !utf8.ValidString(text) || strings.ContainsAny(text, "\r\x00") || strings.ContainsFunc(text, unprintable) {
			continue
		}
		r := of(c)
		want, err := r.String(text)
		require.NoError(t, err)
		for i, spell := range spelled {
			out, _, err := mask(r, asHTML, []byte("<p>"+spell(text)+"</p>"))
			require.NoError(t, err)
			_, got := htmlShape(out)
			if i < 3 {
				require.Equal(t, want, got, "line %d, %q, spelling %d: %q", c.Line, text, i, out)
			}
			require.True(t, within(shown(got), shown(want)), "line %d, %q, spelling %d: %q", c.Line, text, i, out)
		}
		spell := spelled[c.Line%3]
		checkAttribute(t, r, text, spell, want)
		checkElement(t, r, text, spell)
	}
}

// shown returns what is left of a masked text. Of one that tags tear apart that may be less than of the text.
func shown(masked string) []rune {
	return []rune(strings.ReplaceAll(marks.ReplaceAllString(masked, ""), "▇", ""))
}

var marks = regexp.MustCompile(`\[[A-Z_]+\]`)

// within says whether a is all or a part of b, in order.
func within(a, b []rune) bool {
	for _, c := range b {
		if len(a) > 0 && a[0] == c {
			a = a[1:]
		}
	}
	return len(a) == 0
}

// unprintable says whether references to a character are read as one to another.
func unprintable(c rune) bool { return c < ' ' && c != '\n' && c != '\t' || c >= 0x7f && c < 0xa0 }

func checkAttribute(t *testing.T, r *redact.Redactor, text string, spell func(string) string, want string) {
	quote := []string{`"`, `'`}[len(text)%2]
	out, _, err := mask(r, asHTML, []byte("<p x="+quote+spell(text)+quote+">"))
	require.NoError(t, err)
	z := html.NewTokenizer(bytes.NewReader(out))
	z.Next()
	require.Equal(t, want, z.Token().Attr[0].Val, "%q: %q", text, out)
}

// checkElement wants hidden in an element what is hidden behind its name.
func checkElement(t *testing.T, r *redact.Redactor, text string, spell func(string) string) {
	want, err := r.Field("v").String(text)
	require.NoError(t, err)
	out, _, err := mask(r, asXML, []byte("<v>"+spell(text)+"</v>"))
	require.NoError(t, err)
	_, got, err := xmlShape(out)
	require.NoError(t, err)
	require.Equal(t, want, got, "%q: %q", text, out)
}

// markup returns a document, well-formed if it is to be XML.
func (r random) markup(depth int, ok bool) string {
	var b strings.Builder
	for range 1 + r.IntN(4) {
		name := r.of([]string{"p", "b", "td", "x", "ssn", "div", "br"})
		switch kind := r.IntN(8); {
		case kind < 3:
			b.WriteString(spelled[r.IntN(3)](strings.ReplaceAll(r.text(), "\t", " ")))
		case kind == 3:
			b.WriteString("<!-- " + strings.ReplaceAll(r.of(values), "--", "") + " -->")
		case kind == 4 && !ok:
			b.WriteString(r.of([]string{"<", ">", "<b", "</", "<a b=", "<a b=4111111111111111>", "&", "<!", "'", "<script>", "</script>",
				"<textarea>", "</textarea>", "<!-", "<jo@example.com>", "&nbsp", "=", "\""}))
		case depth > 0:
			attr := ""
			if r.IntN(2) == 0 {
				attr = " " + r.of([]string{"id", "value", "title"}) + "=\"" + spelled[r.IntN(3)](r.text()) + "\""
			}
			b.WriteString("<" + name + attr + ">" + r.markup(depth-1, ok) + "</" + name + ">")
		}
	}
	return b.String()
}

// TestRandomMarkup: the shape of documents stays, and all bytes where nothing is found; masking twice is masking once.
func TestRandomMarkup(t *testing.T) {
	r, from := defaults(t), newRandom(10)
	for range 2_500 {
		doc := from.markup(3, false)
		out, found, err := mask(r, asHTML, []byte(doc))
		require.NoError(t, err)
		before, _ := htmlShape([]byte(doc))
		after, _ := htmlShape(out)
		if !strings.Contains(doc, "<jo@") { // which is none any more
			require.Equal(t, before, after, "%q becomes %q", doc, out)
		}
		if len(found) == 0 {
			require.Equal(t, doc, string(out))
		}
		checkTwice(t, r, asHTML, out)
		doc = "<v>" + from.markup(3, true) + "</v>"
		out, found, err = mask(r, asXML, []byte(doc))
		require.NoError(t, err, doc)
		before, _, err = xmlShape([]byte(doc))
		require.NoError(t, err, doc)
		after, _, err = xmlShape(out)
		require.NoError(t, err, "%q becomes %q", doc, out)
		require.Equal(t, before, after, "%q becomes %q", doc, out)
		if len(found) == 0 {
			require.Equal(t, doc, string(out))
		}
		checkTwice(t, r, asXML, out)
	}
}

// TestRandomMarkupCuts checks the promises for smaller documents at every cut.
func TestRandomMarkupCuts(t *testing.T) {
	r, from := defaults(t), newRandom(6)
	for range 200 {
		doc := from.markup(2, false)
		require.NoError(t, cuts(r, asHTML, []byte(doc[:min(len(doc), 200)])))
		doc = "<v>" + from.markup(2, true) + "</v>"
		require.NoError(t, cuts(r, asXML, []byte(doc[:min(len(doc), 200)])))
	}
}

// TestMarkupLong has texts, values, scripts and runs that are longer than what is kept.
func TestMarkupLong(t *testing.T) {
	r := defaults(t)
	doc := "<a b='" + strings.Repeat("jo@example.com ", 6000) + "'>" + strings.Repeat("x <b>jo@example.com</b>\n", 9000) +
		"<!--" + strings.Repeat("jo@example.com\n", 6000) + "--><c>" + strings.Repeat("jo@example.com\n", 6000) + "</c>" +
		strings.Repeat("<p>card 4111 <b>1111</b> 1111 1111</p>", 5000) + strings.Repeat(" ", 70000) + "<d/></a>"
	want := strings.ReplaceAll(doc, "jo@example.com", "[EMAIL_ADDRESS]")
	want = strings.ReplaceAll(want, "4111 <b>1111</b> 1111 1111", "4111 <b>11▇▇</b> ▇▇▇▇ 1111")
	for _, o := range []formats.Options{asHTML, asXML} {
		whole, found, err := mask(r, o, []byte(doc))
		require.NoError(t, err)
		i := differ([]byte(want), whole)
		require.Negative(t, i, "%s", whole[max(0, i-50):max(0, min(i+50, len(whole)))])
		for _, size := range []int{7, 4096, 64 << 10} {
			var at []int
			for i := size; i < len(doc); i += size {
				at = append(at, i)
			}
			require.NoError(t, same(r, o, []byte(doc), whole, found, nil, at...))
		}
	}
}

// FuzzHTML: any bytes, cut anywhere, give the same output, findings and error; the shape of a document stays.
func FuzzHTML(f *testing.F) {
	for _, doc := range []string{"<p>4111 <b>1111</b> 1111 1111", "<a b=\"jo&#64;example.com\" c=x>&nbsp<!-- 1 -->", "<script>a</script><textarea>"} {
		f.Add([]byte(doc), uint16(7))
	}
	fuzz(f, asHTML, func([]byte) bool { return true })
}

// FuzzXML: the same for XML, which stays XML.
func FuzzXML(f *testing.F) {
	for _, doc := range []string{"<a>4111 <b>1111</b> 1111 1111</a>", "<?xml version='1.0'?><a b='jo&#64;example.com'><![CDATA[x]]></a>"} {
		f.Add([]byte(doc), uint16(7))
	}
	fuzz(f, asXML, func([]byte) bool { return false })
}
