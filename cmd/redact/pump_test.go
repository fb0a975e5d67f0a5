package main

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"syscall"
	"testing"
	"testing/iotest"
	"time"

	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
	"github.com/stretchr/testify/require"
)

func masker(t *testing.T) *redact.Redactor {
	r, err := redact.New(policy.Default())
	require.NoError(t, err)
	return r
}

const (
	clearText  = "mail ann@example.com now\nand then bob@example.org"
	maskedText = "mail [EMAIL_ADDRESS] now\nand then [EMAIL_ADDRESS]"
)

func TestPumpReadsAnyPieces(t *testing.T) {
	r := masker(t)
	for name, src := range map[string]io.Reader{
		"whole":    strings.NewReader(clearText),
		"bytes":    iotest.OneByteReader(strings.NewReader(clearText)),
		"data+EOF": iotest.DataErrReader(strings.NewReader(clearText)),
	} {
		var out strings.Builder
		require.NoError(t, pump{}.run(t.Context(), src, r.NewWriter(&out)), name)
		require.Equal(t, maskedText, out.String(), name)
	}
}

// TestPumpWithholds: at whatever byte a read fails, the exit is not 0 and what is undecided stays.
func TestPumpWithholds(t *testing.T) {
	r := masker(t)
	for n := range len(clearText) {
		src := io.MultiReader(strings.NewReader(clearText[:n]), iotest.ErrReader(syscall.EIO))
		var out strings.Builder
		err := pump{place: "a.txt"}.run(t.Context(), src, r.NewWriter(&out))
		var f *fault
		require.ErrorAs(t, err, &f)
		require.Equal(t, exitPartial, f.code)
		require.Equal(t, "a.txt: input/output error", f.Error())
		require.True(t, strings.HasPrefix(maskedText, out.String()), "%d: %q", n, out.String())
	}
}

// failAt fails the nth write, after taking half of it.
type failAt struct {
	n   int
	out strings.Builder
}

func (w *failAt) Write(p []byte) (int, error) {
	if w.n--; w.n == 0 {
		w.out.Write(p[:len(p)/2])
		return len(p) / 2, syscall.ENOSPC
	}
	return w.out.Write(p)
}

func TestPumpStopsAtTheFirstFailedWrite(t *testing.T) {
	r := masker(t)
	for n := 1; ; n++ {
		w := &failAt{n: n}
		src := iotest.OneByteReader(strings.NewReader(clearText))
		err := pump{}.run(t.Context(), src, r.NewWriter(named{w, stdoutPlace}))
		require.True(t, strings.HasPrefix(maskedText, w.out.String()))
		if w.n > 0 {
			require.NoError(t, err)
			break
		}
		require.ErrorIs(t, err, syscall.ENOSPC)
		require.Equal(t, "standard output: no space left on device", err.Error())
	}
}

func TestPumpHeedsTheSignalWhileItWaits(t *testing.T) {
	in, feed, err := os.Pipe()
	require.NoError(t, err)
	defer feed.Close()
	_, err = feed.WriteString("first\nmail ann@exam")
	require.NoError(t, err)
	ctx, stop := context.WithCancel(t.Context())
	var out strings.Builder
	p := pump{after: func(n int) error {
		if n > 0 {
			stop()
		}
		return nil
	}}
	err = p.run(ctx, in, masker(t).NewWriter(&out))
	require.ErrorIs(t, err, errStopped)
	require.Equal(t, "first\n", out.String())
}

func TestPumpRefusesWhatIsCutInItsSignature(t *testing.T) {
	var out strings.Builder
	src := iotest.OneByteReader(strings.NewReader("\x1f\x8bann@example.com"))
	err := pump{place: "x"}.run(t.Context(), src, masker(t).NewWriter(&out))
	require.ErrorContains(t, err, "a gzip file")
	require.Empty(t, out.String())
}

func TestCauseNeverQuotes(t *testing.T) {
	for _, err := range []error{
		errors.New("secret"), &os.PathError{Op: "open", Path: "secret", Err: syscall.ENOENT},
		&os.LinkError{Op: "rename", Old: "secret", New: "secret", Err: syscall.EACCES},
	} {
		require.NotContains(t, broken("place", err).Error(), "secret")
	}
}

func TestMeterLine(t *testing.T) {
	m := meter{total: 4e6}
	m.bytes.Store(1e6)
	m.findings.Store(3)
	require.Equal(t, "1.0 MB, 0.5 MB/s, 3 findings, 25 %, 6s left", m.line(2*time.Second))
}

func TestPositionForgetsButCounts(t *testing.T) {
	var p position
	for range 40 {
		p.feed([]byte(strings.Repeat("0123456789\n", 10_000)))
	}
	line, column := p.of(40*110_000 - 5)
	require.Equal(t, int64(400_000), line)
	require.Equal(t, int64(7), column)
	line, _ = p.of(3)
	require.Zero(t, line, "forgotten")
	require.Less(t, len(p.buf), 2*kept)
}
