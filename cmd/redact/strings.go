package main

import (
	"os"
	"slices"
	"strings"

	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

// maxStrings bounds the file that --strings-file names, in bytes.
const maxStrings = 4 << 20

// withStrings returns p with the strings hidden that somebody has named: exactly as they are written, wherever they
// stand, with a box for each character.
func (a *app) withStrings(p redact.Policy) (redact.Policy, error) {
	named, err := a.namedStrings()
	if err != nil || len(named) == 0 {
		return p, err
	}
	row, err := policy.Rule{
		Name: "named_strings", Entity: redact.DenyList, About: "strings that the command line names", List: named,
		Cased: true, Inside: true, Score: 1 - 1e-9,
	}.Detector()
	if err != nil {
		return p, usage("--string and --strings-file: " + strings.TrimPrefix(err.Error(), "policy: "))
	}
	hide, err := operators.HideAll("")
	if err != nil {
		return p, err
	}
	return p, p.Each(func(p *redact.Policy) error {
		p.Detectors = append(slices.Clone(p.Detectors), row)
		if len(p.Only) > 0 {
			p.Only = append(slices.Clone(p.Only), redact.DenyList)
		}
		ops := map[redact.Entity]redact.Operator{redact.DenyList: hide}
		for e, op := range p.Operators {
			ops[e] = op
		}
		p.Operators = ops
		return nil
	})
}

// namedStrings returns those of the flags and the file's lines.
func (a *app) namedStrings() ([]string, error) {
	if a.stringsFile == "" {
		return a.strings, nil
	}
	info, err := os.Stat(a.stringsFile)
	if err == nil && info.Size() > maxStrings {
		return nil, usage("--strings-file: the file is longer than 4 MiB: shorten it")
	}
	text, err := os.ReadFile(a.stringsFile)
	if err != nil {
		return nil, broken(a.stringsFile, err)
	}
	all := slices.Clone(a.strings)
	for line := range strings.Lines(strings.TrimPrefix(string(text), "\ufeff")) {
		if line = strings.TrimRight(line, "\r\n"); line != "" {
			all = append(all, line)
		}
	}
	return all, nil
}
