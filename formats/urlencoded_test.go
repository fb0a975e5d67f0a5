package formats_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/formats"
	"github.com/redactd/redactd/redact"
)

var asForm = formats.Options{Format: "urlencoded"}

func TestURLEncoded(t *testing.T) {
	r := defaults(t)
	for _, c := range [][2]string{
		{"", ""}, {"&&=&a&b=&=c&%&%4&%zz=+", "&&=&a&b=&=c&%&%4&%zz=+"}, {"a=b%41+c&d=%C3%A9", "a=b%41+c&d=%C3%A9"},
		{"?n=1&card=4111+1111%201111%2D1111&x=%3C", "?n=1&card=4111+11%E2%96%87%E2%96%87%20%E2%96%87%E2%96%87%E2%96%87%E2%96%87%2D1111&x=%3C"},
		{"ssn=536224321&note=my+p%61ssword+is%3A+hunter2", "ssn=%5BUS_SSN%5D&note=my+p%61ssword+is%3A+%5BPASSWORD%5D"},
		{"to=jo%40example.com&jo@example.com&%6Ao@example.com=1", "to=%5BEMAIL_ADDRESS%5D&%5BEMAIL_ADDRESS%5D&%5BEMAIL_ADDRESS%5D=1"},
		{"user%5Bssn%5D%5B%5D=536224321", "user%5Bssn%5D%5B%5D=%5BUS_SSN%5D"},
		{"cvv[0]=123&a[1][ssn][]=536224321&4[5]=6", "cvv[0]=%E2%96%87%E2%96%87%E2%96%87&a[1][ssn][]=%5BUS_SSN%5D&4[5]=6"},
		{"name=password&value=x1&a=x1", "name=password&value=%5BPASSWORD%5D&a=x1"},
		{"value=x1&a=1&name=password&n=x2", "value=%5BPASSWORD%5D&a=1&name=password&n=%5BPASSWORD%5D"},
		{"a[0][name]=password&a[0][value]=x1&a[1][value]=x1&a[1][name]=b", "a[0][name]=password&a[0][value]=%5BPASSWORD%5D&a[1][value]=x1&a[1][name]=b"},
		{"name[]=password&name[]=b&value[]=x1&value[]=x2", "name[]=password&name[]=b&value[]=%5BPASSWORD%5D&value[]=%5BPASSWORD%5D"},
		{"name[0]=a&value[0]=x1&name[1]=pass%77ord&value[1]=x2&name[2]=c&value[2]=x3", "name[0]=a&value[0]=x1&name[1]=pass%77ord&value[1]=%5BPASSWORD%5D&name[2]=c&value[2]=x3"},
	} {
		require.Equal(t, c[1], masked(t, r, asForm, c[0]))
	}
}

func TestURLEncodedFindings(t *testing.T) {
	doc := "a=1&user[mail]=%6Ao@example.com&jo@example.com=jo@example.com"
	_, found, err := mask(defaults(t), asForm, []byte(doc))
	require.NoError(t, err)
	require.Len(t, found, 3)
	require.Equal(t, "/user.mail", found[0].Path)
	require.Equal(t, "%6Ao@example.com", doc[found[0].Start:found[0].End])
	require.Equal(t, "/[EMAIL_ADDRESS]", found[2].Path)
}

func TestURLEncodedFields(t *testing.T) {
	o := formats.Options{MediaType: "application/x-www-form-urlencoded", Fields: []string{"user.mail"}}
	doc := "user[mail]=jo@example.com&mail=jo@example.com"
	require.Equal(t, "user[mail]=%5BEMAIL_ADDRESS%5D&mail=jo@example.com", masked(t, defaults(t), o, doc))
}

// TestURLEncodedOperators writes what would end a value.
func TestURLEncodedOperators(t *testing.T) {
	r, err := redact.New(says("a &=+%\n"))
	require.NoError(t, err)
	out, _, err := mask(r, asForm, []byte("to=jo@example.com&b=1"))
	require.NoError(t, err)
	require.Equal(t, "to=a+%26%3D%2B%25%0A&b=1", string(out))
}

