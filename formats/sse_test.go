package formats_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/formats"
)

var asSSE = formats.Options{Format: "sse"}

func TestSSE(t *testing.T) {
	r := defaults(t)
	for _, c := range [][2]string{
		{"", ""}, {"\n\r\n\r", "\n\r\n\r"}, {"data", "data"}, {"data:", "data:"}, {": hi\nid: 7\ndata: x\n\n", ": hi\nid: 7\ndata: x\n\n"},
		{"event: mail jo@example.com\ndata: jo@example.com\n\n", "event: mail [EMAIL_ADDRESS]\ndata: [EMAIL_ADDRESS]\n\n"},
		{"data:card 4111 1111\r\ndata: 1111 1111\r\n\r\ndata: x", "data:card 4111 11▇▇\r\ndata: ▇▇▇▇ 1111\r\n\r\ndata: x"},
		{"data: 4111 1111\nid: 5\ndata: 1111 1111\n\n", "data: 4111 11▇▇\nid: 5\ndata: ▇▇▇▇ 1111\n\n"},
		{"data: {\"ssn\":536224321}\n\ndata: [DONE]\n\n", "data: {\"ssn\":\"[US_SSN]\"}\n\ndata: [DONE]\n\n"},
		{"data: {\"cvv\":\ndata: \"123\",\r\ndata:\"ssn\":536224321\rdata: }\n\n", "data: {\"cvv\":\ndata: \"▇▇▇\",\r\ndata:\"ssn\":\"[US_SSN]\"\rdata: }\n\n"},
		{"data: [\ndata: {\"ssn\":\ndata:\ndata: 536224321}]", "data: [\ndata: {\"ssn\":\ndata:\ndata: \"[US_SSN]\"}]"},
		{"data: {\"to\":\"jo\\u0040example.com\"\n\n", "data: {\"to\":\"[EMAIL_ADDRESS]\"\n\n"},
		{"\xef\xbb\xbfdata: jo@example.com\r\rdata: jo@example.com", "\xef\xbb\xbfdata: [EMAIL_ADDRESS]\r\rdata: [EMAIL_ADDRESS]"},
	} {
		require.Equal(t, c[1], masked(t, r, asSSE, c[0]))
	}
}

func TestSSEFindings(t *testing.T) {
	doc := "data: x\n\ndata: {\"a\":[{\"ssn\":\"536224321\"}]}\n\n"
	_, found, err := mask(defaults(t), asSSE, []byte(doc))
	require.NoError(t, err)
	require.Len(t, found, 1)
	require.Equal(t, "/a/0/ssn", found[0].Path)
	require.Equal(t, "536224321", doc[found[0].Start:found[0].End])
}

// TestSSEFlush has each event out before the next one comes.
func TestSSEFlush(t *testing.T) {
	var b bytes.Buffer
	w, err := formats.NewWriter(&b, defaults(t), asSSE)
	require.NoError(t, err)
	for i, doc := range []string{"data: 4111111111111111\n\n", "data: {\"ssn\":536224321}\n\n", "id: 1\ndata: a\ndata: b\n\n"} {
		b.Reset()
		_, err = w.Write([]byte(doc))
		require.NoError(t, err)
		require.NoError(t, w.Flush())
		require.Len(t, b.String(), []int{len("data: 411111▇▇▇▇▇▇1111\n\n"), len("data: {\"ssn\":\"[US_SSN]\"}\n\n"), len(doc)}[i])
	}
}

// TestSSELong has data, lines and events longer than what is kept.
func TestSSELong(t *testing.T) {
	r := defaults(t)
	mail := strings.Repeat("jo@example.com ", 6000)
	doc := "data: " + mail + "\n\nid: " + mail + "\ndata: {\"a\":\"" + mail + "\"}\n\n" + strings.Repeat("data: jo@example.com\nid: x\n", 6000) + "\n"
	want := strings.ReplaceAll(doc, "jo@example.com", "[EMAIL_ADDRESS]")
	whole, found, err := mask(r, asSSE, []byte(doc))
	require.NoError(t, err)
	require.Equal(t, len(want), len(whole))
	require.Equal(t, want[:500], string(whole)[:500])
	require.True(t, want == string(whole))
	for _, size := range []int{7, 4096, 64 << 10} {
		require.NoError(t, same(r, asSSE, []byte(doc), whole, found, nil, every(len(doc), size)...))
	}
}

