package formats

import (
	"bytes"
	"errors"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/redactd/redactd/redact"
)

// A format is a kind of container.
type format struct {
	name    string   // also what redact.Case.Formats calls it
	aliases []string // other names
	endings []string // of names of files
	media   []string // media types, without parameters
	// Either a scanner reads it, or it is text.
	scanner func(s *splicer, o Options) scanner
	text    func(dst io.Writer, r *redact.Redactor, to listener) writer
}

// A scanner reads a container.
//
// scan takes as much of p as it can decide, hands that to its splicer, and returns its length. What it leaves comes
// again with more behind it, so it leaves at most restMax bytes, and nothing if end says that there is no more. What
// it hands over may depend on the bytes alone, never on how they were cut.
type scanner interface {
	scan(p []byte, end bool) (n int, err error)
}

// table has all formats.
var table = []format{
	{name: "text", aliases: []string{"txt"}, endings: []string{".txt", ".log", ".md"},
		media: []string{"text/plain"}, text: newText},
	{name: "json", endings: []string{".json"}, media: []string{"application/json", "text/json"}, scanner: newJSON},
	{name: "ndjson", aliases: []string{"jsonl"}, endings: []string{".ndjson", ".jsonl"},
		media: []string{"application/x-ndjson", "application/jsonl"}, scanner: newJSON},
	{name: "csv", endings: []string{".csv"}, media: []string{"text/csv", "application/csv"}, scanner: newCSV},
	{name: "tsv", endings: []string{".tsv", ".tab"}, media: []string{"text/tab-separated-values"}, scanner: newTSV},
	{name: "logfmt", endings: []string{".logfmt"}, media: []string{"application/logfmt"}, text: newLogfmt},
	{name: "urlencoded", aliases: []string{"form"}, media: []string{"application/x-www-form-urlencoded"}, scanner: newURLEncoded},
	{name: "xml", endings: []string{".xml", ".xhtml"}, media: []string{"application/xml", "text/xml", "application/xhtml+xml"},
		scanner: newXML},
	{name: "html", aliases: []string{"htm"}, endings: []string{".html", ".htm"}, media: []string{"text/html"}, scanner: newHTML},
	{name: "sse", media: []string{"text/event-stream"}, scanner: newSSE},
	{name: "multipart", media: []string{"multipart/form-data", "multipart/mixed"}, scanner: newMultipart},
}

// Names returns the names of all formats.
func Names() (names []string) {
	for i := range table {
		names = append(names, table[i].name)
	}
	return names
}

// ErrUnknown is returned for a format that there is none of.
var ErrUnknown = errors.New("formats: there is no such format: Names lists them, or leave it out to find out")

// find returns the format of a name.
func find(name string) (*format, error) {
	name = strings.ToLower(name)
	for i := range table {
		if f := &table[i]; f.name == name || slices.Contains(f.aliases, name) {
			return f, nil
		}
	}
	return nil, ErrUnknown
}

// sniffed is how many bytes of a text are looked at to find out its format.
const sniffed = 1 << 10

// detect returns the format of a text by how it begins. What begins like no other is text.
func detect(r *redact.Redactor, text []byte) *format {
	head := text[:min(len(text), sniffed)]
	if beginsAsJSON(r, head) {
		return &table[1]
	}
	start := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
	for _, b := range beginnings {
		if n := len(b.text); len(start) >= n && bytes.EqualFold(start[:n], []byte(b.text)) {
			f, _ := find(b.format)
			return f
		}
	}
	return &table[0]
}

// beginnings are how documents of some formats begin, in letters of either case.
var beginnings = []struct{ text, format string }{
	{"<!doctype html", "html"}, {"<html", "html"}, {"<?xml ", "xml"},
}

// named returns the format that a media type or the name of a file says, or nil.
func named(o Options) *format {
	media, _, _ := strings.Cut(strings.ToLower(o.MediaType), ";")
	if f := mediaFormat(strings.TrimSpace(media)); f != nil {
		return f
	}
	return endingFormat(o.FileName)
}

// mediaFormat returns the format of a media type in lower case without parameters, or nil.
func mediaFormat(media string) *format {
	for i := range table {
		f := &table[i]
		if slices.Contains(f.media, media) || strings.HasSuffix(media, "+"+f.name) {
			return f
		}
	}
	return nil
}

// endingFormat returns the format that the name of a file says, or nil.
func endingFormat(file string) *format {
	ending := strings.ToLower(path.Ext(file))
	for i := range table {
		if f := &table[i]; slices.Contains(f.endings, ending) {
			return f
		}
	}
	return nil
}

// beginsAsJSON says whether a text begins with a list or an object, and goes on so as far as it is known.
func beginsAsJSON(r *redact.Redactor, head []byte) bool {
	start := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
	if len(start) == 0 || start[0] != '{' && start[0] != '[' {
		return false
	}
	s := new(splicer)
	s.start(r, "")
	s.feed(head)
	_, err := newJSON(s, Options{}).scan(head, len(head) < sniffed)
	return err == nil
}
