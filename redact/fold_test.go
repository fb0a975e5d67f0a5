package redact

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
)

func foldString(s string) string {
	var v View
	fold(&v, []byte(s), 0, len(s))
	return string(v.Bytes)
}

func TestFoldShowsWhatAReaderSees(t *testing.T) {
	for _, c := range []struct{ in, out string }{
		{"plain 4111", "plain 4111"},
		{"４１１１", "4111"},
		{"٤١١١ ۴۱۱۱ ४१११ ๔๑๑๑", "4111 4111 4111 4111"},
		{"𝟜𝟙𝟙𝟙 ⁴¹ ₄₁ ④①⓪", "4111 41 41 410"},
		{"4️⃣1️⃣", "41"},
		{"4111\u00a01111\u2003x", "4111 1111 x"},
		{"4111\u20111111–1", "4111-1111-1"},
		{"4111\u20281111\u00851", "4111 1111 1"},
		{"41\u200b11\u00ad11\ufeff1", "4111111"},
		{"caf\u00e9\u00a0bar", "caf\u00e9\u00a0bar"},
		{`4111\u00201111\u00a01`, "4111 1111 1"},
		{`\u0034\u0031`, "41"},
		{`\ud835\udfdc1`, "41"},
		{`"\n4111\t1\r\/2"`, "\"\n4111\t1\r/2\""},
		{`4\\\\u00201`, "4 1"},
		{`new\nline`, `new\nline`},
		{"4111&nbsp;1111&#160;1&#xA0;1", "4111 1111 1 1"},
		{"&#52;&#x31;&#49;", "411"},
		{"a&amp;b &copy; 4", "a&amp;b &copy; 4"},
		{"4111&amp;nbsp;1111", "4111 1111"},
		{"4111%201111%2D1%C2%A01%25201", "4111 1111-1 1 1"},
		{"%34%31", "41"},
		{"100%zz 5%", "100%zz 5%"},
		{"<td>4111</td><td class=\"x\">1111</td>", " 4111  1111 "},
		{"<memory:1024, Visa: 4111\u00a01111\u00a01111\u00a01111>", "<memory:1024, Visa: 4111 1111 1111 1111>"},
		{"4111\x1b[0;31m1111\x1b[0m \x1b[9", "41111111 \x1b[9"},
		{"4111…1111→1 ▇4▇", "4111*1111*1 ▇4▇"},
		{"a < b > c 4", "a < b > c 4"},
		{"4111=\n1111=\r\n2", "411111112"},
		{"a=\nb", "a=\nb"},
		{"4111=C2=A01111=E2=80=911=201", "4111 1111-1 1"},
		{"＠ａ", "@a"},
		{"\xff4111\xc2", "\xff4111\xc2"},
		{"3\u0660\u066b4\u066c", "30.4,"},
		{`4111\u003c/td\u003e\u003ctd\u003e1111`, "4111  1111"},
		{`4111\u003C\/b\u003E 1<\/td><td class=\"x\">1`, "4111  1  1"},
		{"4111&lt;/td&gt;&lt;td&gt;1111&amp;lt;br /&amp;gt;1", "4111  1111 1"},
		{`4\x3cb\x3e1%3Cb%3E1`, "4 1 1"},
		{`4 \u003c 1 &lt; 5 &lt;4111&gt; 1`, "4 < 1 < 5 <4111> 1"},
		{"4 &lt;ada%40example.com&gt; %3Cada%40example.com%3E 1", "4 <ada@example.com> <ada@example.com> 1"},
		{`4&lt;a 4111111111111111&gt; 1`, "4<a 4111111111111111> 1"},
		{"4&lt;a\n&gt;1 4<b", "4<a\n>1 4<b"},
		{"4111\xa01111\x961111\x971\xad1", "4111 1111-1111-11"},
		{"4111 \xa0\x96\xa0 1111\x951\xb71", "4111  -  1111.1.1"},
		{"4\xe0\xa01 4\xe9\xa01 4\x801", "4\xe0\xa01 4\xe9\xa01 4\x801"},
		{"voil\u00e0 4 \u0420 5 \u2596 6", "voil\u00e0 4 \u0420 5 \u2596 6"},
	} {
		require.Equal(t, c.out, foldString(c.in), "%q", c.in)
	}
}

// Every unit of a view stands for source bytes of its own, in order.
func TestViewLeadsBack(t *testing.T) {
	src := "x ４1&#49;1 \u200b=\n5%20٣ é\xff"
	var v View
	fold(&v, []byte(src), 0, len(src))
	last := 0
	for i := range v.Bytes {
		lo, hi := v.Source(i, i+1)
		require.True(t, lo >= last && hi > lo && hi <= len(src), "unit %d is [%d, %d)", i, lo, hi)
		if v.Bytes[i] == src[lo] {
			require.EqualValues(t, lo, v.Pos[v.unitAt(lo)])
		}
		last = hi
	}
}