// every returns cuts at every size bytes.
func every(length, size int) (cuts []int) {
	for at := size; at < length; at += size {
		cuts = append(cuts, at)
	}
	return cuts
}

// TestSSEMarked wants of each marked case what becomes of it as plain text, and as JSON.
func TestSSEMarked(t *testing.T) {
	of := redactors(t)
	for _, c := range marked(t) {
		text := string(c.Text)
		if strings.Contains(text, "\r") {
			continue
		}
		r := of(c)
		want, err := r.String(text)
		require.NoError(t, err)
		if !json.Valid(c.Text) {
			doc := "id: 1\ndata: " + strings.ReplaceAll(text, "\n", "\ndata: ") + "\n\n"
			out, _, err := mask(r, asSSE, []byte(doc))
			require.NoError(t, err)
			got := strings.TrimSuffix(strings.TrimPrefix(string(out), "id: 1\ndata: "), "\n\n")
			require.Equal(t, want, strings.ReplaceAll(got, "\ndata: ", "\n"), "line %d, %q", c.Line, text)
		}
		inside := `{"v":` + inJSON(text, 3) + "}"
		want, _, err = maskString(r, asJSON, inside)
		require.NoError(t, err)
		got, _, err := maskString(r, asSSE, "data: "+inside+"\n\n")
		require.NoError(t, err)
		require.Equal(t, "data: "+want+"\n\n", got)
	}
}

// TestRandomSSE: lines stay lines, and what is JSON stays so.
func TestRandomSSE(t *testing.T) {
	r, from := defaults(t), newRandom(7)
	for i := range 3_000 {
		doc := ""
		for range from.IntN(6) {
			line := strings.NewReplacer("\n", " ", "\r", " ").Replace(from.text())
			if from.IntN(3) == 0 {
				line = strings.NewReplacer("\n", " ", "\r", " ").Replace(from.json(2))
			}
			doc += from.of([]string{"data: ", "data:", "id: ", ":", ""}) + line + from.of([]string{"\n", "\r\n", "\r", "\n\n"})
		}
		out, found, err := mask(r, asSSE, []byte(doc))
		require.NoError(t, err)
		if len(found) == 0 {
			require.Equal(t, doc, string(out))
		}
		before, after := sseLines(doc), sseLines(string(out))
		require.Equal(t, len(before), len(after), "%q becomes %q", doc, out)
		for i := range before {
			require.Equal(t, before[i], after[i], "%q becomes %q", doc, out)
		}
		if i < 150 {
			require.NoError(t, cuts(r, asSSE, []byte(doc[:min(len(doc), 150)])))
		}
	}
}

// sseLines says of each line what it is.
func sseLines(doc string) (kinds []string) {
	lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace("\n"+doc+"\n"), "\n")
	for i := 1; i+1 < len(lines); i++ {
		data, ok := strings.CutPrefix(lines[i], "data:")
		alone := !strings.HasPrefix(lines[i-1], "data:") && !strings.HasPrefix(lines[i+1], "data:")
		object := strings.TrimLeft(data, " ")
		alone = ok && alone && object != "" && strings.ContainsAny(object[:1], "{[")
		kinds = append(kinds, fmt.Sprint(ok, lines[i] == "", alone && json.Valid([]byte(data))))
	}
	return kinds
}

// FuzzSSE: any bytes, cut anywhere, give the same output and findings.
func FuzzSSE(f *testing.F) {
	for _, doc := range []string{"data: 4111 1111\ndata: 1111 1111\n\n", "data: {\"ssn\":536224321}\r\n\r\nid: x", "data:\rdata"} {
		f.Add([]byte(doc), uint16(7))
	}
	fuzz(f, asSSE, func([]byte) bool { return true })
}
