// Package sniff tells text from what is not: read as text, values in that would go unseen.
package sniff

import "bytes"

// signatures are the openings of what is not text.
var signatures = []struct{ opening, what string }{
	{"\xff\xfe\x00\x00", "UTF-32 text"},
	{"\x00\x00\xfe\xff", "UTF-32 text"},
	{"\xff\xfe", "UTF-16 text"},
	{"\xfe\xff", "UTF-16 text"},
	{"\x1f\x8b", "a gzip file"},
	{"PK\x03\x04", "a zip file (or an office document)"},
	{"PK\x05\x06", "a zip file"},
	{"%PDF-", "a PDF file"},
	{"\x89PNG\r\n\x1a\n", "a PNG picture"},
	{"\xff\xd8\xff", "a JPEG picture"},
	{"GIF87a", "a GIF picture"},
	{"GIF89a", "a GIF picture"},
	{"BZh91AY&SY", "a bzip2 file"},
	{"\xfd7zXZ\x00", "an xz file"},
	{"\x28\xb5\x2f\xfd", "a zstd file"},
	{"7z\xbc\xaf\x27\x1c", "a 7z file"},
	{"SQLite format 3\x00", "an SQLite database"},
}

// sniffed is how much of a text's beginning is looked at: enough for every signature, and to tell UTF-16 and UTF-32
// without a mark from text with some NUL bytes in it.
const sniffed = 16

// Head says what a text that begins with head is if it cannot be read, "" if it can. more says that the next bytes may
// still change that; it is false behind the first line. Whether it can be read depends on the bytes alone, not on how
// many of them came at once.
func Head(head []byte) (what string, more bool) {
	head = head[:min(len(head), sniffed)]
	for i := range signatures {
		s := &signatures[i]
		n := min(len(head), len(s.opening))
		if n > 0 && head[0] != s.opening[0] || string(head[:n]) != s.opening[:n] {
			continue
		}
		if n == len(s.opening) {
			return s.what, false
		}
		more = true
	}
	if end := bytes.IndexByte(head, '\n'); end >= 0 && bytes.IndexByte(head[:end], 0) < 0 {
		return "", more
	}
	if len(head) < sniffed {
		return "", true
	}
	return wideText(head), false
}

// wideText recognises UTF-16 and UTF-32 of mostly Latin text by where the NUL bytes are.
func wideText(head []byte) string {
	if bytes.IndexByte(head, 0) < 0 {
		return "" // as most texts
	}
	var nul [4]int
	for i, c := range head {
		if c == 0 {
			nul[i%4]++
		}
	}
	lane := len(head) / 4
	many := func(i int) bool { return nul[i] > lane/3 }
	few := func(i int) bool { return nul[i] <= lane/10 }
	switch {
	case many(1) && many(2) && many(3) && few(0), many(0) && many(1) && many(2) && few(3):
		return "UTF-32 text"
	case many(1) && many(3) && few(0) && few(2), many(0) && many(2) && few(1) && few(3):
		return "UTF-16 text"
	}
	return ""
}
