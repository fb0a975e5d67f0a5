package main

import (
	"context"
	"errors"
	"fmt"
	"io"
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
	a := &app{}
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
	a := &app{}
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

func TestCrashNamesTheFunctionThatPanicked(t *testing.T) {
	var messages strings.Builder
	a := &app{}
	a.talk.w = &messages
	var none map[string]int
	err := a.guard(func() error { none["ann@example.com"]++; return nil })
	require.Error(t, err)
	require.Contains(t, messages.String(), "TestCrashNames")
	require.NotContains(t, messages.String(), "ann@")
}
