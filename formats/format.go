package formats

import (
	"errors"
	"path"
	"slices"
	"strings"
)

// A format is a kind of container.
type format struct {
	name    string   // also what redact.Case.Formats calls it
	aliases []string // other names
	endings []string // of names of files
	media   []string // media types, without parameters
	scanner func(s *splicer, o Options) scanner
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
	{"text", []string{"txt"}, []string{".txt", ".log", ".md"}, []string{"text/plain"}, newText},
	{"json", nil, []string{".json"}, []string{"application/json", "text/json"}, newJSON},
	{"ndjson", []string{"jsonl"}, []string{".ndjson", ".jsonl"}, []string{"application/x-ndjson", "application/jsonl"}, newJSON},
	{"csv", nil, []string{".csv"}, []string{"text/csv", "application/csv"}, newCSV},
	{"tsv", nil, []string{".tsv", ".tab"}, []string{"text/tab-separated-values"}, newTSV},
	{"logfmt", nil, []string{".logfmt"}, []string{"application/logfmt"}, newLogfmt},
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

// detect returns the format of a text by its media type, the name of its file or, without one of these that says
// something, how it begins. What begins like no other is text.
func detect(o Options, head []byte) *format {
	media, _, _ := strings.Cut(strings.ToLower(o.MediaType), ";")
	ending := strings.ToLower(path.Ext(o.FileName))
	for i := range table {
		if f := &table[i]; slices.Contains(f.media, strings.TrimSpace(media)) {
			return f
		}
	}
	for i := range table {
		if f := &table[i]; slices.Contains(f.endings, ending) {
			return f
		}
	}
	return &table[0]
}
