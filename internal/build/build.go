// Package build says which build of the program this is.
package build

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// Info is what a version report says.
type Info struct {
	Version  string `json:"version"`
	Revision string `json:"revision"`
	Time     string `json:"time"`
	Modified bool   `json:"modified"`
	Go       string `json:"go"`
	Platform string `json:"platform"`
}

// Line is the build of a program in words.
func (b Info) Line(program string) string {
	return fmt.Sprintf("%s %s (%s, %s)\n", program, b.Version, b.Go, b.Platform)
}

// This returns the build of the running program.
func This() Info {
	platform := runtime.GOOS + "/" + runtime.GOARCH
	b := Info{Version: "unknown", Go: runtime.Version(), Platform: platform}
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
