package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// build is what a version report says.
type build struct {
	Version  string `json:"version"`
	Revision string `json:"revision"`
	Time     string `json:"time"`
	Modified bool   `json:"modified"`
	Go       string `json:"go"`
	Platform string `json:"platform"`
}

// versionCommand says which build this is.
func (a *app) versionCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "version",
		Short: "say which version this is",
		Args:  cobra.NoArgs,
	}
	cmd.Flags().StringVarP(&a.output, "output", "o", "text", "text or json")
	cmd.RunE = func(*cobra.Command, []string) error {
		b := thisBuild()
		var out []byte
		switch a.output {
		case "json", "jsonl": // which REDACT_OUTPUT may say
			out = appendJSON(nil, b)
		case "text":
			out = []byte(b.line())
		default:
			return usage("--output is text or json")
		}
		_, err := a.out.Write(out)
		return err
	}
	return cmd
}

// line is the build in words.
func (b build) line() string {
	return fmt.Sprintf("redact %s (%s, %s)\n", b.Version, b.Go, b.Platform)
}

func thisBuild() build {
	platform := runtime.GOOS + "/" + runtime.GOARCH
	b := build{Version: "unknown", Go: runtime.Version(), Platform: platform}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return b
	}
	b.Version = info.Main.Version
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			b.Revision = s.Value
		case "vcs.time":
			b.Time = s.Value
		case "vcs.modified":
			b.Modified = s.Value == "true"
		}
	}
	return b
}
