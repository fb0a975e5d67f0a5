package main

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/internal/manpage"
)

var manFolder = flag.String("man", "", "a `FOLDER` that the manual page is written to")

// TestManPage makes the manual page, and writes it if a folder is named. It has every flag of every command.
func TestManPage(t *testing.T) {
	root := newApp().command()
	page := string(manpage.Page{Section: 1, About: "find card numbers and personal data in text and hide them",
		Manual: manualText(), See: []string{"redactd(8)"}}.Format(root))
	everyFlag(root, func(f *pflag.Flag) {
		require.Contains(t, page, `\fB\-\-`+strings.ReplaceAll(f.Name, "-", `\-`)+`\fR`)
	})
	require.Contains(t, page, ".SH EXIT CODES\n")
	if *manFolder != "" {
		require.NoError(t, os.WriteFile(filepath.Join(*manFolder, "redact.1"), []byte(page), 0o644))
	}
}

func everyFlag(c *cobra.Command, visit func(*pflag.Flag)) {
	c.LocalFlags().VisitAll(visit)
	for _, below := range c.Commands() {
		everyFlag(below, visit)
	}
}
