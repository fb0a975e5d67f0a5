package redact

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/transform"
)

var errStore = errors.New("the store is full")

// ways are all ways through a Redactor: each returns what has left it, and the error.
var ways = map[string]func(r *Redactor, text string) (string, error){
	"String": (*Redactor).String,
	"Append": func(r *Redactor, text string) (string, error) {
		out, err := r.Append([]byte("before "), []byte(text))
		return strings.TrimPrefix(string(out), "before "), err
	},
	"Writer": func(r *Redactor, text string) (string, error) {
		var out bytes.Buffer
		w := r.NewWriter(&out)
		for line := range strings.Lines(text) {
			_, _ = io.WriteString(w, line)
		}
		return out.String(), w.Close()
	},
	"Reader": func(r *Redactor, text string) (string, error) {
		out, err := io.ReadAll(r.NewReader(strings.NewReader(text)))
		return string(out), err
	},
	"Transformer": func(r *Redactor, text string) (string, error) {
		out, _, err := transform.String(r.NewTransformer(), text)
		return out, err
	},
}

// withOperator is the toy policy with one operator for mail addresses.
func withOperator(t *testing.T, op Operator) *Redactor {
	p := toyPolicy()
	p.Operators = map[Entity]Operator{"MAIL": op}
	r, err := New(p)
	require.NoError(t, err)
	return r
}

// TestFail ends the texts with the value that fails, and no other.
func TestFail(t *testing.T) {
	failed := false
	r := withOperator(t, Operator{Name: "store", Replace: func(dst []byte, v Value) []byte {
		require.False(t, failed && !v.Draft, "asked after a failure")
		if string(v.Text) == "bad@x" && !v.Draft {
			failed = true
			v.Fail(errStore)
			v.Fail(io.EOF)
		}
		return toyReplace(dst, v)
	}})
	for name, way := range ways {
		for _, text := range []string{"bad@x", "so bad@x it is\n", "bad@x good@x", "good@x, bad@x\n\n", "bad@x\ngood@x\n"} {
			failed = false
			out, err := way(r, text)
			require.ErrorIs(t, err, errStore, name)
			require.Empty(t, out, name)
		}
		failed = false
		out, err := way(r, "so good@x\n")
		require.NoError(t, err, name)
		require.Equal(t, "so [MAIL]\n", out, name)
	}
	require.Equal(t, "[MAIL]", string(r.p.policy.Operators["MAIL"].Replace(nil, Value{Entity: "MAIL", Text: []byte("bad@x")})),
		"an operator that is asked outside of a text")
}

// TestSettle wants everything that an operator wrote to be settled before it leaves, and nothing to leave if that
// fails.
func TestSettle(t *testing.T) {
	for name, way := range ways {
		written, settled, fails := 0, 0, false
		r := withOperator(t, Operator{
			Name: "store",
			Replace: func(dst []byte, v Value) []byte {
				written++
				return toyReplace(dst, v)
			},
			Settle: func() error {
				if fails {
					return errStore
				}
				settled = written
				return nil
			},
		})
		out, err := way(r, "a@x b@x\nc@x\n")
		require.NoError(t, err, name)
		require.Equal(t, "[MAIL] [MAIL]\n[MAIL]\n", out, name)
		require.Equal(t, written, settled, name)
		fails = true
		out, err = way(r, "a@x b@x\nc@x\n")
		require.ErrorIs(t, err, errStore, name)
		require.Empty(t, out, name)
	}
}

// TestSettleEachWrite settles what is written before the writer behind has it.
func TestSettleEachWrite(t *testing.T) {
	settled := 0
	r := withOperator(t, Operator{Name: "store", Replace: toyReplace, Settle: func() error { settled++; return nil }})
	before := 0
	w := r.NewWriter(writerFunc(func(p []byte) (int, error) {
		require.Greater(t, settled, before)
		before = settled
		return len(p), nil
	}))
	for range 10 {
		_, err := io.WriteString(w, "a@x\n")
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	require.Equal(t, 10, before)
}

// TestLooks finds and explains: what is written then goes nowhere, and an operator has to know.
func TestLooks(t *testing.T) {
	r := withOperator(t, Operator{Name: "store", Replace: func(dst []byte, v Value) []byte {
		require.True(t, v.Draft)
		return toyReplace(dst, v)
	}})
	found := 0
	for _, err := range r.Find(strings.NewReader(strings.Repeat("so good@x\n", 10000))) {
		require.NoError(t, err)
		found++
	}
	require.Equal(t, 10000, found)
	w := r.NewWriter(io.Discard)
	_, err := io.WriteString(w, "so good@x\n")
	require.NoError(t, err)
	require.NoError(t, w.Close())
	_, err = r.Explain([]byte("so good@x\n"))
	require.NoError(t, err)
}

type writerFunc func(p []byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }
