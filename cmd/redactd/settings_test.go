package main

import (
	"bytes"
	"log/slog"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/spf13/pflag"
	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

// examples are values of flags by type, as YAML has them.
var examples = map[string]string{
	"bool": "true", "int": "7", "float64": "1.5", "duration": "7s", "string": "x", "stringArray": "[x, y]", "SIZE": "7KiB",
	"AGE": "7d", "CIDR": "[10.0.0.0/8, ::1]",
}

// TestEveryFlagIsASetting sets each flag in a file, but the one that names the file, and finds it set.
func TestEveryFlagIsASetting(t *testing.T) {
	var lines []string
	command(slog.New(slog.DiscardHandler), nil).Flags().VisitAll(func(f *pflag.Flag) {
		if f.Name != "config" {
			require.Contains(t, examples, f.Value.Type(), f.Name)
			example := examples[f.Value.Type()]
			if f.DefValue == example {
				example = "false" // a flag that is on
			}
			lines = append(lines, f.Name+": "+example)
		}
	})
	require.Greater(t, len(lines), 30)
	path := write(t, t.TempDir(), "redactd.yaml", strings.Join(lines, "\n"))
	o, err := settings([]string{"--config", path, "--max-depth", "9"}, os.LookupEnv)
	require.NoError(t, err)
	require.Equal(t, 9, o.limits.Depth)
	usual, err := settings(nil, func(string) (string, bool) { return "", false })
	require.NoError(t, err)
	require.Len(t, o.flags.Differing(usual.flags, nil), len(lines)+1, "and --config")
}

func TestAFileOfSettings(t *testing.T) {
	dir := t.TempDir()
	mails := write(t, dir, "p.yaml", "version: 1\nentities: {only: [EMAIL_ADDRESS]}\n")
	file := write(t, dir, "redactd.yaml", "max-body: 24\npolicy:\n  - "+mails+"\n")
	d := start(t, "--config", file)
	_, out := d.post("/v1/redact", "text/plain", strings.NewReader(mail))
	require.Equal(t, "mail [EMAIL_ADDRESS]", out)
	status, _ := d.post("/v1/redact", "text/plain", strings.NewReader(mail+mail))
	require.Equal(t, 413, status)

	cards := write(t, dir, "cards.yaml", "version: 1\nentities: {only: [CREDIT_CARD]}\n")
	write(t, dir, "redactd.yaml", "max-body: 24\npolcy: [x]\n")
	require.NoError(t, d.cmd.Process.Signal(syscall.SIGHUP))
	d.says(`the old ones stay","what":"policies and keys","error":"--config: redactd.yaml:2:1: there is no setting`)
	_, out = d.post("/v1/redact", "text/plain", strings.NewReader(mail))
	require.Equal(t, "mail [EMAIL_ADDRESS]", out)
	write(t, dir, "redactd.yaml", "max-body: 1MiB\npolicy: ["+cards+"]\nmax-depth: 7\n")
	require.NoError(t, d.cmd.Process.Signal(syscall.SIGHUP))
	d.says(`"read again","what":"policies and keys"`)
	require.Contains(t, d.log(), `need a new start, the old ones stay","settings":"max-body, max-depth"`)
	_, out = d.post("/v1/redact", "text/plain", strings.NewReader(mail))
	require.Equal(t, mail, out)
	status, _ = d.post("/v1/redact", "text/plain", strings.NewReader(mail+mail))
	require.Equal(t, 413, status, "a limit stays")
}

func TestBadSettingsStopTheStart(t *testing.T) {
	dir := t.TempDir()
	open := write(t, dir, "open.yaml", "max-body: 8MiB\n")
	require.NoError(t, os.Chmod(open, 0o666))
	for _, c := range []struct{ config, variable, says string }{
		{write(t, dir, "a.yaml", "tokenz: 4111111111111111\n"), "", `a.yaml:1:1: there is no setting "tokenz" (did you mean "tokens"?)`},
		{write(t, dir, "b.yaml", "max-body: 4111111111111111x\n"), "", "b.yaml:1:11: max-body: write a number of bytes"},
		{write(t, dir, "c.yaml", "allow-ip: [10.0.0.0/8, x4111]\n"), "", "c.yaml:1:11: allow-ip: write a network"},
		{write(t, dir, "d.yaml", "policy: [x]\nprofile: pci\n"), "", "give one of them"},
		{open, "", "chmod o-w"},
		{"/nonsense", "", "--config: the file cannot be read"},
		{"", "REDACTD_MAX_BODY=4111x", "the value of REDACTD_MAX_BODY does not fit --max-body"},
		{"", "REDACTD_CONFIG=/nonsense", "--config: the file cannot be read"},
	} {
		cmd := exec.Command("redactd", "--listen", "127.0.0.1:0")
		if c.config != "" {
			cmd.Args = append(cmd.Args, "--config", c.config)
		}
		cmd.Env = append(os.Environ(), c.variable)
		out, err := cmd.CombinedOutput()
		require.Error(t, err)
		require.Equal(t, exitUsage, cmd.ProcessState.ExitCode(), "%s", out)
		require.Contains(t, string(out), c.says)
		require.NotContains(t, string(out), "4111")
	}
}

// TestOtherKeys seals with one key, then with another. A file that holds no key changes nothing.
func TestOtherKeys(t *testing.T) {
	dir := t.TempDir()
	one, two := strings.Repeat("first secret of 32 bytes ", 2), strings.Repeat("second secret of 32 bytes ", 2)
	key := write(t, dir, "key", one)
	tokens := write(t, dir, "tokens", tokenLine("t", "bob redact,restore,policy"))
	d := start(t, "--key-file", key, "--tokens", tokens)
	ask := func(path, text string) string {
		status, out := asked(t, http.DefaultClient, "POST", d.url+path, "t", text)
		require.Equal(t, 200, status, out)
		return out
	}
	old := ask("/v1/redact?operator=token", mail)
	require.Equal(t, mail, ask("/v1/restore", old))

	write(t, dir, "key", two)
	require.NoError(t, d.cmd.Process.Signal(syscall.SIGHUP))
	d.says(`"read again","what":"policies and keys"`)
	sealed := ask("/v1/redact?operator=token", mail)
	require.NotEqual(t, old, sealed)
	require.Equal(t, mail, ask("/v1/restore", sealed))
	require.Equal(t, old, ask("/v1/restore", old))

	write(t, dir, "key", "short")
	require.NoError(t, d.cmd.Process.Signal(syscall.SIGHUP))
	d.says(`the old ones stay","what":"policies and keys","error":"--key-file: `)
	status, out := asked(t, http.DefaultClient, "POST", d.url+"/v1/policies/reload", "t", "")
	require.Equal(t, 422, status)
	require.NotContains(t, out, "short")
	require.Equal(t, sealed, ask("/v1/redact?operator=token", mail))
	require.Equal(t, mail, ask("/v1/restore", sealed))

	write(t, dir, "key", one)
	status, _ = asked(t, http.DefaultClient, "POST", d.url+"/v1/policies/reload", "t", "")
	require.Equal(t, 200, status)
	require.Equal(t, mail, ask("/v1/restore", old))
	require.NotContains(t, d.log(), "secret of")
}

// TestAnotherRecipient: what is sealed after the file has changed is for whom it names then.
func TestAnotherRecipient(t *testing.T) {
	path := filepath.Join(t.TempDir(), "recipient")
	save := func() *keys.Identity {
		identity, err := keys.NewIdentity()
		require.NoError(t, err)
		_ = os.Remove(path)
		require.NoError(t, identity.Recipient().Save(path))
		return identity
	}
	save()
	o, err := settings([]string{"--recipient", path}, os.LookupEnv)
	require.NoError(t, err)
	o.again = func() (*options, error) { return settings([]string{"--recipient", path}, os.LookupEnv) }
	var said bytes.Buffer
	c, err := o.config(slog.New(slog.NewTextHandler(&said, nil)))
	require.NoError(t, err)
	second := save()
	m, err := c.Reload()
	require.NoError(t, err)
	require.Empty(t, said.String())
	p, err := m.Options.WithOperator(policy.Default(), "seal")
	require.NoError(t, err)
	r, err := redact.New(p)
	require.NoError(t, err)
	sealed, err := r.String(mail)
	require.NoError(t, err)
	restorer, err := operators.NewRestorer(operators.RestoreOptions{Identities: []*keys.Identity{second}})
	require.NoError(t, err)
	back, _ := restorer.Append(nil, []byte(sealed))
	require.Equal(t, mail, string(back))
}

// TestAPolicyThatIsBeingWritten is read when all of it is there, though its beginning is a policy as well.
func TestAPolicyThatIsBeingWritten(t *testing.T) {
	dir := t.TempDir()
	file := write(t, dir, "p.yaml", "version: 1\n")
	d := start(t, "--policy", file)
	const text = "the red oak of " + mail
	write(t, dir, "p.yaml", "version: 1\nname: next\n")
	require.NoError(t, d.cmd.Process.Signal(syscall.SIGHUP))
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_APPEND, 0)
	require.NoError(t, err)
	for _, piece := range []string{"# ", "and this", "\n", "deny: [red oak]\n"} {
		time.Sleep(15 * time.Millisecond)
		_, err = f.WriteString(piece)
		require.NoError(t, err)
	}
	require.NoError(t, f.Close())
	d.says(`"read again","what":"policies and keys"`)
	_, out := d.post("/v1/redact", "text/plain", strings.NewReader(text))
	require.Equal(t, "the [DENY_LIST] of mail [EMAIL_ADDRESS]", out)

	write(t, dir, "p.yaml", "version: 1\n")
	stop, stopped := make(chan bool), make(chan bool)
	go func() {
		defer close(stopped)
		for {
			select {
			case <-stop:
				return
			default:
			}
			_ = os.WriteFile(file, []byte("version: 1\n"), 0o600)
			time.Sleep(time.Millisecond)
		}
	}()
	defer func() { close(stop); <-stopped }()
	require.NoError(t, d.cmd.Process.Signal(syscall.SIGHUP))
	d.says("the file changes as it is read")
	_, out = d.post("/v1/redact", "text/plain", strings.NewReader(text))
	require.Equal(t, "the [DENY_LIST] of mail [EMAIL_ADDRESS]", out, "the old one stays")
}
