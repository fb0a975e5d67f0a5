package formats_test

import (
	"bytes"
	"fmt"
	"io"
	"mime/multipart"
	"net/textproto"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/formats"
)

var asMultipart = formats.Options{MediaType: `multipart/form-data; boundary=b-1`}

// parts writes a document of headers and bodies.
func parts(list ...[2]string) string {
	var b strings.Builder
	for _, part := range list {
		b.WriteString("--b-1\r\n")
		for _, header := range strings.Split(part[0], "\n") {
			if header != "" {
				b.WriteString(header + "\r\n")
			}
		}
		b.WriteString("\r\n" + part[1] + "\r\n")
	}
	return b.String() + "--b-1--\r\n"
}

func field(name string) string { return `Content-Disposition: form-data; name="` + name + `"` }

func TestMultipart(t *testing.T) {
	r := defaults(t)
	for _, c := range []struct{ doc, want string }{
		{parts(), parts()},
		{parts([2]string{field("ssn"), "536224321"}), parts([2]string{field("ssn"), "[US_SSN]"})},
		{parts([2]string{"", "card 4111111111111111\r\n"}), parts([2]string{"", "card 411111▇▇▇▇▇▇1111\r\n"})},
		{parts([2]string{field("x") + "\nContent-Type: application/json; charset=utf-8", `{"ssn":536224321}`}),
			parts([2]string{field("x") + "\nContent-Type: application/json; charset=utf-8", `{"ssn":"[US_SSN]"}`})},
		{parts([2]string{field("x") + "\nContent-Type: application/problem+json", `{"ssn":536224321}`}),
			parts([2]string{field("x") + "\nContent-Type: application/problem+json", `{"ssn":"[US_SSN]"}`})},
		{parts([2]string{field("x") + `; filename="jo@example.com.csv"` + "\ncontent-type:application/octet-stream", "id,ssn\n1,536224321"}),
			parts([2]string{field("x") + `; filename="[EMAIL_ADDRESS].csv"` + "\ncontent-type:application/octet-stream", "id,ssn\n1,[US_SSN]"})},
		{parts([2]string{field("x") + "\nContent-Type: application/x-www-form-urlencoded", "ssn=536224321"}),
			parts([2]string{field("x") + "\nContent-Type: application/x-www-form-urlencoded", "ssn=%5BUS_SSN%5D"})},
		{"jo@example.com\r\n" + parts([2]string{"", ""}) + "jo@example.com", "[EMAIL_ADDRESS]\r\n" + parts([2]string{"", ""}) + "[EMAIL_ADDRESS]"},
		{"--b-1\r\n\r\n--b-1--", "--b-1\r\n\r\n--b-1--"},
		{strings.ReplaceAll(parts([2]string{field("ssn"), "536224321"}), "\r\n", "\n"), strings.ReplaceAll(parts([2]string{field("ssn"), "[US_SSN]"}), "\r\n", "\n")},
		{parts([2]string{"Content-Type: multipart/mixed; boundary=c", "--c\r\n\r\njo@example.com\r\n--c--"}),
			parts([2]string{"Content-Type: multipart/mixed; boundary=c", "--c\r\n\r\n[EMAIL_ADDRESS]\r\n--c--"})},
	} {
		require.Equal(t, c.want, masked(t, r, asMultipart, c.doc))
	}
	doc := parts([2]string{field("ssn"), "536224321"})
	require.Equal(t, strings.ReplaceAll(doc, "536224321", "[US_SSN]"), masked(t, r, formats.Options{Format: "multipart"}, doc))
}

