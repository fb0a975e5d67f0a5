package main

import (
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// ignores are the rules of the .gitignore files that apply below a folder, as gitignore(5) has
// them: those of the folders above it up to the root of the repository come first, the last rule that
// matches decides. A user's global rules are not read.
type ignores struct {
	root  string
	up    string // the path from the repository's root to root, "" or ending in a slash
	rules []rule
	off   bool
}

// A rule is one line of a .gitignore file.
type rule struct {
	base     string // the file's folder below the repository's root, "" or ending in a slash
	glob     string // in doublestar's syntax
	name     bool   // glob is about the last element of the path, in any folder below base
	folders  bool   // only folders match
	negative bool
}

// newIgnores reads the rules that stand above root.
func newIgnores(root string, off bool) *ignores {
	g := &ignores{root: root, off: off}
	if off {
		return g
	}
	abs := place(root)
	top := repository(abs)
	if top == "" {
		return g
	}
	below, _ := filepath.Rel(top, abs)
	if below != "." {
		g.up = filepath.ToSlash(below) + "/"
	}
	g.read(filepath.Join(top, ".git", "info", "exclude"), "")
	for i := range len(g.up) {
		if i == 0 || g.up[i-1] == '/' {
			g.read(filepath.Join(top, filepath.FromSlash(g.up[:i]), ".gitignore"), g.up[:i])
		}
	}
	return g
}

// repository is the nearest folder at or above dir that holds .git, "" if there is none.
func repository(dir string) string {
	for {
		if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			return ""
		}
		dir = up
	}
}

// enter reads the rules in a folder, named by its path below the root, when a walk comes to it.
func (g *ignores) enter(rel string) {
	if g.off {
		return
	}
	base := g.up
	if rel != "." {
		base += rel + "/"
	}
	g.read(filepath.Join(g.root, filepath.FromSlash(rel), ".gitignore"), base)
}

func (g *ignores) read(file, base string) {
	text, err := os.ReadFile(file)
	if err != nil {
		return
	}
	for line := range strings.SplitSeq(strings.TrimPrefix(string(text), "\ufeff"), "\n") {
		if r, ok := parseRule(strings.TrimSuffix(line, "\r"), base); ok {
			g.rules = append(g.rules, r)
		}
	}
}

// match says whether the path below the root is ignored. The folders above it are not: a walk does
// not go into ignored ones.
func (g *ignores) match(rel string, folder bool) bool {
	full := g.up + rel
	for i := len(g.rules) - 1; i >= 0; i-- {
		if g.rules[i].match(full, folder) {
			return !g.rules[i].negative
		}
	}
	return false
}

func (r rule) match(full string, folder bool) bool {
	below, ok := strings.CutPrefix(full, r.base)
	if !ok || r.folders && !folder {
		return false
	}
	if r.name {
		below = path.Base(below)
	}
	ok, err := doublestar.Match(r.glob, below)
	return ok && err == nil
}

// parseRule reads one line of a .gitignore file; ok is false for blank lines and comments.
func parseRule(line, base string) (r rule, ok bool) {
	line = trimSpaces(line)
	if line == "" || line[0] == '#' {
		return r, false
	}
	r.base = base
	line, r.negative = strings.CutPrefix(line, "!")
	line, r.folders = strings.CutSuffix(line, "/")
	r.name = !strings.Contains(line, "/")
	line = strings.TrimPrefix(line, "/")
	if line == "" {
		return r, false
	}
	if below, all := strings.CutSuffix(line, "/**"); all {
		line = below + "/**/*" // what is in the folder, not the folder
	}
	r.glob = literalBraces(line)
	return r, true
}

// trimSpaces drops blanks at the end that no backslash protects.
func trimSpaces(line string) string {
	end := len(line)
	for end > 0 && line[end-1] == ' ' {
		slashes := 0
		for i := end - 2; i >= 0 && line[i] == '\\'; i-- {
			slashes++
		}
		if slashes%2 == 1 {
			break
		}
		end--
	}
	return line[:end]
}

// literalBraces protects braces, which mean something to doublestar and nothing to git.
func literalBraces(glob string) string {
	var b strings.Builder
	for i := 0; i < len(glob); i++ {
		switch c := glob[i]; {
		case c == '\\' && i+1 < len(glob):
			b.WriteString(glob[i : i+2])
			i++
		case c == '{' || c == '}':
			b.WriteString("\\" + string(c))
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
