package formats_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"

	"github.com/redactd/redactd/formats"
)

// charsets are the ones that are tested, each with letters of its own.
var charsets = []struct{ name, letters string }{
	{"iso-8859-1", "äöüßéñÅ"}, {"iso-8859-2", "łóżěřűő"}, {"iso-8859-5", "привет"}, {"iso-8859-7", "αβγδ"}, {"iso-8859-15", "€žœ"},
	{"windows-1250", "łóżěř–„“"}, {"windows-1251", "привет№—"}, {"windows-1252", "äöü€–“”•\u00a0"}, {"windows-1254", "ığşİ"},
	{"koi8-r", "привет"}, {"koi8-u", "ґєії"}, {"shift_jis", "カード番号ｱｲｳ表示能\u3000"}, {"euc-jp", "カード番号ｱｲｳ\u3000"},
	{"gb18030", "卡号银行𝟜😀é"}, {"gbk", "卡号银行"}, {"big5", "卡號銀行"}, {"euc-kr", "카드번호"},
	{"utf-16le", "äпカ😀𝟜\u00a0"}, {"utf-16be", "äпカ😀𝟜\u00a0"},
}

// encoded writes a text in a charset, with asterisks for what that lacks.
func encoded(e encoding.Encoding, text string) []byte {
	var b bytes.Buffer
	for _, c := range text {
		raw, err := e.NewEncoder().String(string(c))
		if err != nil {
			raw, _ = e.NewEncoder().String("*")
		}
		b.WriteString(raw)
	}
	return b.Bytes()
}

func in(charset string) formats.Options {
	return formats.Options{Format: "text", MediaType: "text/plain; charset=" + charset}
}

// TestCharsets masks random texts as their UTF-8 is masked, with all other bytes as they came.
func TestCharsets(t *testing.T) {
	r, from := defaults(t), newRandom(9)
	for _, c := range charsets {
		e, err := htmlindex.Get(c.name)
		require.NoError(t, err)
		for i := range 300 {
			text := ""
			for range from.IntN(6) {
				letters := []rune(c.letters)
				text += from.of([]string{" ", "\n", ""}) + from.of(values) + from.of([]string{"", " "}) + string(letters[from.IntN(len(letters)):])
			}
			doc := encoded(e, text)
			text, err = e.NewDecoder().String(string(doc))
			require.NoError(t, err)
			want, err := r.String(text)
			require.NoError(t, err)
			out, found, err := mask(r, in(c.name), doc)
			require.NoError(t, err, "%s %q", c.name, text)
			require.Equal(t, encoded(e, want), out, "%s %q", c.name, text)
			for _, f := range found {
				require.True(t, 0 <= f.Start && f.Start < f.End && f.End <= int64(len(doc)))
			}
			if i < 10 {
				doc = doc[:min(len(doc), 120)]
				require.NoError(t, cuts(r, in(c.name), doc))
			}
			if _, err := e.NewEncoder().String("▇"); err == nil && !strings.Contains(want, "\n") { // asterisks may be letters
				again, _, err := mask(r, in(c.name), out)
				require.NoError(t, err)
				require.Equal(t, out, again, "%s %q", c.name, want)
			}
		}
	}
}

func TestCharsetFindings(t *testing.T) {
	r := defaults(t)
	e, err := htmlindex.Get("utf-16be")
	require.NoError(t, err)
	doc := append([]byte("\xfe\xff"), encoded(e, "é 😀 jo@example.com {\"x\":1}")...)
	out, found, err := mask(r, formats.Options{}, doc)
	require.NoError(t, err)
	require.Equal(t, append([]byte("\xfe\xff"), encoded(e, "é 😀 [EMAIL_ADDRESS] {\"x\":1}")...), out)
	require.Len(t, found, 1)
	require.Equal(t, encoded(e, "jo@example.com"), doc[found[0].Start:found[0].End])

	doc = append([]byte("\xfe\xff"), encoded(e, `{"ssn":536224321,"é":"\u006ao@example.com"}`)...)
	out, found, err = mask(r, formats.Options{FileName: "a.json"}, doc)
	require.NoError(t, err)
	require.Equal(t, append([]byte("\xfe\xff"), encoded(e, `{"ssn":"[US_SSN]","é":"[EMAIL_ADDRESS]"}`)...), out)
	require.Equal(t, encoded(e, `\u006ao@example.com`), doc[found[1].Start:found[1].End])
	require.Equal(t, "/é", found[1].Path)
	require.NoError(t, cuts(r, formats.Options{FileName: "a.json"}, doc))
}

