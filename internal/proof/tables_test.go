package proof

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/redact"
	"github.com/redactd/redactd/redact/redacttest"
)

// TestTables runs the files of texts with tables, which are by theme, not by row.
func TestTables(t *testing.T) {
	files, err := filepath.Glob("../../testdata/tables/*.txt")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			marked, err := os.ReadFile(name)
			require.NoError(t, err)
			cases, err := redacttest.Cases(marked)
			require.NoError(t, err)
			run(t, cases)
		})
	}
}

// TestTablePromises checks that what a header gives does not depend on how the text is cut, and the other promises,
// on tables that break off, change their width and hold values of many lines.
func TestTablePromises(t *testing.T) {
	r := redactor(t)
	from := newTexts(t, *seed)
	for range *cuts / 1000 {
		text := nextTable(from, 80+from.IntN(200), tableCells)
		if err := redacttest.Promises(r, text); err != nil {
			t.Fatal(shrunk(r, text, err))
		}
	}
}

// TestTableCuts cuts tables, also those with quotes that are left open, anywhere.
func TestTableCuts(t *testing.T) {
	r := redactor(t)
	from := newTexts(t, *seed)
	for range *cuts / 1000 {
		if _, err := cut(r, from, nextTable(from, 80+from.IntN(200), append(tableCells, brokenCells...))); err != nil {
			t.Fatal(err)
		}
	}
}

// TestTablePieces writes tables with lines of every length around what is looked at of one.
func TestTablePieces(t *testing.T) {
	r := redactor(t)
	from := newTexts(t, *seed)
	for range max(4, *cuts/10_000) {
		text := nextTable(from, 20_000, append(tableCells, brokenCells...))
		inPieces(t, r, from, text, 1, 64, 700, 4096)
	}
}

const key = "-----BEGIN PRIVATE KEY-----\nMIIBVAIBADANBgkqhkiG9w0BAQEFAASCAT4wggE6AgEAAkEAq7BFUpkGp3+LQmlQ\n-----END PRIVATE KEY-----"

var (
	tableNames = []string{
		"id", "name", "ssn", "cvv", "password", "card_number", "passport_number", "phone", "token", "iban",
		"e-mail", "", "note", "code", "count", "\"ssn\"", "пароль", "个人号码", "pin", "secret", "x1",
	}
	tableCells = []string{
		"1", "Ann", "536903399", "536-90-3399", "123", "hunter2", "C01X00T47", "4111111111111111", "020 7946 0958",
		"4111 1111 1111 1111", "DE89370400440532013000", "a@b.example", "", " ", "\"a b\"", "\"536903399\"",
		"\"x, y; z\"", "\"say \"\"hi\"\"\"", "a,b", "a|b", "[US_SSN]", "▇▇▇", "５３６９０３３９９", "%35", "\u00a0",
		"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJlc2lnbmF0dXJl", "-----BEGIN PRIVATE KEY-----", key,
		"\"" + key + "\"", "ghp_", "\\\"",
	}
	brokenCells = []string{"\"two\nlines\"", "\"open", "closed\"", "\"", "password=x9zz1", "-----END PRIVATE KEY-----"}
	tableLines  = []string{
		"", "\r", "Customers:", "----+----+----", "|---|---|", "+----+----+", "```", "sep=;", "# export", "(3 rows)", "Thanks, Bob",
		"Done.", " ", "\ufeff",
	}
)

// nextTable returns about n bytes of tables and what stands between them.
func nextTable(from texts, n int, cells []string) []byte {
	var b bytes.Buffer
	for b.Len() < n {
		delim := string("\t|;,"[from.IntN(4)])
		width := 2 + from.IntN(5)
		line(&b, from, tableNames, delim, width)
		for range from.IntN(8) {
			switch from.IntN(12) {
			case 0:
				b.WriteString(tableLines[from.IntN(len(tableLines))] + "\n")
			case 1:
				line(&b, from, cells, delim, 1+from.IntN(8))
			case 2:
				b.WriteString(strings.Repeat("long ", from.IntN(n/8)) + delim)
				fallthrough
			default:
				line(&b, from, cells, delim, width)
			}
		}
		b.WriteString(tableLines[from.IntN(len(tableLines))] + "\n")
	}
	return b.Bytes()
}

// line writes a line of n of the cells.
func line(b *bytes.Buffer, from texts, cells []string, delim string, n int) {
	for i := range n {
		if i > 0 {
			b.WriteString(delim)
		}
		b.WriteString(cells[from.IntN(len(cells))])
	}
	b.WriteString([]string{"\n", "\n", "\n", "\r\n", " \n", delim + "\n"}[from.IntN(6)])
}

// TestTableRows wants each row of a table before the next one comes in, and no memory for it.
func TestTableRows(t *testing.T) {
	var out bytes.Buffer
	w := redactor(t).NewWriter(&out)
	for _, c := range [][2]string{
		{"id,name,ssn\n", "id,name,ssn\n"},
		{"1,Ann,536903399\n", "1,Ann,[US_SSN]\n"},
		{"2,\"Bob\nLee\",536903399\n", "2,\"Bob\nLee\",[US_SSN]\n"},
		{"\n", "\n"},
		{"3,Ann,536903399\n", "3,Ann,536903399\n"},
	} {
		out.Reset()
		_, err := w.Write([]byte(c[0]))
		require.NoError(t, err)
		require.Equal(t, c[1], out.String())
	}
	w = redactor(t).NewWriter(io.Discard)
	row := []byte("1,Ann,none,\"a \"\"b\"\"\",no,7\n")
	_, err := w.Write([]byte("id,name,ssn,cvv,phone,iban\n"))
	require.NoError(t, err)
	require.Zero(t, testing.AllocsPerRun(500, func() { w.Write(row) }))
}

// TestTableExplain wants the header to be told.
func TestTableExplain(t *testing.T) {
	candidates, err := redactor(t).Explain([]byte("id,ssn\n1,536903399\n"))
	require.NoError(t, err)
	reported := 0
	for _, c := range candidates {
		if c.Reported {
			reported++
			require.Equal(t, redact.Term{Name: "below the header ssn"}, c.Terms[0])
		}
	}
	require.Equal(t, 1, reported)
}
