package formats_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/formats"
	"github.com/redactd/redactd/redact"
)

func TestNewWriterRefuses(t *testing.T) {
	for _, o := range []formats.Options{
		{Format: "4111111111111111"}, {Format: "text", Fields: []string{"a"}}, {Format: "json", Fields: []string{"a["}},
	} {
		_, err := formats.NewWriter(io.Discard, defaults(t), o)
		require.Error(t, err, "%+v", o)
		require.NotContains(t, err.Error(), "4111")
	}
}

func TestTextFoundOutHasNoFields(t *testing.T) {
	out, _, err := mask(defaults(t), formats.Options{Fields: []string{"a"}}, []byte("hello"))
	require.ErrorContains(t, err, "have no fields")
	require.Empty(t, out)
}

// TestFlush lets out what is decided of a text, and nothing else.
func TestFlush(t *testing.T) {
	var b bytes.Buffer
	w, err := formats.NewWriter(&b, defaults(t), formats.Options{Format: "text"})
	require.NoError(t, err)
	_, err = w.Write([]byte("card 4111111111111111"))
	require.NoError(t, err)
	require.Empty(t, b.String())
	require.NoError(t, w.Flush())
	require.Equal(t, "card 411111▇▇▇▇▇▇1111", b.String())
}

func TestAbort(t *testing.T) {
	var b bytes.Buffer
	w, err := formats.NewWriter(&b, defaults(t), formats.Options{Format: "text"})
	require.NoError(t, err)
	_, err = w.Write([]byte("card 4111111111111111"))
	require.NoError(t, err)
	w.Abort()
	require.ErrorIs(t, w.Close(), redact.ErrAborted)
	require.ErrorIs(t, w.Flush(), redact.ErrAborted)
	_, err = w.Write([]byte("x"))
	require.ErrorIs(t, err, redact.ErrAborted)
	require.Empty(t, b.String())
}

func TestErrorsStay(t *testing.T) {
	full := errors.New("full")
	w, err := formats.NewWriter(errWriter{full}, defaults(t), formats.Options{Format: "text"})
	require.NoError(t, err)
	for range 2 {
		_, err = w.Write([]byte("x\n"))
		require.ErrorIs(t, err, full)
		require.ErrorIs(t, w.Close(), full)
	}
}

func TestCloseTwice(t *testing.T) {
	w, err := formats.NewWriter(io.Discard, defaults(t), formats.Options{Format: "text"})
	require.NoError(t, err)
	require.NoError(t, w.Close())
	require.NoError(t, w.Close())
	_, err = w.Write([]byte("x"))
	require.ErrorIs(t, err, redact.ErrClosed)
}

type errWriter struct{ err error }

func (e errWriter) Write([]byte) (int, error) { return 0, e.err }

// TestOperatorsFail withholds what an operator could not write, and all behind it.
func TestOperatorsFail(t *testing.T) {
	full := errors.New("full")
	for _, doc := range []string{
		`["a","jo@example.com","b"]`, `["a","` + strings.Repeat("x ", 50000) + `jo@example.com","b"]`,
		`["a","` + strings.Repeat("x ", 50000) + "jo@example.com" + strings.Repeat(" y", 50000) + `","b"]`,
	} {
		p := says("")
		p.Default.Replace = func(dst []byte, v redact.Value) []byte {
			v.Fail(full)
			return append(dst, "[X]"...)
		}
		r, err := redact.New(p)
		require.NoError(t, err)
		out, _, err := mask(r, asJSON, []byte(doc))
		require.ErrorIs(t, err, full)
		require.True(t, strings.HasPrefix(doc, string(out)), "%d bytes of %d", len(out), len(doc))
		require.NotContains(t, string(out), `"b"`)
	}
}

// TestDrafts tells operators that what goes nowhere is a draft.
func TestDrafts(t *testing.T) {
	p, drafts := says(""), 0
	p.Default.Replace = func(dst []byte, v redact.Value) []byte {
		if !v.Draft {
			t.Error("this is no draft")
		}
		drafts++
		return append(dst, "[X]"...)
	}
	r, err := redact.New(p)
	require.NoError(t, err)
	for _, doc := range []string{`["jo@example.com"]`, `["` + strings.Repeat("x ", 50000) + `jo@example.com"]`} {
		w, err := formats.NewWriter(io.Discard, r, asJSON)
		require.NoError(t, err)
		_, err = w.Write([]byte(doc))
		require.NoError(t, err)
		require.NoError(t, w.Close())
	}
	require.GreaterOrEqual(t, drafts, 2)
}

// TestValuesShareAScope numbers the values of a document as one text.
func TestValuesShareAScope(t *testing.T) {
	p := says("")
	p.Default.Replace = func(dst []byte, v redact.Value) []byte {
		n := v.Scope.State("n", func() any { return new(int) }).(*int)
		if !v.Draft {
			*n++
		}
		return append(dst, "[N_"+string(rune('A'+*n))+"]"...)
	}
	r, err := redact.New(p)
	require.NoError(t, err)
	for _, of := range []*redact.Redactor{r, r.Scope()} {
		out, _, err := mask(of, asJSON, []byte(`["a@example.com",{"x":"b@example.com"}]`))
		require.NoError(t, err)
		require.Equal(t, `["[N_B]",{"x":"[N_C]"}]`, string(out))
	}
}
