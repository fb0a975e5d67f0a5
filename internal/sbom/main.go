// Command sbom prints what programs are made of, as a bill of materials in CycloneDX 1.6: sbom PROGRAM...
//
// All of it is read from the programs themselves: their modules with the sums of go.sum, the version of Go, their own
// SHA-256. So the same programs have the same bill, and one that was built from other modules cannot have it.
package main

import (
	"crypto/sha256"
	"debug/buildinfo"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		_, _ = fmt.Fprintln(os.Stderr, "sbom:", err)
		os.Exit(2)
	}
}

func run(programs []string, out io.Writer) error {
	b, err := bill(programs)
	if err != nil {
		return err
	}
	enc := json.NewEncoder(out)
	enc.SetIndent("", "  ")
	return enc.Encode(b)
}

// bill is the one of several programs of one build.
func bill(programs []string) (document, error) {
	if len(programs) == 0 {
		return document{}, errors.New("name the programs: sbom bin/redact bin/redactd")
	}
	parts := map[string]component{}
	var whole component
	for _, path := range programs {
		info, err := buildinfo.ReadFile(path)
		if err != nil {
			return document{}, fmt.Errorf("%s cannot be read, or is no program in Go", path)
		}
		file, err := fileOf(path)
		if err != nil {
			return document{}, err
		}
		files := append(whole.Components, file)
		one := moduleOf(&info.Main)
		if whole.Ref != "" && whole.Ref != one.Ref {
			return document{}, errors.New("the programs are of two builds: build them together")
		}
		one.Type, one.Components = "application", files
		whole = one
		for _, dep := range append(info.Deps, standard(info.GoVersion)) {
			c := moduleOf(dep)
			parts[c.Ref] = c
		}
	}
	return assemble(whole, parts), nil
}

// assemble is the document, in an order that does not change.
func assemble(whole component, parts map[string]component) document {
	d := document{Format: "CycloneDX", Spec: "1.6", Version: 1, Metadata: metadata{Component: whole}}
	needs := dependency{Ref: whole.Ref}
	for _, c := range parts {
		d.Components = append(d.Components, c)
		needs.DependsOn = append(needs.DependsOn, c.Ref)
	}
	slices.SortFunc(d.Components, func(a, b component) int { return strings.Compare(a.Ref, b.Ref) })
	slices.Sort(needs.DependsOn)
	d.Dependencies = []dependency{needs}
	return d
}

// standard is the standard library.
func standard(goVersion string) *debug.Module {
	version, _, _ := strings.Cut(strings.TrimPrefix(goVersion, "go"), " ")
	return &debug.Module{Path: "std", Version: "v" + version}
}

// moduleOf is a module, or what takes its place.
func moduleOf(m *debug.Module) component {
	if m.Replace != nil {
		m = m.Replace
	}
	purl := "pkg:golang/" + m.Path + "@" + strings.ReplaceAll(m.Version, "+", "%2B")
	c := component{Type: "library", Ref: purl, Name: m.Path, Version: m.Version, PURL: purl}
	if m.Sum != "" {
		c.Properties = []property{{"go.sum", m.Sum}}
	}
	return c
}

// fileOf is a program as a file.
func fileOf(path string) (component, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return component{}, fmt.Errorf("%s cannot be read", path)
	}
	name := filepath.Base(path)
	sum := hash{"SHA-256", fmt.Sprintf("%x", sha256.Sum256(b))}
	return component{Type: "file", Ref: "file:" + name, Name: name, Hashes: []hash{sum}}, nil
}
