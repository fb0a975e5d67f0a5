package proof

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/detectors"
	"github.com/redactd/redactd/redact"
	"github.com/redactd/redactd/redact/redacttest"
)

const rowFiles = "../../testdata/detectors/"

// TestEveryRow refuses a row without a marked file, runs the file with the default policy, and
// refuses a file without a row.
func TestEveryRow(t *testing.T) {
	rows := map[string]bool{}
	for _, d := range detectors.All() {
		require.False(t, rows[d.Name], "two rows are named %s", d.Name)
		rows[d.Name] = true
		t.Run(d.Name, func(t *testing.T) {
			off := d.Off || !has(profile(t, "").Detectors, d.Name)
			d.Off = false
			cases := redacttest.Detector(t, d, rowFiles+d.Name+".txt")
			if off {
				run(t, cases, d.Name)
				return
			}
			run(t, cases)
		})
	}
	files, err := os.ReadDir(rowFiles)
	require.NoError(t, err)
	for _, f := range files {
		name := strings.TrimSuffix(f.Name(), ".txt")
		require.True(t, rows[name], "no row is named as the file %s", f.Name())
	}
}

// TestCards runs the files of card texts, which are by theme, not by row.
func TestCards(t *testing.T) {
	files, err := filepath.Glob("../../testdata/cards/*.txt")
	require.NoError(t, err)
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			marked, err := os.ReadFile(name)
			require.NoError(t, err)
			cases, err := redacttest.Cases(marked)
			require.NoError(t, err)
			require.NotEmpty(t, cases)
			run(t, cases)
		})
	}
}

// run runs each case with the policy that its directives ask for, and with the rows that are named, though they
// are off.
func run(t *testing.T, cases []redacttest.Case, named ...string) {
	made := map[string]*redact.Redactor{}
	for _, c := range cases {
		key := c.Profile + " " + strings.Join(c.Countries, ",")
		if made[key] == nil {
			p := profile(t, c.Profile)
			p.Countries = c.Countries
			for _, d := range detectors.All() { // the profile may leave it out
				if slices.Contains(named, d.Name) && !has(p.Detectors, d.Name) {
					p.Detectors = append(p.Detectors, d)
				}
			}
			for i, d := range p.Detectors {
				p.Detectors[i].Off = d.Off && !slices.Contains(named, d.Name)
			}
			r, err := redact.New(p)
			require.NoError(t, err)
			made[key] = r
		}
		redacttest.Run(t, made[key], c)
	}
}

func has(rows []redact.Detector, name string) bool {
	return slices.ContainsFunc(rows, func(d redact.Detector) bool { return d.Name == name })
}
