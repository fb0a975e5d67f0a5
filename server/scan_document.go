package server

import (
	"bytes"
	"io"

	"github.com/redactd/redactd/formats"
	"github.com/redactd/redactd/redact"
)

// A documentFinding is one in a document, with where its value stands.
type documentFinding struct {
	finding
	Path string `json:"path"` // a JSON pointer; names in it are masked
}

// What was found in a document.
type scannedDocument struct {
	Findings []documentFinding `json:"findings"`
}

// scanDocument says what is in a document, as /v1/redact/document would mask it.
func (s *Server) scanDocument(x *exchange) (answer, error) {
	var found []formats.Finding
	m, o, err := x.document()
	if err != nil {
		return answer{}, err
	}
	o.OnFinding = func(f formats.Finding) { x.found(f.Finding); found = append(found, f) }
	body, err := x.wholeText()
	if err != nil {
		return answer{}, err
	}
	if err := readDocument(m, o, body); err != nil {
		return answer{}, err
	}
	list, err := x.documentPlaces(body, found)
	if err != nil {
		return answer{}, err
	}
	return jsonAnswer(scannedDocument{list})
}

// readDocument has a document read, of which the findings are told as the options say.
func readDocument(m *masker, o formats.Options, body []byte) error {
	doc, err := formats.NewWriter(io.Discard, m.Redactor, o)
	if err != nil {
		return errDocument
	}
	if _, err = io.Copy(doc, bytes.NewReader(body)); err == nil {
		err = doc.Close()
	}
	return unreadableDocument(err)
}

func (x *exchange) documentPlaces(body []byte, found []formats.Finding) ([]documentFinding, error) {
	plain := make([]redact.Finding, 0, len(found))
	for _, f := range found {
		f.Operator = "" // nothing was done
		plain = append(plain, f.Finding)
	}
	places, err := x.places(body, plain)
	if err != nil {
		return nil, err
	}
	list := make([]documentFinding, 0, len(found))
	for i, f := range found {
		list = append(list, documentFinding{places[i], f.Path})
	}
	return list, nil
}
