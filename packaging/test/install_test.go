package test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// runs says of each command of docs/install.md which script has it, and how, or "" if none has and the document says so.
var runs = map[string][2]string{
	"make install":      {".ci/packages", "make install"},
	"make deb":          {"packaging/reproducible", "packaging/deb/build"},
	"apt-get install":   {"packaging/deb/check", "dpkg -i /given/old.deb"},
	"systemctl restart": {"packaging/deb/check", "systemctl restart redactd.service"},
	"systemctl reload":  {"packaging/deb/check", "systemctl reload redactd.service"},
	"systemctl edit":    {},
	"redactd probe":     {"packaging/deb/check", "redactd probe unix:/run/redactd/admin.sock"},
	"install -D":        {"packaging/deb/check", "install -D -m 644 /usr/share/doc/redactd/examples/gateway.conf"},
	"docker build":      {},
	"docker run":        {},
	"helm install":      {},
	"kubectl apply":     {},
	"make reproducible": {".ci/packages", "packaging/reproducible"},
	"make sbom":         {"packaging/test/sbom_test.go", "./internal/sbom"},
}

// TestInstall keeps commands out of the document that nobody runs and that it does not say so of.
func TestInstall(t *testing.T) {
	text, err := os.ReadFile(root + "/docs/install.md")
	require.NoError(t, err)
	seen := map[string]bool{}
	var section string
	inside := false
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, "## ") {
			section = line
		}
		if strings.HasPrefix(line, "*Not run*") {
			section += "not run"
		}
		if strings.HasPrefix(line, "```") {
			inside = line == "```sh\n"
			continue
		}
		if !inside || strings.HasPrefix(line, " ") {
			continue
		}
		words := strings.Fields(line)
		name := words[0] + " " + words[1]
		where, ok := runs[name]
		require.True(t, ok, "%s: add it to the table of this test", name)
		seen[name] = true
		if where[0] == "" {
			require.Contains(t, section+line, "not run", name)
			continue
		}
		script, err := os.ReadFile(root + "/" + where[0])
		require.NoError(t, err)
		require.Contains(t, string(script), where[1], name)
	}
	require.Len(t, seen, len(runs))
}
