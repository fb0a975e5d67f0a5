package main

import (
	"log/slog"
	"testing"

	"github.com/spf13/cobra"
	"github.com/stretchr/testify/require"
)

func TestPresidioCompat(t *testing.T) {
	for _, c := range []struct {
		flags  []string
		strict bool
		fails  string
	}{
		{nil, false, ""},
		{[]string{"--presidio-compat=safe"}, false, ""},
		{[]string{"--presidio-compat=strict"}, true, ""},
		{[]string{"--presidio-compat=loose"}, false, "write safe or strict"},
	} {
		o, cmd := options{}, &cobra.Command{}
		o.define(cmd)
		require.NoError(t, cmd.ParseFlags(c.flags))
		got, err := o.config(slog.New(slog.DiscardHandler))
		if c.fails != "" {
			require.ErrorContains(t, err, c.fails)
			continue
		}
		require.NoError(t, err)
		require.Equal(t, c.strict, got.PresidioStrict)
	}
}
