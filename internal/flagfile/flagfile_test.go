package flagfile

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/spf13/pflag"
	"github.com/stretchr/testify/require"
)

// A size is a type of a program's own.
type size string

var errSize = errors.New("write a size such as 8MiB")

func (s *size) Set(text string) error {
	if !strings.HasSuffix(text, "MiB") && text != "8" {
		return errSize
	}
	*s = size(text)
	return nil
}
func (s *size) String() string { return string(*s) }
func (s *size) Type() string   { return "SIZE" }

// Values are what the flags of the tests set.
type values struct {
	listen, profile string
	policies        []string
	insecure        bool
	inflight        int
	rate            float64
	wait            time.Duration
	body            size
}

func newSettings(t *testing.T, args ...string) (Settings, *values) {
	t.Helper()
	v, f := &values{}, pflag.NewFlagSet("test", pflag.ContinueOnError)
	f.String("config", "", "")
	f.Bool("help", false, "")
	f.StringVar(&v.listen, "listen", "here", "")
	f.StringVar(&v.profile, "profile", "", "")
	f.StringArrayVar(&v.policies, "policy", nil, "")
	f.BoolVar(&v.insecure, "insecure", false, "")
	f.IntVar(&v.inflight, "max-inflight", 0, "")
	f.Float64Var(&v.rate, "rate", 0, "")
	f.DurationVar(&v.wait, "max-wait", 0, "")
	f.Var(&v.body, "max-body", "")
	require.NoError(t, f.Parse(args))
	return Settings{FlagSet: f, Apart: []string{"config"}, Alternatives: []string{"policy", "profile"}}, v
}

func file(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "redactd.yaml")
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	return path
}

func environment(pairs ...string) func(string) (string, bool) {
	return func(name string) (string, bool) {
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1], true
			}
		}
		return "", false
	}
}

func TestEveryTypeInAFile(t *testing.T) {
	s, v := newSettings(t)
	require.NoError(t, s.FromFile(file(t, `
# a comment
listen: 127.0.0.1:8899
policy: [a.yaml, "b,c.yaml"]
insecure: true
max-inflight: 12
rate: 0.5
max-wait: 250ms
max-body: 8MiB
`)))
	require.Equal(t, &values{"127.0.0.1:8899", "", []string{"a.yaml", "b,c.yaml"}, true, 12, 0.5, 250 * time.Millisecond, "8MiB"}, v)
	s, v = newSettings(t)
	require.NoError(t, s.FromFile(file(t, "max-body: 8\nrate: 2\n")))
	require.Equal(t, size("8"), v.body)
	for _, nothing := range []string{"\n", "# listen: there\n\n"} {
		s, v = newSettings(t)
		require.NoError(t, s.FromFile(file(t, nothing)))
		require.Equal(t, "here", v.listen)
	}
}

// TestTheOrderOfSources sets one flag in all, and one of two alternatives.
func TestTheOrderOfSources(t *testing.T) {
	text := "listen: file\nmax-inflight: 3\nrate: 3\npolicy: [file]\n"
	lookup := environment("R_LISTEN", "environment", "R_MAX_INFLIGHT", "2", "R_RATE", "", "R_PROFILE", "environment")
	s, v := newSettings(t, "--listen", "line", "--policy", "line")
	require.NoError(t, s.FromEnvironment("R_", lookup))
	require.NoError(t, s.FromFile(file(t, text)))
	require.Equal(t, &values{listen: "line", policies: []string{"line"}, inflight: 2, rate: 3}, v)

	s, v = newSettings(t)
	require.NoError(t, s.FromEnvironment("R_", lookup))
	require.NoError(t, s.FromFile(file(t, text)))
	require.Equal(t, &values{listen: "environment", profile: "environment", inflight: 2, rate: 3}, v)

	s, v = newSettings(t)
	require.NoError(t, s.FromEnvironment("R_", environment("R_POLICY", "a,b", "R_HELP", "x")))
	require.Equal(t, []string{"a", "b"}, v.policies)
}