func TestMultipartFindings(t *testing.T) {
	doc := parts([2]string{field("user[mail]"), "jo@example.com"}, [2]string{field("x") + "\nContent-Type: application/json", `[{"ssn":"536224321"}]`},
		[2]string{field("z") + "\nContent-Type: text/csv", "a,b\n1,2\n"}, [2]string{field("y"), "jo@example.com"})
	_, found, err := mask(defaults(t), asMultipart, []byte(doc))
	require.NoError(t, err)
	require.Len(t, found, 3)
	require.Equal(t, []string{"/user.mail", "/x/0/ssn", "/y"}, []string{found[0].Path, found[1].Path, found[2].Path})
	require.Equal(t, "536224321", doc[found[1].Start:found[1].End])
}

func TestMultipartRefuses(t *testing.T) {
	r := defaults(t)
	for _, c := range [][2]string{
		{"", "not whole"}, {"x", "not whole"}, {"--b-1\r\n\r\n4111111111111111", "not whole"}, {"--b-1\r\na: b", "does not end"},
		{"--b-1x\r\n\r\n", "begins like a boundary"}, {"--b-1 \r\n\r\n", "begins like a boundary"},
		{"--b-1\r\n\r\n\r\n--b-1--x", "begins like a boundary"}, {"--b-1\r\n\r\n\r\n--b-1\n\r\n", "begins like a boundary"},
		{"--b-1\r\n\r\n\n--b-1\r\n", "another kind"}, {"--b-1\r\na: b\n\r\n", "another kind"},
		{"--b-1\r\na: b\r\n c\r\n\r\n", "over lines"}, {"--b-1\r\na b: c\r\n", "a name, a colon"}, {"--b-1\r\nab\r\n", "a name, a colon"},
		{"--b-1\r\nContent-Disposition: form-data; name=\"\r\n", "cannot be read"},
		{"--b-1\r\n" + field("a") + "\r\n" + field("b") + "\r\n", "comes twice"},
		{"--b-1\r\nContent-Type: a/b\r\nContent-Type: text/plain\r\n", "comes twice"},
		{"--b-1\r\nContent-Type: image/png\r\n\r\n", "cannot be read"}, {"--b-1\r\nContent-Type: text/plain; charset=utf-7\r\n\r\n", "cannot be read"},
		{"--b-1\r\nContent-Transfer-Encoding: base64\r\n\r\n", "cannot be read"},
		{"--b-1\r\nContent-Disposition: form-data; filename=\"a.bin\"\r\n\r\n", "cannot be read"},
		{"--b-1\r\n" + strings.Repeat("a: b\r\n", 65), "more than 64"},
		{"--b-1\r\n\r\n\xff\xfe4\x00", "UTF-16"}, {"--b-1\r\n\r\n\xfe\xff\x004", "UTF-16"},
		{"--b-1\r\nContent-Type: application/json\r\n\r\n{\"card\":4111111111111111\r\n--b-1--", "not whole"},
		{"--b-1\r\nContent-Type: multipart/mixed; boundary=y\r\n\r\n--y\r\n\r\nb", "not whole"},
	} {
		out, _, err := mask(r, asMultipart, []byte(c[0]))
		require.ErrorContains(t, err, c[1], c[0])
		require.NotContains(t, err.Error()+string(out), "4111111")
		require.NoError(t, cuts(r, asMultipart, []byte(c[0])))
	}
	for _, media := range []string{"multipart/mixed", "multipart/mixed; boundary=\"\"", "multipart/mixed; boundary=\"a b\"",
		"multipart/mixed; boundary=4111111111111111", "multipart/mixed; boundary=" + strings.Repeat("a", 71)} {
		_, _, err := mask(r, formats.Options{MediaType: media}, []byte("--\r\n"))
		require.ErrorContains(t, err, "the boundary is")
	}
	deep := ""
	for range 9 {
		deep += "--b-1\r\nContent-Type: multipart/mixed; boundary=b-1\r\n\r\n"
	}
	_, _, err := mask(r, asMultipart, []byte(deep))
	require.Error(t, err)
}

