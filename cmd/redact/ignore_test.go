package main

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// ignoreTrees are .gitignore files and the paths that are asked about; git is the judge.
var ignoreTrees = []struct {
	name   string
	ignore map[string]string
	paths  string
}{
	{"names", map[string]string{".gitignore": "*.log\nfoo\n"}, "a.log b/c.log foo b/foo/x food foo.txt"},
	{"anchored", map[string]string{".gitignore": "/top\na/b\n/c/*.txt\n"},
		"top/x sub/top/x a/b x/a/b c/1.txt c/d/2.txt"},
	{"folders", map[string]string{".gitignore": "build/\n"}, "build/x sub/build/y sub2/build"},
	{"negated", map[string]string{".gitignore": "*.log\n!keep.log\n/dir/*\n!/dir/keep\n"},
		"a.log keep.log sub/keep.log dir/a dir/keep"},
	{"parent wins", map[string]string{".gitignore": "dir/\n!dir/keep\n"}, "dir/keep dir/other"},
	{"stars", map[string]string{".gitignore": "**/x\ny/**\na/**/b\nm**n\np/**/*.q\n"},
		"x d/x d/e/x y/1 y/2/3 sub/y/4 a/b a/1/b a/1/2/b mn mon m/n p/1.q p/2/3.q"},
	{"classes", map[string]string{".gitignore": "[ab].txt\n[!x]y\n[^p]q\nn[0-9]n\n?.md\n"},
		"a.txt b.txt c.txt xy zy pq rq n1n nan a.md ab.md"},
	{"escapes", map[string]string{".gitignore": "\\#hash\n\\!bang\n\\*star\n#comment\na\\ b\n"},
		"#hash !bang *star xstar comment #comment"},
	{"spaces", map[string]string{".gitignore": "trail   \nkept\\ \n\ttab\n"}, "trail kept"},
	{"braces", map[string]string{".gitignore": "{a,b}.x\nlit{1}\n"}, "a.x b.x {a,b}.x lit{1}"},
	{"nested", map[string]string{
		".gitignore": "*.tmp\n/only\n", "sub/.gitignore": "!*.tmp\n/inner\nfoo/bar\n",
		"sub/deep/.gitignore": "*.tmp\n",
	}, "a.tmp sub/a.tmp sub/deep/a.tmp only sub/only sub/inner sub/deep/inner sub/foo/bar sub/x/foo/bar"},
	{"crlf and blanks", map[string]string{".gitignore": "\r\n\n   \n/\nx\n"}, "x y/x z"},
	{"byte order mark", map[string]string{".gitignore": "\xef\xbb\xbfa\nb\n"}, "a b c"},
	{"broken", map[string]string{".gitignore": "[a\nb[\nok\n"}, "a b ok [a"},
	{"slashes", map[string]string{".gitignore": "a/\n/b/\nc/d/\n"}, "a/1 x/a/1 b/1 x/b/1 c/d/1 x/c/d/1"},
	{"exclude", map[string]string{".git/info/exclude": "secret\n", ".gitignore": "!secret2\n"},
		"secret a/secret secret2"},
}

func TestIgnoreAgreesWithGit(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Fatal("git is the oracle of this test: install it")
	}
	for _, tree := range ignoreTrees {
		t.Run(tree.name, func(t *testing.T) {
			root := t.TempDir()
			git(t, root, "init", "-q")
			paths := strings.Fields(tree.paths)
			for _, p := range paths {
				write(t, filepath.Join(root, p), "x")
			}
			for p, text := range tree.ignore {
				write(t, filepath.Join(root, p), text)
			}
			require.Equal(t, byGit(t, root), byUs(t, root))
			for _, folder := range folders(root) { // the same from inside
				want := within(byGit(t, root), folder)
				require.Equal(t, want, byUs(t, filepath.Join(root, folder)), folder)
			}
		})
	}
}

// byGit lists the files below root that git does not ignore.
func byGit(t *testing.T, root string) (out []string) {
	list := git(t, root, "ls-files", "-z", "--others", "--exclude-standard")
	for p := range strings.SplitSeq(strings.TrimSuffix(list, "\x00"), "\x00") {
		out = append(out, p)
	}
	slices.Sort(out)
	return out
}

func byUs(t *testing.T, root string) (out []string) {
	a := &app{}
	names, err := a.walk(root)
	require.NoError(t, err)
	for _, n := range names {
		rel, err := filepath.Rel(root, n)
		require.NoError(t, err)
		out = append(out, filepath.ToSlash(rel))
	}
	slices.Sort(out)
	return out
}

// folders lists the folders below root that hold a file that is not ignored: a walk that is told to
// begin in an ignored folder does, while git does not.
func folders(root string) (out []string) {
	_ = filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() || p == root {
			return err
		}
		if d.Name() == ".git" {
			return fs.SkipDir
		}
		rel, _ := filepath.Rel(root, p)
		cmd := exec.Command("git", "-C", root, "check-ignore", "-q", rel)
		if cmd.Run() == nil {
			return fs.SkipDir
		}
		out = append(out, filepath.ToSlash(rel))
		return nil
	})
	return out
}

func within(paths []string, folder string) (out []string) {
	for _, p := range paths {
		if rel, ok := strings.CutPrefix(p, folder+"/"); ok {
			out = append(out, rel)
		}
	}
	return out
}

func git(t *testing.T, dir string, args ...string) string {
	cmd := exec.Command("git", append([]string{"-C", dir}, args...)...)
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	require.NoError(t, err, stderr.String())
	return string(out)
}

func write(t *testing.T, path, text string) {
	require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o700))
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
}
