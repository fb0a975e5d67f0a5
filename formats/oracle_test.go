package formats_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/redactd/redactd/redact"
)

// Oracles: what the readers of the standard library see in a document before and after, and what has to become of it.

// A leaf is a text in a document as a reader sees it: a number, a string, a name, or else a part of the structure.
type leaf struct {
	kind rune // 'n', 's', 'k' or what it is
	path string
	text string
}

// jsonLeaves returns the leaves of a sequence of documents in order.
func jsonLeaves(doc []byte) (list []leaf, err error) {
	dec := json.NewDecoder(bytes.NewReader(doc))
	dec.UseNumber()
	for {
		if err = jsonValue(dec, "", &list); err == io.EOF {
			return list, nil
		} else if err != nil {
			return nil, err
		}
	}
}

// jsonValue reads one value.
func jsonValue(dec *json.Decoder, path string, list *[]leaf) error {
	token, err := dec.Token()
	if err != nil {
		return err
	}
	switch t := token.(type) {
	case json.Delim:
		return jsonInside(dec, t, path, list)
	case string:
		*list = append(*list, leaf{'s', path, t})
	case json.Number:
		*list = append(*list, leaf{'n', path, string(t)})
	default:
		*list = append(*list, leaf{'l', path, fmt.Sprint(t)})
	}
	return nil
}

// jsonInside reads a list or an object up to its end.
func jsonInside(dec *json.Decoder, open json.Delim, path string, list *[]leaf) error {
	*list = append(*list, leaf{rune(open), path, ""})
	for dec.More() {
		inner := path
		if open == '{' {
			key, err := dec.Token()
			if err != nil {
				return err
			}
			*list = append(*list, leaf{'k', "", key.(string)})
			if inner = key.(string); path != "" {
				inner = path + "." + inner
			}
		}
		if err := jsonValue(dec, inner, list); err != nil {
			return err
		}
	}
	_, err := dec.Token()
	return err
}

// becomes returns what has to become of the leaves: each text is masked by itself behind the name of its field.
func becomes(r *redact.Redactor, before []leaf) (after []leaf, err error) {
	for _, l := range before {
		text := l.text
		if l.kind == 'n' || l.kind == 's' || l.kind == 'k' {
			if text, err = r.Field(l.path).String(l.text); err != nil {
				return nil, err
			}
		}
		if l.kind == 'n' && text != l.text {
			l.kind = 's'
		}
		after = append(after, leaf{l.kind, "", text})
	}
	return after, nil
}

// checkJSON masks a document and compares.
func checkJSON(r *redact.Redactor, doc []byte) (found bool, err error) {
	out, findings, err := mask(r, asJSON, doc)
	if err != nil {
		return false, err
	}
	before, err := jsonLeaves(doc)
	if err != nil {
		return false, fmt.Errorf("the oracle cannot read the document %q: %w", doc, err)
	}
	got, err := jsonLeaves(out)
	if err != nil {
		return false, fmt.Errorf("what comes out cannot be read: %q becomes %q: %w", doc, out, err)
	}
	want, err := becomes(r.Format("json"), before)
	if err != nil {
		return false, err
	}
	for i := range got {
		got[i].path = ""
	}
	if i := differ(got, want); i >= 0 {
		return false, fmt.Errorf("%q: text %d of %q is %q, not %q", doc, i, out, got[i:], want[i:])
	}
	if len(findings) == 0 && !bytes.Equal(out, doc) {
		return false, fmt.Errorf("nothing is found and yet it changes: %q becomes %q", doc, out)
	}
	return len(findings) > 0, nil
}

// differ returns the first index at which two lists differ, or -1.
func differ[T comparable](a, b []T) int {
	for i := range max(len(a), len(b)) {
		if i >= min(len(a), len(b)) || a[i] != b[i] {
			return min(i, len(a), len(b))
		}
	}
	return -1
}

// checkCSV masks a document with a header and compares.
func checkCSV(r *redact.Redactor, doc []byte) error {
	o := asCSV
	o.Header = "yes"
	out, findings, err := mask(r, o, doc)
	if err != nil {
		return err
	}
	if len(findings) == 0 && !bytes.Equal(out, doc) {
		return fmt.Errorf("nothing is found and yet it changes: %q becomes %q", doc, out)
	}
	before, err := csv.NewReader(bytes.NewReader(doc)).ReadAll()
	if err != nil {
		return fmt.Errorf("the oracle cannot read the document %q: %w", doc, err)
	}
	after, err := csv.NewReader(bytes.NewReader(out)).ReadAll()
	if err != nil || len(after) != len(before) {
		return fmt.Errorf("what comes out cannot be read: %q becomes %q: %w", doc, out, errors.Join(err))
	}
	for i, row := range before {
		want, err := maskedRow(r.Format("csv"), before[0], row, i == 0)
		if err != nil {
			return err
		}
		if !slices.Equal(after[i], want) {
			return fmt.Errorf("%q: row %d of %q is %q, not %q", doc, i, out, after[i], want)
		}
	}
	return nil
}

func maskedRow(r *redact.Redactor, header, row []string, isHeader bool) (out []string, err error) {
	for i, cell := range row {
		of := r
		if !isHeader {
			of = r.Field(header[i])
		}
		if cell, err = of.String(cell); err != nil {
			return nil, err
		}
		out = append(out, cell)
	}
	return out, nil
}
