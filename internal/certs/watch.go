package certs

import (
	"context"
	"os"
	"slices"
	"time"
)

// Watch calls changed when one of the files is another than it was, or has another time or length, until ctx ends. It
// looks every so often.
func Watch(ctx context.Context, every time.Duration, paths []string, changed func()) {
	ticks := time.NewTicker(every)
	defer ticks.Stop()
	last := look(paths)
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticks.C:
		}
		if now := look(paths); !slices.EqualFunc(now, last, same) {
			last = now
			changed()
		}
	}
}

// look returns what the system says of each file, nil of one that is not there.
func look(paths []string) []os.FileInfo {
	all := make([]os.FileInfo, len(paths))
	for i, path := range paths {
		if st, err := os.Stat(path); err == nil {
			all[i] = st
		}
	}
	return all
}

func same(a, b os.FileInfo) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	return os.SameFile(a, b) && a.ModTime().Equal(b.ModTime()) && a.Size() == b.Size()
}
