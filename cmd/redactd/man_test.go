package main

import (
	"flag"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/pflag"
	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/internal/manpage"
)

var manFolder = flag.String("man", "", "a `FOLDER` that the manual page is written to")

// TestManPage makes the manual page, and writes it if a folder is named. It has every flag.
func TestManPage(t *testing.T) {
	root := command(slog.New(slog.DiscardHandler), nil)
	page := string(manpage.Page{Section: 8, About: root.Short, Manual: manual,
		See: []string{"redact(1)", "systemctl(1)"}}.Format(root))
	root.LocalFlags().VisitAll(func(f *pflag.Flag) {
		require.Contains(t, page, `\fB\-\-`+strings.ReplaceAll(f.Name, "-", `\-`)+`\fR`)
	})
	if *manFolder != "" {
		require.NoError(t, os.WriteFile(filepath.Join(*manFolder, "redactd.8"), []byte(page), 0o644))
	}
}
