package main

import (
	"bytes"
	_ "embed"
	"flag"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"strings"

	"github.com/redactd/redactd/detectors"
	"github.com/redactd/redactd/redact"
)

//go:embed ask_stdnum.py
var askStdnum string

//go:embed stdnum_pairs.tsv
var stdnumPairs string

// A pair is a row and the module that checks the same number.
type pair struct{ row, module, written string }

// A verdict counts what both say of the values of a row.
type verdict struct{ yes, no, ours, theirs int }

// stdnum asks the tests of the rows and python-stdnum for the same values and counts where they differ. What no
// known difference explains is an error.
func stdnum(args []string) error {
	flags := flag.NewFlagSet("stdnum", flag.ContinueOnError)
	n := flags.Int("n", 100_000, "values of each row")
	seed := flags.Uint64("seed", 1, "other seeds give other values")
	python := flags.String("python", "python3", "a Python that has python-stdnum")
	only := flags.String("row", "", "this row only")
	if err := flags.Parse(args); err != nil {
		return err
	}
	version, err := exec.Command(*python, "-c", "import stdnum; print(stdnum.__version__)").Output()
	if err != nil {
		return fmt.Errorf("%s has no stdnum: %w", *python, err)
	}
	fmt.Printf("python-stdnum %s", version)
	fmt.Printf("%-28s %-22s %9s %9s %9s %9s\n", "row", "module", "both yes", "both no", "ours", "theirs")
	known, unexplained := knownDifferences(), 0
	for _, p := range pairs() {
		if *only != "" && p.row != *only {
			continue
		}
		c := comparison{pair: p, known: known[p.row]}
		if err := c.run(*python, rand.New(rand.NewPCG(*seed, 5)), *n); err != nil {
			return err
		}
		c.print()
		unexplained += c.unexplained
	}
	if unexplained > 0 {
		return fmt.Errorf("%d differences that stdnum_known.tsv does not explain", unexplained)
	}
	return nil
}

// lines returns the fields of the lines of a table; those that begin with # are comments.
func lines(table string) (list [][]string) {
	for line := range strings.Lines(table) {
		if line[0] != '#' {
			list = append(list, strings.Split(strings.TrimSuffix(line, "\n"), "\t"))
		}
	}
	return list
}

func pairs() (list []pair) {
	for _, f := range lines(stdnumPairs) {
		list = append(list, pair{f[0], f[1], strings.Join(f[2:], "")})
	}
	return list
}

// rowNamed returns the row of a name.
func rowNamed(name string) (redact.Detector, error) {
	for _, d := range detectors.All() {
		if d.Name == name {
			return d, nil
		}
	}
	return redact.Detector{}, fmt.Errorf("there is no row %q", name)
}

// A comparison is of one row.
type comparison struct {
	pair
	verdict
	known       []difference
	missing     bool // the installed version has no such module
	unexplained int
	examples    []string
}

func (c *comparison) run(python string, rng *rand.Rand, n int) error {
	d, err := rowNamed(c.row)
	if err != nil {
		return err
	}
	values := c.values(d, rng, n)
	cmd := exec.Command(python, "-c", askStdnum, c.module)
	cmd.Stdin = strings.NewReader(strings.Join(values, "\n") + "\n")
	answers, err := cmd.Output()
	if err != nil {
		return fmt.Errorf("%s: %w", c.module, err)
	}
	if c.missing = len(answers) == 0; c.missing {
		return nil
	}
	theirs := strings.Fields(string(bytes.TrimSpace(answers)))
	if len(theirs) != len(values) {
		return fmt.Errorf("%s: %d answers to %d values", c.module, len(theirs), len(values))
	}
	for i, v := range values {
		c.count(v, d.Valid == nil || d.Valid(bare(v)), theirs[i] == "1")
	}
	return nil
}

// values draws for each shape as many: half of them valid, a quarter nearly, a quarter at random.
func (c *comparison) values(d redact.Detector, rng *rand.Rand, n int) (list []string) {
	pictures := shapes(d)
	if c.written != "" {
		pictures = strings.Split(c.written, "|")
	}
	for _, shape := range pictures {
		w := walk{rng: rng, shape: shape, row: d}
		for range n / len(pictures) / 4 {
			if a, ok := w.next(); ok {
				list = append(list, a, w.near(a))
			}
			if b, ok := w.next(); ok {
				list = append(list, b)
			}
			list = append(list, w.random())
		}
	}
	return list
}

func (c *comparison) count(v string, ours, theirs bool) {
	switch {
	case ours && theirs:
		c.yes++
	case !ours && !theirs:
		c.no++
	case ours:
		c.ours++
		c.explain(v, "ours")
	default:
		c.theirs++
		c.explain(v, "theirs")
	}
}

// explain counts a difference for the first known one that it is an example of.
func (c *comparison) explain(v, who string) {
	for i := range c.known {
		if k := &c.known[i]; k.who == who && k.values.MatchString(v) {
			k.n++
			return
		}
	}
	if c.unexplained++; len(c.examples) < 12 {
		c.examples = append(c.examples, who+" "+v)
	}
}

func (c *comparison) print() {
	if c.missing {
		fmt.Printf("%-28s %-22s not in this version\n", c.row, c.module)
		return
	}
	fmt.Printf("%-28s %-22s %9d %9d %9d %9d\n", c.row, c.module, c.yes, c.no, c.ours, c.theirs)
	for _, k := range c.known {
		if k.n > 0 {
			fmt.Printf("    %7d only %-6s %s\n", k.n, k.who, k.reason)
		}
	}
	if c.unexplained > 0 {
		fmt.Printf("    %7d unexplained, such as %s\n", c.unexplained, strings.Join(c.examples, ", "))
	}
}
