package policy

import (
	"bytes"
	"errors"
	"os"
	"runtime"
	"strings"
	"time"
	"unicode/utf8"
)

// listFile reads the entries of a list from a file in the folder dir: a line an entry, empty lines left out. It
// opens nothing outside of the folder. Errors name neither the file nor what is in it.
func listFile(dir, name string, quiet time.Duration) ([]string, error) {
	if dir == "" {
		return nil, errors.New("this policy cannot read files: write the entries as list")
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, errors.New("the policy's folder cannot be opened")
	}
	defer root.Close()
	f, err := root.Open(name)
	if err != nil {
		return nil, errors.New("the file cannot be opened: name one in the policy's folder")
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil || !info.Mode().IsRegular():
		return nil, errors.New("that is no file")
	case runtime.GOOS != "windows" && info.Mode().Perm()&0o002 != 0:
		return nil, errors.New("every user may change the file: take that right away with chmod o-w")
	}
	text, err := readSteady(f, maxListed+1, quiet)
	switch {
	case errors.Is(err, errChanging):
		return nil, err
	case err != nil:
		return nil, errors.New("the file cannot be read")
	case len(text) > maxListed:
		return nil, errors.New("the file is longer than 4 MiB: shorten it")
	case !utf8.Valid(text):
		return nil, errors.New("the file is not UTF-8: save it as UTF-8")
	}
	return linesOf(text), nil
}

// linesOf returns the lines that are not empty.
func linesOf(text []byte) (lines []string) {
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}
