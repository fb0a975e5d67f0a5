//go:build unix

package pages

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// limit is how long a page may take, on a machine that does other things.
const limit = 2 * time.Minute

// ownFile is a program that a page has written.
var ownFile = regexp.MustCompile(`go run (\w+\.go)`)

// byItself is a redactd that listens where it does without settings.
var byItself = regexp.MustCompile(`(?m)^redactd((?: --profile \w+)? &)`)

// A session runs the steps of a page.
type session struct {
	bin, root   string // the commands, and the repository
	out         string // a file for what each step prints
	there, back *strings.Replacer
	listen      string
}

// newSession gives a page addresses of its own, with ports from the one on that it is given.
func newSession(t *testing.T, bin string, port int, steps []step) session {
	t.Helper()
	root, err := filepath.Abs("../..")
	require.NoError(t, err)
	ports := ports(t, port, steps)
	var there, back []string
	for told, given := range ports {
		there = append(there, "127.0.0.1:"+told, "127.0.0.1:"+given)
		back = append(back, "127.0.0.1:"+given, "127.0.0.1:"+told)
	}
	return session{bin: bin, root: root, out: t.TempDir(), listen: "127.0.0.1:" + ports["8899"],
		there: strings.NewReplacer(there...), back: strings.NewReplacer(back...)}
}

// ports returns free ones from the first on for those of the steps, and for the one that redactd has by itself. They are
// below those that systems give to connections, of which other tests make many.
func ports(t *testing.T, first int, steps []step) map[string]string {
	t.Helper()
	text := "127.0.0.1:8899"
	for _, s := range steps {
		text += "\n" + s.command
	}
	given := map[string]string{}
	for _, m := range regexp.MustCompile(`127\.0\.0\.1:(\d+)`).FindAllStringSubmatch(text, -1) {
		if given[m[1]] == "" {
			port := free(t, first)
			given[m[1]], first = strconv.Itoa(port), port+1
		}
	}
	return given
}

// free returns a port that nobody listens on, from the first on.
func free(t *testing.T, first int) int {
	t.Helper()
	for port := first; port < first+100; port++ {
		if l, err := net.Listen("tcp", "127.0.0.1:"+strconv.Itoa(port)); err == nil {
			require.NoError(t, l.Close())
			return port
		}
	}
	require.Fail(t, "100 ports in a row are taken")
	return 0
}

// run runs the steps of a page up to the first that fails, and returns what each printed.
func (s session) run(t *testing.T, steps []step) (outputs []string, err error) {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), limit)
	defer stop()
	cmd := exec.CommandContext(ctx, "bash", "-c", s.script(steps))
	cmd.Dir, cmd.WaitDelay = t.TempDir(), time.Second
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	require.NoError(t, os.CopyFS(filepath.Join(cmd.Dir, "testdata/samples"), os.DirFS(s.root+"/testdata/samples")))
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "REDACT") {
			cmd.Env = append(cmd.Env, v)
		}
	}
	cmd.Env = append(cmd.Env, "PATH="+s.bin+":"+os.Getenv("PATH"))
	err = cmd.Run()
	_ = cmd.Cancel() // what the page started and bash did not end
	for i := range steps {
		printed, missing := os.ReadFile(s.file(i))
		if missing != nil {
			break
		}
		outputs = append(outputs, s.back.Replace(string(printed)))
	}
	return outputs, err
}

// wrong says what of the steps is not true, "" if all is.
func wrong(steps []step, outputs []string, err error) string {
	for i, got := range outputs {
		s := steps[i]
		switch {
		case err != nil && i == len(outputs)-1:
			return fmt.Sprintf("line %d: %v: %s\nprints:\n%s", s.line, err, s.command, got)
		case s.console && got != s.output:
			return fmt.Sprintf("line %d: %s\nprints:\n%s\nand not:\n%s", s.line, s.command, got, s.output)
		}
	}
	if len(outputs) != len(steps) {
		return fmt.Sprintf("%d of %d steps were run: %v", len(outputs), len(steps), err)
	}
	return ""
}

// script is the page as bash runs it. What goes on behind a step prints where that step did.
func (s session) script(steps []step) string {
	var b strings.Builder
	b.WriteString("set -e\ntrap 'exec >/dev/null 2>&1; kill $(jobs -p) || :; wait' EXIT\n")
	for i, step := range steps {
		command := s.there.Replace(step.command)
		if strings.Contains(command, "go run ./") {
			command = "(cd '" + s.root + "'\n" + command + ")"
		}
		command = byItself.ReplaceAllString(command, "redactd --listen "+s.listen+"$1")
		command = ownFile.ReplaceAllString(command, `go -C '`+s.root+`' run "$$PWD/$1"`)
		fmt.Fprintf(&b, "exec >'%s' 2>&1\n", s.file(i))
		switch {
		case step.console && command == "echo $?":
			command = "echo $status"
		case i+1 < len(steps) && steps[i+1].console && steps[i+1].command == "echo $?":
			command = "status=0; { " + command + "\n} || status=$?"
		}
		b.WriteString(command + "\n")
	}
	return b.String()
}

func (s session) file(step int) string { return filepath.Join(s.out, fmt.Sprintf("%03d", step)) }