// TestCharsetDeclared reads what XML and HTML say of themselves.
func TestCharsetDeclared(t *testing.T) {
	r := defaults(t)
	for _, c := range [][2]string{
		{"<?xml version='1.0' encoding='ISO-8859-1'?><a b='\xe9'>\xe9 4111\xa01111 1111 1111</a>",
			"<?xml version='1.0' encoding='ISO-8859-1'?><a b='\xe9'>\xe9 4111\xa011** **** 1111</a>"},
		{"<html><META http-equiv=x content=\"text/html; charset=windows-1251\"><p>\xef\xf0 <b>jo</b>@example.com",
			"<html><META http-equiv=x content=\"text/html; charset=windows-1251\"><p>\xef\xf0 <b>[EMAIL_ADDRESS]</b>"},
		{"<html><meta charset=utf-8>\xc3\xa9 4111111111111111", "<html><meta charset=utf-8>\xc3\xa9 411111▇▇▇▇▇▇1111"},
		{"<html><meta charset=shift_jis>\x83\x5c\x83\x7c<i>4111</i>111111111111", "<html><meta charset=shift_jis>\x83\x5c\x83\x7c<i>4111</i>11******1111"},
	} {
		out, _, err := maskString(r, formats.Options{}, c[0])
		require.NoError(t, err)
		require.Equal(t, c[1], out)
		require.NoError(t, cuts(r, formats.Options{}, []byte(c[0])))
	}
}

// TestCharsetKeepsDoubles keeps a character that has two codes, of which encoding would choose the other.
func TestCharsetKeepsDoubles(t *testing.T) {
	doc := "\xfa\x4a\x87\x54 jo@example.com \xfa\x4a"
	out, _, err := maskString(defaults(t), in("shift_jis"), doc)
	require.NoError(t, err)
	require.Equal(t, strings.ReplaceAll(doc, "jo@example.com", "[EMAIL_ADDRESS]"), out)
}

func TestCharsetRefuses(t *testing.T) {
	r := defaults(t)
	for _, c := range []struct {
		o         formats.Options
		doc, want string
	}{
		{in("utf-7"), "x", "cannot be read"}, {in("iso-2022-jp"), "x", "cannot be read"}, {in("iso-2022-kr"), "x", "cannot be read"},
		{formats.Options{}, "\xff\xfe\x00\x00x\x00\x00\x00", "cannot be read"}, {formats.Options{}, "\x00\x00\xfe\xff", "cannot be read"},
		{asXML, "<?xml version='1.0' encoding='nope'?><a/>", "cannot be read"},
		{in("shift_jis"), "jo@example.com \x83", "byte 15: these bytes are no character"},
		{in("shift_jis"), "jo@example.com \x83\x20 4111111111111111", "byte 15: these bytes are no character"},
		{in("utf-16le"), "a\x00\x00\xd8b\x00", "byte 2: these bytes are no character"}, {in("utf-16le"), "a\x00b", "byte 2: these bytes"},
		{in("windows-1253"), "\xe1 \xd2", "byte 2: these bytes are no character"},
		{formats.Options{Format: "json", MediaType: "application/json; charset=latin1"}, "[\"\xe9\" 4111111111111111]", "byte 5: a comma"},
	} {
		out, _, err := maskString(r, c.o, c.doc)
		require.ErrorContains(t, err, c.want, "%q", c.doc)
		require.NotContains(t, out+err.Error(), "4111")
		require.NotContains(t, out, "EMAIL", "what is not decided is withheld")
		require.NoError(t, cuts(r, c.o, []byte(c.doc)))
	}
}

// TestCharsetLong streams more than is kept.
func TestCharsetLong(t *testing.T) {
	r := defaults(t)
	for _, name := range []string{"gb18030", "utf-16le"} {
		e, err := htmlindex.Get(name)
		require.NoError(t, err)
		doc := encoded(e, "{\"a\":\""+strings.Repeat("卡号 jo@example.com\\n", 8000)+"\"}")
		o := formats.Options{Format: "json", MediaType: "application/json; charset=" + name}
		whole, found, err := mask(r, o, doc)
		require.NoError(t, err)
		require.True(t, bytes.Equal(bytes.ReplaceAll(doc, encoded(e, "jo@example.com"), encoded(e, "[EMAIL_ADDRESS]")), whole))
		require.Len(t, found, 8000)
		for _, size := range []int{7, 4096} {
			require.NoError(t, same(r, o, doc, whole, found, nil, every(len(doc), size)...))
		}
	}
}

// FuzzCharset: any bytes in any charset, cut anywhere, give the same output, findings and error.
func FuzzCharset(f *testing.F) {
	for i := range charsets {
		f.Add(uint8(i), []byte("card 4111 1111\xa01111 1111\xc4\x00\x83\x5c"), uint16(7))
	}
	r := defaults(f)
	f.Fuzz(func(t *testing.T, which uint8, doc []byte, at uint16) {
		o := in(charsets[int(which)%len(charsets)].name)
		whole, found, err := mask(r, o, doc)
		if e := same(r, o, doc, whole, found, err, int(at)%(len(doc)+1)); e != nil {
			t.Fatal(e)
		}
		if e := unchanged(doc, whole, found); e != nil && err == nil {
			t.Fatal(e)
		}
	})
}