// The shortcuts for some ranges say what Unicode says.
func TestFoldRuneAgreesWithUnicode(t *testing.T) {
	for r := rune(0x80); r <= unicode.MaxRune; r++ {
		kind, out := foldRune(r)
		wantKind, wantOut := lookUp(r)
		if kind != wantKind || out != wantOut {
			t.Fatalf("%U folds to %d %q, not %d %q", r, kind, out, wantKind, wantOut)
		}
	}
}

// Any stretch folds by itself: cutting it where no sequence is cut changes nothing.
func FuzzFoldIsLocal(f *testing.F) {
	f.Add("4111&nbsp;1111 \\u0034 %34 <td>４</td>=\n5", 7)
	f.Add("\xff\xe2\x80", 1)
	f.Fuzz(func(t *testing.T, s string, at int) {
		src := []byte(s)
		var whole View
		fold(&whole, src, 0, len(src))
		if len(src) == 0 {
			return
		}
		at = (at%len(src) + len(src)) % len(src)
		i := whole.unitAt(at)
		if i == len(whole.Bytes) {
			return
		}
		lo, _ := whole.Source(i, i+1)
		var rest View
		fold(&rest, src, lo, len(src))
		require.Equal(t, string(whole.Bytes[i:]), string(rest.Bytes))
		require.Equal(t, whole.Pos[i:], rest.Pos)
	})
}

// scannerOf returns a scanner of text for one row with these words.
func scannerOf(words []string, text string) (*scanner, *row) {
	g := &program{rows: make([]row, 1)}
	g.words.reserve(len(words))
	for _, w := range words {
		g.words.add(0, w)
	}
	g.words.sort()
	s := newScanner(g)
	s.v = &View{Bytes: []byte(text)}
	return s, &g.rows[0]
}

func near(words []string, text string) bool {
	i := strings.Index(text, "#")
	s, r := scannerOf(words, text)
	share, _ := s.near(r, Text{B: []byte(text), Left: '\n', Right: '\n'}, 0, i, i+1)
	return share > 0
}

func TestContextWords(t *testing.T) {
	words := []string{"card", "kart*", "security code", "codigo", "número", "номер", "カード番号", "cc", "फोन", "번호*", "sim卡", "บัตร ปชช"}
	for _, text := range []string{
		"card #", "CARD: #", "my-card_no #", "myCard#", "Kartennummer #", "# card", "Security Code #",
		"security-code=#", "código #", "NUMERO #", "Номер: #", "お客様のカード番号は#", "cc#", "ccNumber #",
		"security_code\":\"#", "फोन: #",
		"l’código #", "security\u00a0code #", "«card» #", "card…#", "d’une card d’une #",
		"번호: #", "sim卡: #", "新SIM卡号 #", "บัตร ปชช: #", "번호는 #", norm.NFD.String("번호는 #"), norm.NFD.String("código #"),
	} {
		require.True(t, near(words, text), "%q", text)
	}
	for _, text := range []string{
		"discard #", "cardboard #", "code #", "code security #", "acc #", "#", "security # code", "security 12 code #", "security4code #", "номера #", "カード #",
		"cardª #", "ecard’s #", "carðcard #",
	} {
		require.False(t, near(words, text), "%q", text)
	}
}

// A word that the edge of the neighbourhood cuts does not count.
func TestWordsAtTheEdgeDoNotCount(t *testing.T) {
	for _, c := range []struct {
		left string
		want bool
	}{{"s", false}, {"\n", true}, {" ", true}, {"\xc3", false}, {"]", false}} {
		s, r := scannerOf([]string{"card"}, c.left+"card 1")
		share, _ := s.near(r, Text{B: []byte("card 1"), Left: c.left[0], Right: '\n'}, 1, 5, 6)
		require.Equal(t, c.want, share > 0, "left %q", c.left)
	}
	s, r := scannerOf([]string{"card"}, "1 cards")
	share, _ := s.near(r, Text{B: []byte("1 card"), Left: '\n', Right: 's'}, 0, 0, 1)
	require.Zero(t, share)
}

// TestFoldsAtRemembersRightly asks the scanner, which remembers where no digit is, in the order of the
// text, and compares with what foldAt says without a memory.
func TestFoldsAtRemembersRightly(t *testing.T) {
	pieces := []string{"\u00a0", "\u00ad", "a", "4", "@", "\n", " words go on here ", "&nbsp;", "<b>", `\u00a0`,
		"\u0664", "\xa0", "\x96", "\u00e0", "%20", strings.Repeat("\u00a0", 40), strings.Repeat("x", 30)}
	rng := rand.New(rand.NewPCG(5, 8))
	for range 2000 {
		var b []byte
		for range 60 {
			b = append(b, pieces[rng.IntN(len(pieces))]...)
		}
		s := scanner{v: &View{Bytes: b}}
		for i := range b {
			if mayFold[b[i]] {
				require.Equal(t, foldAt(b, i).kind != foldNone, s.foldsAt(i), "%q at %d", b, i)
			}
		}
	}
}
