package main

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// files returns the inputs that the arguments name, in order: standard input where there are none. A
// file that several of them lead to is there once, unless repeat says that it is wanted each time.
// With -r folders are gone into; links in them are not followed. What cannot be listed is told and
// returned as an error beside the rest. That the globs and .gitignore leave nothing is told as well.
func (a *app) files(args []string, repeat bool) ([]string, error) {
	switch {
	case len(args) == 0 && a.recursive:
		args = []string{"."}
	case len(args) == 0:
		return []string{stdinName}, nil
	}
	var names []string
	var first error
	for _, arg := range args {
		st, err := os.Stat(arg)
		if arg == stdinName || err != nil || !st.IsDir() || !a.recursive {
			if arg == stdinName || a.chosen(filepath.Base(arg), arg) {
				names = append(names, arg)
			}
			continue
		}
		found, err := a.walk(arg)
		names = append(names, found...)
		if first == nil {
			first = err
		}
	}
	if len(args) > 1 && !repeat {
		names = once(names)
	}
	if len(names) == 0 && first == nil {
		a.say("", "no file is left to look at: see --include, --exclude, --no-ignore and -r")
	}
	return names, first
}

// walk lists the files in a folder, which may be named by a link.
func (a *app) walk(root string) (names []string, first error) {
	ignored := newIgnores(root, a.noIgnore)
	err := filepath.WalkDir(root+string(filepath.Separator), func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			f := broken(name, err)
			a.tell(f)
			if first == nil {
				first = f
			}
			return nil
		}
		rel, _ := filepath.Rel(root, name)
		rel = filepath.ToSlash(rel)
		switch {
		case d.IsDir() && (d.Name() == ".git" || rel != "." && ignored.match(rel, true)):
			return filepath.SkipDir
		case d.Name() == ".git": // of a worktree or a submodule
			return nil
		case d.IsDir():
			ignored.enter(rel)
		case d.Type().IsRegular() && !ignored.match(rel, false) && a.chosen(rel, name) &&
			!strings.HasSuffix(name, tempSuffix) && !a.isBackup(name):
			names = append(names, name)
		}
		return nil
	})
	if first == nil && err != nil {
		first = broken(root, err)
	}
	return names, first
}

// isBackup says whether a file is a copy that an earlier run with the same --in-place=.SUFFIX kept.
func (a *app) isBackup(name string) bool {
	return a.rewrite && a.inPlace != noBackup && a.inPlace != "" && strings.HasSuffix(name, a.inPlace)
}

// chosen says whether --include and --exclude let a file through. A glob without a slash is about
// names, one with a slash about the path below the folder that was named, or as given. What matches a
// folder stands for all that is in it.
func (a *app) chosen(rel, given string) bool {
	given = filepath.ToSlash(filepath.Clean(given))
	any := func(globs []string) bool {
		return slices.ContainsFunc(globs, func(g string) bool {
			g = strings.TrimPrefix(strings.TrimSuffix(g, "/"), "./")
			return matches(g, given) || matchesAbove(g, rel)
		})
	}
	return (len(a.include) == 0 || any(a.include)) && !any(a.exclude)
}

// matchesAbove says whether the glob matches a path or a folder on it.
func matchesAbove(glob, name string) bool {
	for ; name != "." && name != "/"; name = path.Dir(name) {
		if matches(glob, name) {
			return true
		}
	}
	return false
}

func matches(glob, name string) bool {
	if !strings.Contains(glob, "/") {
		name = path.Base(name)
	}
	ok, _ := doublestar.Match(glob, name)
	return ok
}

// badGlob refuses globs that are malformed: they would match nothing.
func badGlob(globs []string) error {
	for _, g := range globs {
		if !doublestar.ValidatePattern(g) {
			return usage("--include and --exclude: this is no glob: " + g)
		}
	}
	return nil
}

// sizes adds up the sizes of regular files, for the estimate of the time left; 0 if there is other
// input.
func sizes(names []string) (total int64) {
	for _, name := range names {
		st, err := os.Stat(name)
		if err != nil || !st.Mode().IsRegular() {
			return 0
		}
		total += st.Size()
	}
	return total
}
