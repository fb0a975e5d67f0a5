package formats_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/formats"
	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

// The kit: what every format has to promise, for one document at a time.

// defaults returns the redactor of the default policy.
func defaults(tb testing.TB) *redact.Redactor {
	tb.Helper()
	r, err := redact.New(policy.Default())
	require.NoError(tb, err)
	return r
}

// mask writes a document in pieces that end at the given offsets, and returns what came out, and how often each path
// had which entity.
func mask(r *redact.Redactor, o formats.Options, doc []byte, cuts ...int) (out []byte, found []formats.Finding, err error) {
	var b bytes.Buffer
	o.OnFinding = func(f formats.Finding) { found = append(found, f) }
	w, err := formats.NewWriter(&b, r, o)
	if err != nil {
		return nil, nil, err
	}
	from := 0
	for _, at := range append(cuts, len(doc)) {
		piece := bytes.Clone(doc[from:at])
		_, err = w.Write(piece)
		clear(piece) // which belongs to the caller again
		if from = at; err != nil {
			return b.Bytes(), found, err
		}
	}
	err = w.Close()
	return b.Bytes(), found, err
}

// maskString is mask for strings.
func maskString(r *redact.Redactor, o formats.Options, doc string) (string, []formats.Finding, error) {
	out, found, err := mask(r, o, []byte(doc))
	return string(out), found, err
}

// masked returns the masked form of a document that can be read, and checks the promises on it.
func masked(tb testing.TB, r *redact.Redactor, o formats.Options, doc string) string {
	tb.Helper()
	out, _, err := mask(r, o, []byte(doc))
	require.NoError(tb, err, doc)
	require.NoError(tb, promises(r, o, []byte(doc)))
	return string(out)
}

// promises checks a document at every cut, that only what was found changes, and that masking twice is masking once.
func promises(r *redact.Redactor, o formats.Options, doc []byte) error {
	if err := cuts(r, o, doc); err != nil {
		return err
	}
	whole, _, err := mask(r, o, doc)
	if err != nil {
		return nil
	}
	again, _, err := mask(r, o, whole)
	if err != nil {
		return fmt.Errorf("what comes out cannot be read: %q becomes %q: %w", doc, whole, err)
	}
	if !bytes.Equal(again, whole) {
		return fmt.Errorf("masked twice is not masked once: %q becomes %q and then %q", doc, whole, again)
	}
	return nil
}

// cuts checks a document at every cut, and that it stays as it is if nothing is found.
func cuts(r *redact.Redactor, o formats.Options, doc []byte) error {
	whole, found, err := mask(r, o, doc)
	for i := range len(doc) + 1 {
		if e := same(r, o, doc, whole, found, err, i); e != nil {
			return e
		}
	}
	if len(found) == 0 && !bytes.HasPrefix(doc, whole) {
		return fmt.Errorf("nothing is found and yet it changes: %q becomes %q", doc, whole)
	}
	return nil
}

// same wants what came of the whole document from the pieces between the cuts.
func same(
	r *redact.Redactor, o formats.Options, doc, whole []byte, found []formats.Finding, err error, cuts ...int,
) error {
	out, f, e := mask(r, o, doc, cuts...)
	switch {
	case !bytes.Equal(out, whole):
		return fmt.Errorf("%q cut at %v becomes %q, not %q", doc, cuts, out, whole)
	case fmt.Sprint(f) != fmt.Sprint(found):
		return fmt.Errorf("%q cut at %v has findings %v, not %v", doc, cuts, f, found)
	case fmt.Sprint(e) != fmt.Sprint(err):
		return fmt.Errorf("%q cut at %v fails with %v, not %v", doc, cuts, e, err)
	}
	return nil
}

// says returns a policy that replaces all that is found by a text.
func says(text string) redact.Policy {
	p := policy.Default()
	p.Operators = nil
	p.Default = redact.Operator{Name: "say", Replace: func(dst []byte, _ redact.Value) []byte { return append(dst, text...) }}
	return p
}