// TestURLEncodedLong has a value longer than what is kept, and a name that is too long.
func TestURLEncodedLong(t *testing.T) {
	r := defaults(t)
	doc := "a=" + strings.Repeat("jo%40example.com+and%0A", 5000) + "&b=jo@example.com"
	want := strings.ReplaceAll(doc, "jo%40example.com", "%5BEMAIL_ADDRESS%5D")
	want = strings.ReplaceAll(want, "jo@example.com", "%5BEMAIL_ADDRESS%5D")
	out, found, err := mask(r, asForm, []byte(doc))
	require.NoError(t, err)
	require.Equal(t, want, string(out))
	require.NoError(t, same(r, asForm, []byte(doc), out, found, nil, 1, 70000, 70001, 90000))

	out, _, err = mask(r, asForm, []byte("a=1&"+strings.Repeat("jo@example.com", 7000)))
	require.ErrorContains(t, err, "a name is longer")
	require.NotContains(t, string(out), "jo")
}

// inForm writes a text as a value: only what has to be, everything or every third byte as an escape.
func inForm(text string, every int) string {
	var b strings.Builder
	for i := range len(text) {
		if every > 0 && i%every == 0 {
			fmt.Fprintf(&b, "%%%02X", text[i])
			continue
		}
		b.WriteString(url.QueryEscape(text[i : i+1]))
	}
	return b.String()
}

// TestURLEncodedMarked wants of each marked case what becomes of it as plain text.
func TestURLEncodedMarked(t *testing.T) {
	of := redactors(t)
	for _, c := range marked(t) {
		r, text := of(c), string(c.Text)
		want, err := r.String(text)
		require.NoError(t, err)
		for _, every := range []int{0, 1, 3} {
			out, _, err := mask(r, asForm, []byte("v="+inForm(text, every)+"&w=1"))
			require.NoError(t, err)
			got, err := url.ParseQuery(string(out))
			require.NoError(t, err)
			require.Equal(t, url.Values{"v": {want}, "w": {"1"}}, got, "line %d, %q", c.Line, text)
		}
	}
}

// TestRandomURLEncoded compares documents with what their texts become one by one.
func TestRandomURLEncoded(t *testing.T) {
	r, from := defaults(t), newRandom(4)
	for range 5_000 {
		doc, want := "", ""
		for range from.IntN(4) {
			name, value := "", from.text()
			if name = from.of(names); name == "" {
				name = "x"
			}
			label, err := r.String(name)
			require.NoError(t, err)
			masked, err := r.Field(name).String(value)
			require.NoError(t, err)
			doc += "&" + inForm(name, from.IntN(3)) + "=" + inForm(value, from.IntN(4))
			want += "&" + url.QueryEscape(label) + "=" + url.QueryEscape(masked)
		}
		out, found, err := mask(r, asForm, []byte(doc))
		require.NoError(t, err)
		got, err := url.ParseQuery(string(out))
		require.NoError(t, err)
		wanted, err := url.ParseQuery(want)
		require.NoError(t, err)
		require.Equal(t, wanted, got, doc)
		if len(found) == 0 {
			require.Equal(t, doc, string(out))
		}
	}
}

// FuzzURLEncoded: any bytes, cut anywhere, give the same output and findings; what can be read still can.
func FuzzURLEncoded(f *testing.F) {
	for _, doc := range []string{"a=b+%41&card=4111+1111%201111%2D1111", "?user[ssn]=536224321&&", "%=%4&jo%40example.com"} {
		f.Add([]byte(doc), uint16(7))
	}
	fuzz(f, asForm, func(doc []byte) bool {
		_, err := url.ParseQuery(string(doc))
		return err == nil
	})
}
