package layers

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const module = "github.com/redactd/redactd"

// A layer is what the packages that match a pattern may import, standard library aside: packages of
// this module by pattern, and third-party modules.
type layer struct {
	packages string
	ours     []string
	theirs   []string
}

// layers is the table; the first pattern that matches a package is its layer. A package that none
// matches is refused: it needs a row here and in DESIGN.md.
var layers = []layer{
	{"luhn", nil, nil},
	{"internal/literal", nil, []string{"github.com/cloudflare/ahocorasick"}},
	{"internal/rx", nil, []string{"github.com/dlclark/regexp2/v2"}},
	{"internal/flagfile", []string{"policy", "internal/strictyaml"}, []string{"go.yaml.in/yaml/v4", "github.com/spf13/pflag"}},
	{"internal/strictyaml", nil, []string{"go.yaml.in/yaml/v4"}},
	{"internal/soak", []string{"**"}, nil},
	{"internal/asked", []string{"redact"}, nil},
	{"internal/auditkeys", []string{"audit", "keys"}, nil},
	{"internal/trace", []string{"luhn"}, nil},
	{"internal/certs/certstest", nil, nil},
	{"internal/completion", nil, []string{"github.com/spf13/cobra"}},
	{"internal/manpage", nil, []string{"github.com/spf13/cobra", "github.com/spf13/pflag"}},
	{"internal/*", nil, nil},
	{"redact", []string{"internal/*"}, []string{"golang.org/x/text"}},
	{"redact/redacttest", []string{"redact"}, nil},
	{"redact/redactslog", []string{"redact", "formats"}, nil},
	{"redact/redacthttp", []string{"redact", "formats", "internal/sniff"}, nil},
	{"detectors", []string{"redact", "luhn", "internal/checksum"}, nil},
	{"manual", nil, nil},
	{"keys", []string{"internal/safefile"}, []string{"github.com/tink-crypto/tink-go/v2"}},
	{"audit", []string{"internal/safefile"}, nil},
	{"vault", []string{"internal/safefile"}, []string{"go.etcd.io/bbolt"}},
	{"vault/vaulttest", []string{"vault"}, nil},
	{"operators", []string{"redact", "luhn", "keys", "vault", "internal/ff1", "internal/checksum"}, []string{
		"github.com/tink-crypto/tink-go/v2",
	}},
	{"formats", []string{"redact"}, []string{"golang.org/x/text"}},
	{"policy", []string{
		"redact", "detectors", "operators", "keys", "vault", "luhn", "internal/checksum", "internal/rx",
		"internal/strictyaml",
	}, []string{"go.yaml.in/yaml/v4"}},
	{"server", []string{"**"}, []string{"github.com/prometheus/client_golang", "golang.org/x/time"}},
	{"server/trail", []string{"server", "audit"}, nil},
	{"server/access", []string{"server"}, nil},
	{"gateway", []string{"server", "gateway/signature", "gateway/spool"}, nil},
	{"gateway/signature", []string{"keys"}, nil},
	{"gateway/spool", []string{"internal/safefile"}, nil},
	{"server/playground", nil, nil},
	{"cmd/*", []string{"**"}, []string{
		"github.com/spf13/cobra", "golang.org/x/term", "github.com/bmatcuk/doublestar/v4",
	}},
	{"examples/*", []string{"**"}, nil},
}

// shared are the modules that more than one package may import.
var shared = []string{
	"golang.org/x/text", "github.com/tink-crypto/tink-go/v2", "github.com/spf13/cobra", "github.com/spf13/pflag", "go.yaml.in/yaml/v4",
}

// A pkg is what go list says of a package.
type pkg struct {
	ImportPath string
	Standard   bool
	Module     *struct{ Path string }
	Imports    []string
}

// list returns the packages that the arguments name, by import path.
func list(t *testing.T, args ...string) map[string]pkg {
	fields := "-json=ImportPath,Standard,Module,Imports"
	cmd := exec.Command("go", append([]string{"list", fields}, args...)...)
	cmd.Dir = "../.."
	out, err := cmd.Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		t.Fatalf("go list: %s", exit.Stderr)
	}
	require.NoError(t, err)
	all := map[string]pkg{}
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		if err := dec.Decode(&p); err == io.EOF {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all[p.ImportPath] = p
	}
}

func TestImportsFollowTheTable(t *testing.T) {
	all := list(t, "-deps", "./...")
	importers := map[string][]string{}
	for name, p := range all {
		if p.Standard || p.Module == nil || p.Module.Path != module {
			continue
		}
		from := short(name)
		l, ok := find(from)
		require.True(t, ok, "%s is in no layer: add a row to the table", from)
		for _, imported := range p.Imports {
			to, known := all[imported]
			require.True(t, known, "%s imports %s, which go list does not know", from, imported)
			if to.Standard {
				continue
			}
			if breach := l.refuses(to); breach != "" {
				t.Errorf("%s may not import %s", from, breach)
			}
			if to.Module.Path != module && !slices.Contains(importers[to.Module.Path], from) {
				importers[to.Module.Path] = append(importers[to.Module.Path], from)
			}
		}
	}
	for theirs, by := range importers {
		if len(by) > 1 && !slices.Contains(shared, theirs) {
			t.Errorf("%s is imported by %v: one package wraps a module", theirs, by)
		}
	}
}

// refuses names what l does not let a package import, "" if it does.
func (l layer) refuses(to pkg) string {
	if to.Module.Path != module {
		if slices.Contains(l.theirs, to.Module.Path) {
			return ""
		}
		return to.ImportPath
	}
	name := short(to.ImportPath)
	if slices.ContainsFunc(l.ours, func(pattern string) bool { return matches(pattern, name) }) {
		return ""
	}
	return name
}

func find(name string) (layer, bool) {
	i := slices.IndexFunc(layers, func(l layer) bool { return matches(l.packages, name) })
	if i < 0 {
		return layer{}, false
	}
	return layers[i], true
}

func matches(pattern, name string) bool {
	ok, _ := path.Match(pattern, name)
	return ok || pattern == "**"
}

func short(importPath string) string {
	return strings.TrimPrefix(strings.TrimPrefix(importPath, module), "/")
}

func TestTheTableRefuses(t *testing.T) {
	ours := func(name string) pkg {
		return pkg{ImportPath: module + "/" + name, Module: &struct{ Path string }{module}}
	}
	theirs := func(name string) pkg {
		return pkg{ImportPath: name, Module: &struct{ Path string }{name}}
	}
	for _, c := range []struct {
		from  string
		to    pkg
		fails bool
	}{
		{"redact", ours("detectors"), true},
		{"redact", ours("internal/literal"), false},
		{"redact", theirs("golang.org/x/text"), false},
		{"redact", theirs("github.com/cloudflare/ahocorasick"), true},
		{"luhn", ours("internal/checksum"), true},
		{"detectors", ours("luhn"), false},
		{"detectors", ours("operators"), true},
		{"internal/checksum", ours("redact"), true},
		{"internal/literal", theirs("github.com/cloudflare/ahocorasick"), false},
		{"redact/redacttest", theirs("github.com/stretchr/testify"), true},
		{"cmd/redact", ours("policy"), false},
	} {
		l, ok := find(c.from)
		require.True(t, ok, c.from)
		require.Equal(t, c.fails, l.refuses(c.to) != "", "%s -> %s", c.from, c.to.ImportPath)
	}
	_, ok := find("redact/extra")
	require.False(t, ok, "a package that is not in the table")
}