func TestMistakesHaveAPlace(t *testing.T) {
	for _, c := range []struct{ text, says string }{
		{"listen: a\nmax-bdy: 8MiB\n", `redactd.yaml:2:1: there is no setting "max-bdy" (did you mean "max-body"?): --help lists them` +
			"\n    max-bdy\n    ^"},
		{"4111111111111111: a\n", "redactd.yaml:1:1: there is no setting of this name"},
		{"config: a\n", `1:1: there is no setting "config"`},
		{"help: true\n", `1:1: there is no setting "help"`},
		{"? [a]\n: b\n", "1:3: there is no setting"},
		{"listen: a\nlisten: b\n", "2:1: "},
		{"insecure: 1\n", "1:11: insecure must be true or false"},
		{"insecure: maybe\n", "1:11: insecure must be true or false"},
		{"insecure: \"true\"\n", "1:11: insecure must be true or false"},
		{"max-inflight: 4111111111111111x\n", "1:15: max-inflight must be a whole number"},
		{"max-inflight: 41111111111111114111111111111111\n", "1:15: max-inflight must be a whole number"},
		{"max-inflight: 1.5\n", "1:15: max-inflight must be a whole number"},
		{"rate: fast\n", "1:7: rate must be a number"},
		{"max-wait: 10\n", "1:11: max-wait must be a time such as 10s or 5m"},
		{"max-wait: 4111111111111111q\n", "1:11: max-wait must be a time such as 10s or 5m"},
		{"max-body: lots\n", "1:11: max-body: write a size such as 8MiB"},
		{"max-body: true\n", "1:11: max-body must be a text or a number"},
		{"listen: 8899\n", "1:9: listen must be a text"},
		{"listen: ~\n", "1:9: listen must be a text"},
		{"listen: [a]\n", "1:9: listen must be a text"},
		{"listen: {a: b}\n", "1:9: listen must be a text"},
		{"policy: a\n", "1:9: policy must be a list, such as [a, b]"},
		{"policy: [a, 1]\n", "1:13: policy must be texts"},
		{"policy: [[a]]\n", "1:10: policy must be texts"},
		{"listen: !!str 8\n", "1:9: aliases and tags are not read here"},
		{"- listen\n", "1:1: the file is one YAML document"},
		{"listen: a\n---\nlisten: b\n", "1:1: the file is one YAML document"},
		{"listen: &x a\nprofile: *x\n", "redactd.yaml:2:"},
		{"listen: \"4111111111111111\n", "redactd.yaml:"},
		{"listen: a\xff\n", "1:10: not UTF-8"},
	} {
		s, _ := newSettings(t, "--max-inflight", "1") // what is wrong in the file is told nevertheless
		err := s.FromFile(file(t, c.text))
		require.ErrorContains(t, err, c.says, c.text)
		require.NotContains(t, err.Error(), "4111")
	}
	s, _ := newSettings(t)
	err := s.FromFile(file(t, "a: 1\nrate: x\nb: 1\n"))
	require.Equal(t, 3, strings.Count(err.Error(), "redactd.yaml:"), err)
}

func TestVariablesAreNotRepeated(t *testing.T) {
	for name, value := range map[string]string{"R_MAX_INFLIGHT": "4111x", "R_MAX_BODY": "4111x", "R_MAX_WAIT": "4111x", "R_INSECURE": "4111x"} {
		s, _ := newSettings(t)
		err := s.FromEnvironment("R_", environment(name, value))
		require.ErrorContains(t, err, name)
		require.NotContains(t, err.Error(), "4111")
	}
}

func TestFilesThatAreNotRead(t *testing.T) {
	s, _ := newSettings(t)
	path := file(t, "listen: a\n")
	require.NoError(t, os.Chmod(path, 0o602))
	require.ErrorContains(t, s.FromFile(path), "chmod o-w")
	require.ErrorContains(t, s.FromFile(path+".missing"), "cannot be read")
	require.ErrorContains(t, s.FromFile(filepath.Dir(path)), "cannot be read")
	require.ErrorContains(t, s.FromFile(file(t, "")), "is empty")
	require.ErrorContains(t, s.FromFile(file(t, strings.Repeat("# long\n", 200_000))), "longer than 1 MiB")
}

func TestDiffering(t *testing.T) {
	a, _ := newSettings(t, "--listen", "x", "--policy", "a", "--policy", "b", "--rate", "1")
	b, _ := newSettings(t, "--listen", "y", "--policy", "a,b", "--rate", "2")
	require.Equal(t, []string{"listen", "policy"}, a.Differing(b, []string{"rate"}))
	require.Empty(t, a.Differing(a, nil))
}

// TestAFileThatChangesMeanwhile: what was read may be the half of it.
func TestAFileThatChangesMeanwhile(t *testing.T) {
	for what, change := range map[string]func(f *os.File) error{
		"grows":   func(f *os.File) error { _, err := f.WriteString("policy: [a]\n"); return err },
		"shrinks": func(f *os.File) error { return f.Truncate(3) },
		"changes": func(f *os.File) error { return os.Chtimes(f.Name(), time.Time{}, time.Now().Add(time.Minute)) },
	} {
		f, err := os.OpenFile(file(t, "listen: a\n"), os.O_RDWR|os.O_APPEND, 0)
		require.NoError(t, err)
		defer f.Close()
		before, err := f.Stat()
		require.NoError(t, err)
		require.NoError(t, unchanged(f, before, 10))
		require.ErrorContains(t, unchanged(f, before, 9), "while it was read", what)
		require.NoError(t, change(f))
		require.ErrorContains(t, unchanged(f, before, 10), "while it was read", what)
	}
	const short = "/sys/devices/system/cpu/online" // it says to be of a page
	if _, err := os.Stat(short); err == nil {
		s, _ := newSettings(t)
		require.ErrorContains(t, s.FromFile(short), "while it was read")
	}
}
