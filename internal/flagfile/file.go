package flagfile

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/spf13/pflag"
	"go.yaml.in/yaml/v4"

	"github.com/redactd/redactd/internal/strictyaml"
	"github.com/redactd/redactd/policy"
)

// maxSize is how long a file may be, in bytes.
const maxSize = 1 << 20

const notOne = "the file is one YAML document: begin with name: value"

// FromFile sets flags from a file in YAML, whose keys are their names. Mistakes are a [policy.Errors], with all of them:
// keys that are no flags or stand there twice, and values of another type, also of flags that are set elsewhere. It
// refuses a file that every user of the machine may change.
func (s Settings) FromFile(path string) error {
	text, err := read(path)
	if err != nil {
		return err
	}
	r := &reader{lines: strings.Split(string(text), "\n"), settings: s, free: s.free(), seen: map[string]bool{}}
	if root, m := strictyaml.Parse(text, notOne); m == nil {
		r.settingsIn(root)
	} else if !onlyComments(r.lines) {
		r.problems = []policy.Problem{{Line: m.Line, Column: m.Column, Message: m.Message}}
	}
	if len(r.problems) > 0 {
		return &policy.Errors{Name: filepath.Base(path), List: r.problems}
	}
	return nil
}

func read(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, errUnreadable
	}
	defer f.Close()
	st, err := f.Stat()
	switch {
	case err != nil || !st.Mode().IsRegular():
		return nil, errUnreadable
	case runtime.GOOS != "windows" && st.Mode().Perm()&0o002 != 0:
		return nil, errors.New("every user may change the file: take that right away with chmod o-w")
	case st.Size() == 0: // as files are for a moment that are written in place
		return nil, errors.New("the file is empty: write a comment into one that is to set nothing")
	case st.Size() > maxSize:
		return nil, errors.New("the file is longer than 1 MiB: shorten it")
	}
	text, err := io.ReadAll(io.LimitReader(f, maxSize+1))
	if err != nil {
		return nil, errUnreadable
	}
	return text, unchanged(f, st, len(text))
}

// unchanged returns an error if a file was written to while n bytes of it were read: half of one may set half of its flags.
func unchanged(f *os.File, before os.FileInfo, n int) error {
	after, err := f.Stat()
	if err != nil || int64(n) != before.Size() || after.Size() != before.Size() || !after.ModTime().Equal(before.ModTime()) {
		return errors.New("the file was written to while it was read: write another one and rename it, and try again")
	}
	return nil
}

var errUnreadable = errors.New("the file cannot be read: name a file that is there and that this user may read")

// onlyComments says whether a file sets nothing, which YAML has no document for.
func onlyComments(lines []string) bool {
	for _, line := range lines {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			return false
		}
	}
	return true
}

// A reader sets flags from the nodes of a document and collects what is wrong with them.
type reader struct {
	lines    []string
	settings Settings
	free     map[string]*pflag.Flag // those that the file may set
	seen     map[string]bool        // the keys that were read
	problems []policy.Problem
}

func (r *reader) fail(n *yaml.Node, message string) {
	r.problems = append(r.problems, policy.Problem{
		Line: max(n.Line, 1), Column: max(n.Column, 1), Message: message, Source: strictyaml.Excerpt(r.lines, n, false),
	})
}

// settingsIn reads the keys of a document, each once.
func (r *reader) settingsIn(root *yaml.Node) {
	if !r.plain(root) {
		return
	}
	if root.Kind != yaml.MappingNode {
		r.fail(root, notOne)
		return
	}
	for i := 0; i+1 < len(root.Content); i += 2 {
		r.pair(root.Content[i], root.Content[i+1])
	}
}

// plain refuses aliases, which can make a short file long, and tags, which change what a value is.
func (r *reader) plain(n *yaml.Node) bool {
	if n.Kind == yaml.AliasNode || n.Style&yaml.TaggedStyle != 0 {
		r.fail(n, "aliases and tags are not read here: write the value out, or put it in quotes")
		return false
	}
	return true
}