func TestMultipartPassUnknown(t *testing.T) {
	o := asMultipart
	o.PassUnknown = true
	doc := parts([2]string{"Content-Type: image/png", "4111111111111111"}, [2]string{"", "jo@example.com"})
	require.Equal(t, strings.ReplaceAll(doc, "jo@example.com", "[EMAIL_ADDRESS]"), masked(t, defaults(t), o, doc))
}

func TestMultipartNests(t *testing.T) {
	doc := ""
	for i := range 9 {
		doc += fmt.Sprintf("--b%d\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n", i, i+1)
	}
	_, _, err := mask(defaults(t), formats.Options{MediaType: "multipart/mixed; boundary=b0"}, []byte(doc))
	require.ErrorContains(t, err, "more than 8")
}

// TestMultipartLong has parts longer than what is kept.
func TestMultipartLong(t *testing.T) {
	r := defaults(t)
	mail := strings.Repeat("jo@example.com\r\n--b- ", 6000)
	doc := mail + "\r\n" + parts([2]string{field("a"), mail}, [2]string{"Content-Type: text/html", "<p>" + mail}) + mail
	whole, found, err := mask(r, asMultipart, []byte(doc))
	require.NoError(t, err)
	require.True(t, strings.ReplaceAll(doc, "jo@example.com", "[EMAIL_ADDRESS]") == string(whole))
	for _, size := range []int{7, 4096, 64 << 10} {
		require.NoError(t, same(r, asMultipart, []byte(doc), whole, found, nil, every(len(doc), size)...))
	}
}

// TestRandomMultipart compares the parts with what each becomes by itself.
func TestRandomMultipart(t *testing.T) {
	r, from := defaults(t), newRandom(8)
	for i := range 1_500 {
		var b bytes.Buffer
		var want []string
		w := multipart.NewWriter(&b)
		require.NoError(t, w.SetBoundary("b-1"))
		for range from.IntN(4) {
			name, body := from.of([]string{"note", "ssn", "x"}), from.text()
			header := textproto.MIMEHeader{"Content-Disposition": {fmt.Sprintf("form-data; name=%q", name)}}
			becomes, err := r.Field(name).String(body)
			require.NoError(t, err)
			if from.IntN(2) == 0 {
				body = "{\"k\":" + from.json(2) + "}"
				header.Set("Content-Type", "application/json")
				becomes, _, err = maskString(r, asJSON, "{\""+name+"\":"+body+"}")
				require.NoError(t, err)
				becomes = becomes[len(name)+4 : len(becomes)-1]
			}
			part, err := w.CreatePart(header)
			require.NoError(t, err)
			_, _ = io.WriteString(part, body)
			want = append(want, becomes)
		}
		require.NoError(t, w.Close())
		out, found, err := mask(r, asMultipart, b.Bytes())
		require.NoError(t, err)
		if len(found) == 0 {
			require.Equal(t, b.String(), string(out))
		}
		require.Equal(t, want, bodies(t, out), "%q", b.String())
		if i < 60 {
			require.NoError(t, cuts(r, asMultipart, b.Bytes()[:min(b.Len(), 300)]))
		}
	}
}

func bodies(t *testing.T, doc []byte) (list []string) {
	m := multipart.NewReader(bytes.NewReader(doc), "b-1")
	for {
		part, err := m.NextRawPart()
		if err == io.EOF {
			return list
		}
		require.NoError(t, err)
		body, err := io.ReadAll(part)
		require.NoError(t, err)
		list = append(list, string(body))
	}
}

// FuzzMultipart: any bytes, cut anywhere, give the same output, findings and error.
func FuzzMultipart(f *testing.F) {
	for _, doc := range []string{parts([2]string{field("ssn"), "536224321"}), parts([2]string{"Content-Type: application/json", "{\"a\":\"jo@example.com\"}"}),
		parts([2]string{"Content-Type: multipart/mixed; boundary=c", "--c\r\n\r\n--c--"})} {
		f.Add([]byte(doc), uint16(7))
	}
	fuzz(f, asMultipart, func([]byte) bool { return false })
}
