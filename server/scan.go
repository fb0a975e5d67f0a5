package server

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/redactd/redactd/redact"
)

const ndjson = "application/x-ndjson"

// What was found in a text.
type scanned struct {
	Findings []finding `json:"findings"`
}

// scanText says what is in a text.
func (s *Server) scanText(x *exchange) (answer, error) {
	m, text, err := x.readText()
	if err != nil {
		return answer{}, err
	}
	found, err := x.scan(m, text)
	if err != nil {
		return answer{}, err
	}
	return x.report([]scanned{found})
}

// scanJSON says what is in texts.
func (s *Server) scanJSON(x *exchange) (answer, error) {
	results, err := each(x, x.scan)
	if err != nil {
		return answer{}, err
	}
	return x.report(results)
}

// readText reads a body of plain text and what masks it.
func (x *exchange) readText() (*masker, []byte, error) {
	w, err := wishOf(x.r.URL.RawQuery)
	if err != nil {
		return nil, nil, err
	}
	m, err := x.masker(w)
	if err != nil {
		return nil, nil, err
	}
	text, err := x.wholeText()
	return m, text, err
}

func (x *exchange) scan(m *masker, text []byte) (scanned, error) {
	var found []redact.Finding
	for f, err := range m.Find(bytes.NewReader(text)) {
		if err != nil {
			return scanned{}, err
		}
		x.found(f)
		f.Operator = "" // nothing was done
		found = append(found, f)
	}
	list, err := x.places(text, found)
	return scanned{list}, err
}

// report answers with findings: a line each, if that is what the client accepts.
func (x *exchange) report(results []scanned) (answer, error) {
	if !strings.Contains(x.r.Header.Get("Accept"), ndjson) {
		return x.scannedAnswer(results), nil
	}
	var b bytes.Buffer
	lines := json.NewEncoder(&b)
	for i, one := range results {
		for _, f := range one.Findings {
			if err := lines.Encode(lineOf(f, i, x.many)); err != nil {
				return answer{}, errNoJSON
			}
		}
	}
	return answer{media: ndjson, body: b.Bytes()}, nil
}

// scannedAnswer answers as [listed] does.
func (x *exchange) scannedAnswer(results []scanned) answer {
	b := x.room()
	if x.many {
		b = append(b, `{"results":`...)
		b = appendList(b, results, appendScanned)
		b = append(b, '}')
	} else {
		b = appendScanned(b, &results[0])
	}
	return answer{media: jsonText, body: append(b, '\n')}
}

// A line is a finding by itself, with the place of its text in the list if there is one.
type line struct {
	Text *int `json:"text,omitempty"`
	finding
}

func lineOf(f finding, i int, many bool) line {
	if !many {
		return line{nil, f}
	}
	return line{&i, f}
}
