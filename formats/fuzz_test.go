package formats_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"testing"

	"github.com/redactd/redactd/formats"
	"github.com/redactd/redactd/redact"
)

// FuzzJSON: any bytes, cut anywhere, give the same output, findings and error; JSON stays JSON.
func FuzzJSON(f *testing.F) {
	for _, doc := range []string{`{"a":[1,"4111111111111111",{"ssn":536224321}]}`, "\"\\ud83d\\u0034\"\n1", `{"jo@example.com":`} {
		f.Add([]byte(doc), uint16(7))
	}
	fuzz(f, asJSON, json.Valid)
}

// FuzzCSV: the same for CSV.
func FuzzCSV(f *testing.F) {
	for _, doc := range []string{"id,ssn\n1,536224321\r\n2,\"a \"\"b\"\"\n\"", "sep=;\na;b", "jo@example.com|\"x\ty\"\n"} {
		f.Add([]byte(doc), uint16(7))
	}
	fuzz(f, asCSV, func(doc []byte) bool {
		_, err := csv.NewReader(bytes.NewReader(doc)).ReadAll()
		return err == nil && !bytes.ContainsAny(doc, ";|\t\r") && !bytes.HasPrefix(doc, []byte("\xef"))
	})
}

// FuzzLogfmt: the same for logfmt, which is never invalid.
func FuzzLogfmt(f *testing.F) {
	for _, doc := range []string{"a=1 ssn=536224321 b=\"x \\\"y\\u0034\"\nz", "card=4111 1111 1111 1111 = x==", "k=\"-----BEGIN "} {
		f.Add([]byte(doc), uint16(7))
	}
	fuzz(f, asLogfmt, func([]byte) bool { return true })
}

// fuzz checks the promises on whatever comes. Masking twice is masking once for values of one line.
func fuzz(f *testing.F, o formats.Options, valid func([]byte) bool) {
	for _, c := range marked(f)[:200] {
		f.Add(c.Text, uint16(len(c.Text)/2))
	}
	r := defaults(f)
	f.Fuzz(func(t *testing.T, doc []byte, at uint16) {
		whole, found, err := mask(r, o, doc)
		if e := same(r, o, doc, whole, found, err, int(at)%(len(doc)+1)); e != nil {
			t.Fatal(e)
		}
		if e := unchanged(doc, whole, found); e != nil {
			t.Fatal(e)
		}
		if valid(doc) && (err != nil || !valid(whole)) {
			t.Fatalf("%q is valid and becomes %q, error %v", doc, whole, err)
		}
		if err == nil && !bytes.ContainsAny(doc, "\n\\") {
			checkTwice(t, r, o, whole)
		}
	})
}

func checkTwice(t *testing.T, r *redact.Redactor, o formats.Options, whole []byte) {
	again, _, err := mask(r, o, whole)
	if err != nil || !bytes.Equal(again, whole) {
		t.Fatalf("masked twice is not masked once: %q becomes %q, error %v", whole, again, err)
	}
}

var errChanged = errors.New("something changes that is not found")

// unchanged wants all bytes outside of findings in the output, in their order.
func unchanged(doc, out []byte, found []formats.Finding) error {
	from := int64(0)
	for _, f := range append(found, formats.Finding{Finding: redact.Finding{Start: int64(len(doc)), End: int64(len(doc))}}) {
		if f.Start < from { // it overlaps, or the document was not read to its end
			from = max(from, f.End)
			continue
		}
		i := bytes.Index(out, doc[from:f.Start])
		if i < 0 && f.Start < int64(len(doc)) {
			return errChanged
		}
		out = out[max(0, i)+min(len(out)-max(0, i), int(f.Start-from)):]
		from = f.End
	}
	return nil
}
