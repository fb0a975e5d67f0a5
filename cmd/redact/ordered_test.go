package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestEachKeepsTheOrder(t *testing.T) {
	var names []string
	var want strings.Builder
	for i := range 50 {
		names = append(names, fmt.Sprint(i))
		want.WriteString(strings.Repeat(fmt.Sprint(i)+"\n", 40_000*(i%3)))
	}
	a := &app{out: &output{}}
	a.jobs = 4
	var got strings.Builder
	err := a.each(t.Context(), names, &got, func(_ context.Context, name string, out io.Writer) error {
		var i int
		_, _ = fmt.Sscan(name, &i)
		time.Sleep(time.Duration(7*i%5) * time.Millisecond)
		for range 40_000 * (i % 3) { // more than a turn holds back
			if _, err := io.WriteString(out, name+"\n"); err != nil {
				return err
			}
		}
		return nil
	})
	require.NoError(t, err)
	require.True(t, want.String() == got.String())
}

func TestEachGoesOnAfterAFailureAndAPanic(t *testing.T) {
	var messages strings.Builder
	a := &app{out: &output{}}
	a.talk.w, a.jobs = &messages, 2
	var got strings.Builder
	do := func(_ context.Context, name string, out io.Writer) error {
		switch name {
		case "fails":
			return broken(name, syscall.EIO)
		case "panics":
			panic("ann@example.com")
		}
		_, err := io.WriteString(out, name)
		return err
	}
	err := a.each(t.Context(), []string{"a", "fails", "b", "panics", "c"}, &got, do)
	var f *fault
	require.True(t, errors.As(err, &f))
	require.Equal(t, exitPartial, f.code)
	require.Equal(t, "abc", got.String())
	require.Contains(t, messages.String(), "fails: input/output error")
	require.Regexp(t, `internal error at .*TestEach.*:\d+`, messages.String())
	require.NotContains(t, messages.String(), "ann@")
}

func TestEachEndsWithTheOutput(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	require.NoError(t, err)
	defer full.Close()
	a := &app{out: &output{f: full}}
	a.talk.w = io.Discard
	done := 0
	err = a.each(t.Context(), make([]string, 50), a.out, func(_ context.Context, _ string, out io.Writer) error {
		done++
		_, err := io.WriteString(out, "text")
		return err
	})
	require.ErrorIs(t, err, syscall.ENOSPC)
	require.Less(t, done, 5)
}

func TestCrashNamesTheFunctionThatPanicked(t *testing.T) {
	var messages strings.Builder
	a := &app{out: &output{}}
	a.talk.w = &messages
	var none map[string]int
	err := a.guard(func() error { none["ann@example.com"]++; return nil })
	require.Error(t, err)
	require.Contains(t, messages.String(), "TestCrashNames")
	require.NotContains(t, messages.String(), "ann@")
}
