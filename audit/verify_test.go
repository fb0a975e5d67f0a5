package audit_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/audit"
)

// joined is a log of lines.
func joined(lines [][]byte) []byte { return slices.Concat(lines...) }

// brokenAt wants a log to be broken at a line, by its number.
func brokenAt(t *testing.T, text []byte, k audit.Keys, line int, problem string) {
	t.Helper()
	_, err := verify(text, k)
	var broken *audit.Broken
	require.ErrorAs(t, err, &broken)
	require.Equal(t, line, broken.Line, broken.Problem)
	require.Contains(t, broken.Problem, problem)
}

// TestTampering does to a log of 10,000 lines, with and without keys, what nobody may do unseen.
func TestTampering(t *testing.T) {
	const n = 10000
	rng := rand.New(rand.NewPCG(3, 4))
	keyless := bytes.SplitAfter(logOf(t, n, audit.Keys{}), []byte("\n"))
	for _, k := range []audit.Keys{keyed(), {}} {
		text := logOf(t, n, k)
		lines := bytes.SplitAfter(text, []byte("\n"))[:n]
		s, err := verify(text, k)
		require.NoError(t, err)
		require.Equal(t, n, s.Records)
		require.EqualValues(t, n, s.Head.Seq)
		for _, at := range []int{0, 1, 1 + rng.IntN(n-3), n - 2} {
			changed := slices.Clone(lines)
			changed[at] = bytes.Clone(lines[at])
			changed[at][rng.IntN(len(lines[at])-1)] ^= 1 << rng.IntN(8)
			_, err := verify(joined(changed), k)
			require.Error(t, err, "a bit of line %d", at+1)

			brokenAt(t, joined(slices.Delete(slices.Clone(lines), at, at+1)), k, at+1, "missing")
			swapped := slices.Clone(lines)
			swapped[at], swapped[at+1] = swapped[at+1], swapped[at]
			brokenAt(t, joined(swapped), k, at+1, "missing")
			brokenAt(t, joined(slices.Insert(slices.Clone(lines), at+1, lines[at])), k, at+2, "inserted")
			if len(k.Secrets) > 0 { // who has no key inserts a line that fits but for it
				brokenAt(t, joined(slices.Insert(slices.Clone(lines), at+1, keyless[at])), k, at+2, "has no key")
			}
		}
		// The end, at a line and within one: the former shows to who knows where it was.
		cut := joined(lines[:n-3])
		was, err := verify(cut, k)
		require.NoError(t, err)
		require.Equal(t, n-3, was.Records)
		_, err = audit.Verify(bytes.NewReader(cut), k, s.Head)
		require.ErrorContains(t, err, "lines behind this one are missing")
		brokenAt(t, text[:len(text)-1], k, n, "torn")
		_, err = audit.Verify(bytes.NewReader(text), k, was.Head)
		require.NoError(t, err, "an earlier head of the same log")
	}
}

// TestLinesOfAnotherLog have a hash that fits and the right number, and do not follow.
func TestLinesOfAnotherLog(t *testing.T) {
	lines := bytes.SplitAfter(logOf(t, 5, keyed()), []byte("\n"))
	path := filepath.Join(t.TempDir(), "log")
	l := openLog(t, path, keyed())
	for i := range 5 {
		require.NoError(t, l.Append(record(i+100)))
	}
	for at, line := range bytes.SplitAfter(read(t, path), []byte("\n"))[1:5] {
		changed := slices.Clone(lines)
		changed[at+1] = line
		brokenAt(t, joined(changed), keyed(), at+2, "does not follow the line before")
	}
}

// TestEveryBit flips each bit of a log and wants it to be seen in the line where it is, or as a line break more or
// less.
func TestEveryBit(t *testing.T) {
	for _, k := range []audit.Keys{keyed(), {}} {
		text := logOf(t, 3, k)
		for i := range text {
			for bit := range 8 {
				changed := bytes.Clone(text)
				changed[i] ^= 1 << bit
				_, err := verify(changed, k)
				var broken *audit.Broken
				require.ErrorAs(t, err, &broken, "byte %d, bit %d", i, bit)
				line := 1 + bytes.Count(text[:i], []byte("\n"))
				require.Contains(t, []int{line, line + 1}, broken.Line, "byte %d, bit %d", i, bit)
			}
		}
	}
}

// TestWrittenAnew: without keys who can write the file can write all of it, but not so that a head that was kept fits.
func TestWrittenAnew(t *testing.T) {
	s, err := verify(logOf(t, 5, audit.Keys{}), audit.Keys{})
	require.NoError(t, err)
	_, err = audit.Verify(bytes.NewReader(logOf(t, 6, audit.Keys{})), audit.Keys{}, s.Head)
	require.NoError(t, err, "the same records at the same times")
	path := filepath.Join(t.TempDir(), "log")
	l := openLog(t, path, audit.Keys{})
	for i := range 9 {
		require.NoError(t, l.Append(record(i+1)))
	}
	_, err = audit.Verify(bytes.NewReader(read(t, path)), audit.Keys{}, s.Head)
	require.ErrorContains(t, err, "written anew")
	_, err = verify(read(t, path), keyed())
	require.ErrorContains(t, err, "has no key")
}

func TestVerifyTellsReadErrors(t *testing.T) {
	cause := errors.New("the disk says 4111111111111111")
	_, err := audit.Verify(iotest.ErrReader(cause), audit.Keys{}, audit.Head{})
	require.ErrorIs(t, err, cause)
	require.NotContains(t, err.Error(), "4111")
	require.False(t, errors.As(err, new(*audit.Broken)))
	brokenAt(t, bytes.Repeat([]byte("4111"), 1<<15), audit.Keys{}, 1, "longer than a line")
	brokenAt(t, []byte("4111111111111111\n"), audit.Keys{}, 1, "no line of an audit log")
}

// FuzzVerify reads hostile logs. What holds together without keys does not with keys.
func FuzzVerify(f *testing.F) {
	text := logOf(f, 3, audit.Keys{})
	f.Add(text)
	f.Add(text[:len(text)-5])
	f.Add(logOf(f, 2, keyed()))
	f.Fuzz(func(t *testing.T, text []byte) {
		s, err := verify(text, audit.Keys{})
		if err != nil {
			return
		}
		require.Equal(t, bytes.Count(text, []byte("\n")) == 0, s.Head == audit.Head{})
		if len(text) > 0 {
			_, err = verify(text, keyed())
			require.Error(t, err)
		}
	})
}
