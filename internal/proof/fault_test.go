package proof

import (
	"bytes"
	"errors"
	"io"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/redact"
)

var errBroken = errors.New("broken")

// faulty are texts in which much is undecided at most places.
func faulty(tb testing.TB) [][]byte {
	from := newTexts(tb, *seed)
	list := [][]byte{[]byte("card " + card + "\nand 4111-1111-1111-1111 cvv 123\nmail a@b.example")}
	for range 60 {
		list = append(list, from.next(120))
	}
	return list
}

// TestReadErrors breaks the source behind every byte: what was released must be the beginning of
// the masked text, whatever would have followed, and the error must come through and stay.
func TestReadErrors(t *testing.T) {
	r := redactor(t)
	for _, text := range faulty(t) {
		whole, err := r.Append(nil, text)
		require.NoError(t, err)
		for n := range len(text) {
			src := io.MultiReader(bytes.NewReader(text[:n]), iotest.ErrReader(errBroken))
			masked := r.NewReader(src)
			got, err := io.ReadAll(masked)
			require.ErrorIs(t, err, errBroken)
			require.True(t, bytes.HasPrefix(whole, got), "broken at %d: %q of %q", n, got, text)
			_, again := masked.Read(make([]byte, 10))
			require.ErrorIs(t, again, errBroken)
		}
	}
}

// TestWriteErrors fails the destination at every call: nothing is written behind it, every later
// call returns the same error, and what came out before is the beginning of the masked text.
func TestWriteErrors(t *testing.T) {
	r := redactor(t)
	for _, text := range faulty(t) {
		whole, err := r.Append(nil, text)
		require.NoError(t, err)
		for n := range 1000 {
			dst := &failing{after: n}
			err := lines(r.NewWriter(dst), text)
			require.True(t, bytes.HasPrefix(whole, dst.got), "%q of %q", dst.got, text)
			require.Zero(t, dst.late, "written to after it failed")
			if err == nil {
				require.True(t, bytes.Equal(whole, dst.got))
				break
			}
			require.ErrorIs(t, err, errBroken)
		}
	}
}

// TestAbort drops what is undecided at every byte.
func TestAbort(t *testing.T) {
	r := redactor(t)
	for _, text := range faulty(t) {
		whole, err := r.Append(nil, text)
		require.NoError(t, err)
		for n := range len(text) {
			var out bytes.Buffer
			w := r.NewWriter(&out)
			_, err := w.Write(text[:n])
			require.NoError(t, err)
			w.Abort()
			require.True(t, bytes.HasPrefix(whole, out.Bytes()), "aborted at %d of %q", n, text)
			_, err = w.Write(text[n:])
			require.ErrorIs(t, err, redact.ErrAborted)
			require.ErrorIs(t, w.Close(), redact.ErrAborted)
			require.True(t, bytes.HasPrefix(whole, out.Bytes()))
		}
	}
}

// lines writes text a line at a time and closes. It goes on after an error, as a careless caller
// does, and wants the same error each time.
func lines(w *redact.Writer, text []byte) (failure error) {
	check := func(err error) {
		if failure != nil && err != failure {
			failure = errors.New("the error does not stay")
		} else {
			failure = err
		}
	}
	for line := range bytes.Lines(text) {
		_, err := w.Write(line)
		check(err)
	}
	check(w.Close())
	return failure
}

// failing is a destination that fails from a call on.
type failing struct {
	after, late int
	failed      bool
	got         []byte
}

func (f *failing) Write(p []byte) (int, error) {
	switch {
	case f.failed:
		f.late++
	case f.after > 0:
		f.after--
		f.got = append(f.got, p...)
		return len(p), nil
	}
	f.failed = true
	return 0, errBroken
}
