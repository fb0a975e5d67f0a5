package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"net/url"
	"strconv"
	"unicode/utf8"

	"github.com/redactd/redactd/formats"
	"github.com/redactd/redactd/redact"
)

// A record is a finding in a report. The value is in it for --show-values alone. FileBytes, in base64, is the name of a
// file whose name is not UTF-8, which JSON cannot hold; File is the nearest to it then.
type record struct {
	File         string        `json:"file"`
	FileBytes    []byte        `json:"file_bytes,omitempty"`
	Type         redact.Entity `json:"type"`
	Start        int64         `json:"start"`
	End          int64         `json:"end"`
	Line         int64         `json:"line"`
	Column       int64         `json:"column"`
	Score        float64       `json:"score"`
	Detector     string        `json:"detector"`
	Country      string        `json:"country"`
	Path         string        `json:"path"`
	Validated    bool          `json:"validated"`
	Undecided    bool          `json:"undecided,omitempty"`
	Alternatives []alternative `json:"alternatives"`

	value string
}

type alternative struct {
	Type  redact.Entity `json:"type"`
	Score float64       `json:"score"`
}

func recordOf(file string, f formats.Finding, line, column int64) record {
	r := record{
		File: file, Type: f.Entity, Start: f.Start, End: f.End, Line: line, Column: column,
		Score: short(f.Score), Detector: f.Detector, Country: f.Region, Validated: f.Validated,
		Path: f.Path, Undecided: f.Undecided,
		Alternatives: []alternative{},
	}
	if !utf8.ValidString(file) {
		r.FileBytes = []byte(file)
	}
	for _, alt := range f.Alternatives {
		r.Alternatives = append(r.Alternatives, alternative{alt.Entity, short(alt.Score)})
	}
	return r
}

// short rounds a score to four decimals.
func short(score float64) float64 { return math.Round(score*1e4) / 1e4 }

// A form is how a report is written: head, records with a separator between two, and tail.
type form struct {
	head, between, tail string
	record              func(dst []byte, r record) []byte // one line, with its line break
}

// forms are the values of scan --output.
var forms = map[string]form{
	"text":  {record: textRecord},
	"jsonl": {record: jsonRecord},
	"json":  {"[\n", ",", "]\n", jsonRecord},
	"csv":   {head: csvHead, record: csvRecord},
	"sarif": {sarifHead, ",", "]}]}\n", sarifRecord},
}

func textRecord(dst []byte, r record) []byte {
	dst = fmt.Appendf(dst, "%s:%d:%d: %s (%s, score %.2f)",
		visible(r.File), r.Line, r.Column, r.Type, r.Detector, r.Score)
	if r.Undecided {
		dst = append(dst, ", undecided"...)
	}
	if r.value != "" {
		dst = append(append(dst, ": "...), visible(r.value)...)
	}
	return append(dst, '\n')
}

func jsonRecord(dst []byte, r record) []byte { return appendJSON(dst, r) }

func appendJSON(dst []byte, v any) []byte {
	b := bytes.NewBuffer(dst)
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(v) // our own structs into memory: it cannot fail
	return b.Bytes()
}

const csvHead = "file,type,start,end,line,column,score,detector,country,path,validated\n"

func csvRecord(dst []byte, r record) []byte {
	number := func(n int64) string { return strconv.FormatInt(n, 10) }
	b := bytes.NewBuffer(dst)
	w := csv.NewWriter(b)
	_ = w.Write([]string{
		r.File, string(r.Type), number(r.Start), number(r.End), number(r.Line), number(r.Column),
		strconv.FormatFloat(r.Score, 'f', -1, 64), r.Detector, r.Country, r.Path,
		strconv.FormatBool(r.Validated),
	})
	w.Flush()
	return b.Bytes()
}

// sarifHead opens a log of SARIF 2.1.0 with one run.
const sarifHead = `{"version":"2.1.0",` +
	`"$schema":"https://json.schemastore.org/sarif-2.1.0.json",` +
	`"runs":[{"tool":{"driver":{"name":"redact"}},"columnKind":"unicodeCodePoints","results":[` + "\n"

func sarifRecord(dst []byte, r record) []byte {
	type object = map[string]any
	region := object{"byteOffset": r.Start, "byteLength": r.End - r.Start}
	if r.Line > 0 {
		region["startLine"], region["startColumn"] = r.Line, r.Column
	}
	uri := url.URL{Path: r.File} // its String puts ./ before a name such as a:b
	text := fmt.Sprintf("%s, score %.2f, found by %s", r.Type, r.Score, r.Detector)
	return appendJSON(dst, object{
		"ruleId":  r.Type,
		"level":   "warning",
		"message": object{"text": text},
		"locations": []object{{"physicalLocation": object{
			"artifactLocation": object{"uri": uri.String()}, "region": region,
		}}},
	})
}

// A document writes the records of all inputs as one report. It is given whole records.
type document struct {
	w     io.Writer
	form  form
	begun bool // the head is out
	some  bool // a record is out
	err   error
}

func (d *document) Write(p []byte) (int, error) {
	d.begin()
	if d.form.between == "" {
		d.put(p)
		return len(p), d.err
	}
	for line := range bytes.Lines(p) {
		if d.some {
			d.put([]byte(d.form.between))
		}
		d.some = true
		d.put(line)
	}
	return len(p), d.err
}

func (d *document) begin() {
	if !d.begun {
		d.begun = true
		d.put([]byte(d.form.head))
	}
}

// end writes what closes the report.
func (d *document) end() error {
	d.begin()
	d.put([]byte(d.form.tail))
	return d.err
}

func (d *document) put(p []byte) {
	if d.err == nil && len(p) > 0 {
		_, d.err = d.w.Write(p)
	}
}
