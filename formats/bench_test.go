package formats_test

import (
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/formats"
)

// logLines returns a log of JSON: ten fields a line, as services write them, a value to be found in every twentieth.
func logLines(n int) string {
	var b strings.Builder
	rnd := rand.New(rand.NewPCG(1, 2))
	at := time.Date(2026, 11, 24, 9, 14, 2, 0, time.UTC)
	for i := range n {
		at = at.Add(time.Duration(rnd.IntN(900)) * time.Millisecond)
		user := fmt.Sprintf("u-%d", rnd.IntN(9000))
		if i%20 == 0 {
			user = fmt.Sprintf("user%d@example.com", i)
		}
		fmt.Fprintf(&b, `{"time":"%s","level":%q,"service":"checkout","msg":%q,"request_id":"%08x-%04x","user":%q,`+
			`"method":%q,"route":"/api/v1/orders/%d","status":%d,"duration_ms":%.1f}`+"\n",
			at.Format(time.RFC3339Nano), pick(rnd, "info", "info", "info", "warn", "debug"),
			pick(rnd, "request done", "cache miss, loading from the store", "order placed", "payment approved by the acquirer"),
			rnd.Uint32(), rnd.IntN(1<<16), user, pick(rnd, "GET", "POST"), rnd.IntN(90000), 200+rnd.IntN(5),
			rnd.Float64()*400)
	}
	return b.String()
}

// tickets returns documents full of escapes: a mail with line breaks, quotes, letters beyond ASCII and some values each.
func tickets(n int) string {
	var b strings.Builder
	rnd := rand.New(rand.NewPCG(3, 4))
	for i := range n {
		fmt.Fprintf(&b, `{"id":%d,"subject":"Order %d","comment":{"body":"Hi,\n\nmy order \"%d\" has not come yet.\n`+
			`Gr\u00fc\u00dfe aus K\u00f6ln, \u201eAnna\u201c\n\nSent from <b>my phone<\/b>\r\n\tcard 4111 1111 1111 1111\n`+
			`or mail anna%d@example.com\n%s\n","public":true},"tags":["late","refund"]}`+"\n", i, rnd.IntN(99999),
			rnd.IntN(99999), i, strings.Repeat(`The parcel was \"on its way\" for a week\u2026 and then it was not.\n`, 3))
	}
	return b.String()
}

// records returns a table of eight columns, a value to be found in every tenth record.
func records(n int) string {
	var b strings.Builder
	rnd := rand.New(rand.NewPCG(5, 6))
	b.WriteString("id,created,customer,city,items,total,status,note\n")
	for i := range n {
		note := pick(rnd, "", "gift wrap", "\"leave at the door, please\"", "\"he said \"\"later\"\"\"")
		if i%10 == 0 {
			note = fmt.Sprintf("mail user%d@example.com", i)
		}
		fmt.Fprintf(&b, "%d,2026-11-%02d,c-%d,%s,%d,%.2f,%s,%s\n", 100000+i, 1+i%28, rnd.IntN(90000),
			pick(rnd, "Oslo", "Lund", "Graz", "Porto", "Gdansk"), rnd.IntN(9), rnd.Float64()*900, pick(rnd, "paid", "open", "sent"), note)
	}
	return b.String()
}

func pick(rnd *rand.Rand, words ...string) string { return words[rnd.IntN(len(words))] }

// BenchmarkFormats compares what a document costs with what its bytes cost as text: the ratio of their speeds is reported.
func BenchmarkFormats(b *testing.B) {
	for _, c := range []struct{ name, format, doc string }{
		{"logs", "ndjson", logLines(20000)}, {"tickets", "json", tickets(500)}, {"table", "csv", records(20000)},
		{"page", "html", page(5000)},
		{"page-as-xml", "xml", strings.NewReplacer("<!DOCTYPE html>", "", "<meta charset=\"utf-8\">", "", "<br>", "<br/>").Replace(page(5000)) + "</body></html>"},
		{"form", "urlencoded", formLines(10000)},
		{"events", "sse", strings.ReplaceAll("\n"+logLines(10000), "\n{", "\n\ndata: {")},
	} {
		b.Run(c.name, func(b *testing.B) {
			r, doc := defaults(b), []byte(c.doc)
			run := func(format string) time.Duration {
				start := time.Now()
				w, err := formats.NewWriter(io.Discard, r, formats.Options{Format: format})
				require.NoError(b, err)
				_, err = w.Write(doc)
				require.NoError(b, err)
				require.NoError(b, w.Close())
				return time.Since(start)
			}
			run("text")
			run(c.format)
			var text, own time.Duration
			b.ReportAllocs()
			b.SetBytes(int64(len(doc)))
			for b.Loop() {
				own += run(c.format)
				b.StopTimer()
				text += run("text")
				b.StartTimer()
			}
			b.ReportMetric(float64(text)/float64(own), "x-text")
		})
	}
}

// page returns HTML as people and programs write it: paragraphs, links and tables, with attributes.
func page(n int) string {
	var b strings.Builder
	rnd := rand.New(rand.NewPCG(5, 6))
	b.WriteString("<!DOCTYPE html>\n<html><head><title>Orders</title><meta charset=\"utf-8\"></head>\n<body class=\"shop\">\n")
	for i := range n {
		fmt.Fprintf(&b, "<div class=\"ticket\" id=\"t-%d\"><h2>Order %d</h2>\n<p>Hello,<br>the parcel was <b>on its way</b> for a week&hellip; and "+
			"then it was <em>not</em>.&nbsp;Please <a href=\"https://shop.example/orders/%d?ref=mail\" title=\"the order\">look</a>.</p>\n"+
			"<table><tr><td>%s</td><td align=\"right\">%d.99</td></tr></table></div>\n", i, rnd.IntN(99999), rnd.IntN(99999),
			pick(rnd, "socks", "a lamp", "two chairs and a table"), rnd.IntN(300))
		if i%20 == 0 {
			fmt.Fprintf(&b, "<p>card 4111 <b>1111</b> 1111 1111 or <a href=\"mailto:anna%d@example.com\">Anna</a></p>\n", i)
		}
	}
	return b.String()
}

// forms returns what browsers send.
func formLines(n int) string {
	var b strings.Builder
	rnd := rand.New(rand.NewPCG(7, 8))
	for i := range n {
		fmt.Fprintf(&b, "id=%d&subject=Order+%d&comment=The+parcel+was+%%22on+its+way%%22+for+a+week%%2C+and+then+it+was+not.&tags%%5B%%5D=%s"+
			"&mail=anna%d%%40shop&",
			i, rnd.IntN(99999), pick(rnd, "late", "refund"), i)
	}
	return b.String()
}
