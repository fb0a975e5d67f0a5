//go:build unix

package pages

import (
	"flag"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var write = flag.Bool("write", false, "write what commands print into the pages, to be looked at with git diff")

// all returns the pages by their path from the repository's folder.
func all(t *testing.T) map[string]string {
	t.Helper()
	names, err := filepath.Glob("../../docs/*.md")
	require.NoError(t, err)
	texts := map[string]string{}
	for _, name := range append(names, "../../README.md") {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		texts[strings.TrimPrefix(name, "../../")] = string(text)
	}
	require.Greater(t, len(texts), 5)
	return texts
}

// TestPages runs every command of every page.
func TestPages(t *testing.T) {
	bin := t.TempDir()
	out, err := exec.Command("go", "build", "-o", bin, "../../cmd/redact", "../../cmd/redactd").CombinedOutput()
	require.NoError(t, err, "%s", out)
	next := 20_000 + rand.IntN(5_000)
	for name, text := range all(t) {
		port := next
		next += 100
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			steps, faults := read(text)
			require.Empty(t, faults)
			for _, tool := range []string{"bash", "curl", "openssl"} {
				if _, err := exec.LookPath(tool); err != nil && (tool == "bash" || strings.Contains(text, tool+" ")) {
					t.Skip("the page needs " + tool)
				}
			}
			outputs, err := newSession(t, bin, port, steps).run(t, steps)
			if *write && err == nil && len(outputs) == len(steps) {
				require.NoError(t, os.WriteFile("../../"+name, []byte(rewritten(text, steps, outputs)), 0o644))
				return
			}
			require.Empty(t, wrong(steps, outputs, err))
		})
	}
}

// TestBreaksShow: a page that is not true is told, and where.
func TestBreaksShow(t *testing.T) {
	for _, c := range []struct{ page, told string }{
		{"```console\n$ echo a\na\n$ echo 127.0.0.1:8899\n127.0.0.1:8899\n```\n", ""},
		{"```console\n$ echo a\nb\n```\n", "line 2: echo a\nprints:\na\n\nand not:\nb\n"},
		{"```console\n$ echo a >&2\n```\n", "line 2: echo a >&2\nprints:\na\n"},
		{"```console\n$ false\n```\n", "line 2: exit status 1: false"},
		{"```console\n$ false\n$ echo $?\n1\n```\n", ""},
		{"```console\n$ false\n$ echo $?\n2\n```\n", "line 3: echo $?\nprints:\n1"},
		{"```console\n$ echo a \\\n> b\na b\n```\n", ""},
		{"```sh\necho a > f\nfalse\n```\n```console\n$ cat f\na\n```\n", "line 1: exit status 1"},
		{"```sh\na=1\nsleep 60 &\n```\n\n- x\n\n  ```console\n  $ echo $a\n  1\n  ```\n", ""},
	} {
		steps, faults := read(c.page)
		require.Empty(t, faults, c.page)
		outputs, err := newSession(t, "", 19_000, steps).run(t, steps)
		told := wrong(steps, outputs, err)
		require.True(t, strings.HasPrefix(told, c.told) && (told == "") == (c.told == ""), "%s\n%s", c.page, told)
	}
}

// TestRewritten: outputs take the place of others, and nothing else changes.
func TestRewritten(t *testing.T) {
	page := "a\n\n  ```console\n  $ b \\\n  >   c\n  old\n  old\n  $ d\n  ```\n\n```sh\ne\n```\n\n```console\n$ f\nold\n```\n"
	steps, faults := read(page)
	require.Empty(t, faults)
	require.Equal(t, []string{"b \\\n  c", "d", "e", "f"}, []string{steps[0].command, steps[1].command, steps[2].command, steps[3].command})
	want := "a\n\n  ```console\n  $ b \\\n  >   c\n  1\n  $ d\n  2\n  3\n  ```\n\n```sh\ne\n```\n\n```console\n$ f\n```\n"
	require.Equal(t, want, rewritten(page, steps, []string{"1\n", "2\n3\n", "x\n", ""}))
}

// TestPagesAreWrittenToBeRun: what a page may not have.
func TestPagesAreWrittenToBeRun(t *testing.T) {
	for page, fault := range map[string]string{
		"```\nredact x\n```":                           `line 3: a block of ""`,
		"```bash\nredact x\n```":                       `line 3: a block of "bash"`,
		"```sh\nredact x\n":                            "the block of line 1 does not end",
		"```console\nredact x\n```":                    "begins with a command",
		"a\n\n    redact x\n":                          "line 3: a command outside of a block",
		"<!-- not run: -->\n```sh\nx\n```":             "line 1: say why",
		"<!-- not run: no root -->\n\n```sh\nx\n```":   "line 2: a reason stands right above its block",
		"<!-- not run: no root -->\n```yaml\nx\n```":   "line 4: blocks of yaml are never run",
		"<!-- not run: no root -->\n```sh\nfalse\n```": "",
	} {
		steps, faults := read(page)
		if fault == "" {
			require.Empty(t, faults)
			require.Empty(t, steps)
			continue
		}
		require.Len(t, faults, 1, page)
		require.Contains(t, faults[0], fault)
	}
}

// TestCIRunsTheReadmesTests keeps the README, CI and the Makefile from telling different stories.
func TestCIRunsTheReadmesTests(t *testing.T) {
	ci, err := os.ReadFile("../../.ci/run")
	require.NoError(t, err)
	require.Contains(t, string(ci), "exec make check\n")
	require.Contains(t, all(t)["README.md"], "\n$ make check\n")
}

// TestLinks follows the links of the pages to files and headings of the repository.
func TestLinks(t *testing.T) {
	pages := all(t)
	for _, name := range []string{"SECURITY.md", "DESIGN.md", "CONTRIBUTING.md"} {
		text, err := os.ReadFile("../../" + name)
		require.NoError(t, err)
		pages[name] = string(text)
	}
	for name, text := range pages {
		for _, m := range regexp.MustCompile(`\]\(([^)#:\s]*)(#[^)\s]*)?\)`).FindAllStringSubmatch(text, -1) {
			target := name
			if m[1] != "" {
				target = filepath.Join(filepath.Dir(name), m[1])
			}
			_, err := os.Stat("../../" + target)
			require.NoError(t, err, "%s links to %s", name, m[0])
			if m[2] != "" {
				require.Contains(t, anchors(pages[target]), m[2], "%s links to %s", name, m[0])
			}
		}
	}
}

// anchors returns what links to the headings of a page end in.
func anchors(page string) (list []string) {
	for _, m := range regexp.MustCompile(`(?m)^#+ (.*)$`).FindAllStringSubmatch(page, -1) {
		kept := regexp.MustCompile(`[^\p{L}\p{N} _-]`).ReplaceAllString(strings.ToLower(m[1]), "")
		list = append(list, "#"+strings.ReplaceAll(kept, " ", "-"))
	}
	return list
}
