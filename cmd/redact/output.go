package main

import (
	"os"
	"sync"
)

// stdoutPlace names standard output in messages.
const stdoutPlace = "standard output"

// An output is where the text goes. It keeps its first error, because what prints help drops errors:
// a run whose output failed never ends as if all were well.
//
// An output that was closed before the run is /dev/null: Go's runtime opens that in its place on Unix,
// so that no file gets its number and is written over. It cannot be told from /dev/null itself, which
// other programs open for both reading and writing as well.
type output struct {
	f   *os.File
	mu  sync.Mutex
	err error
}

func (o *output) Write(p []byte) (int, error) {
	n, err := named{o.f, stdoutPlace}.Write(p)
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.err == nil {
		o.err = err
	}
	return n, err
}

// failure is the first error of a write.
func (o *output) failure() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.err
}

// terminal says whether people read the output.
func (o *output) terminal() bool { return terminal(o.f) }

// isOutput says whether an input is also the output: reading it might never end.
func (a *app) isOutput(name string) bool {
	out, err := a.out.f.Stat()
	if err != nil || !out.Mode().IsRegular() {
		return false
	}
	stat := a.in.Stat
	if name != stdinName {
		stat = func() (os.FileInfo, error) { return os.Stat(name) }
	}
	in, err := stat()
	return err == nil && os.SameFile(in, out)
}
