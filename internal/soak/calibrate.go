package main

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"

	"github.com/redactd/redactd/detectors"
	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

// calibrate draws labelled text, runs the default policy on it, and prints recall and precision by row and by
// format, and for each tenth of the score how many of the findings are right.
func calibrate(args []string) error {
	flags := flag.NewFlagSet("calibrate", flag.ContinueOnError)
	n := flags.Int("n", 200, "values of each row")
	seed := flags.Uint64("seed", 1, "other seeds give other text")
	log := flags.String("log", "", "a file of real log lines that hold no identifier")
	out := flags.String("write", "", "write the table of all rows to this file")
	if err := flags.Parse(args); err != nil {
		return err
	}
	r, err := redact.New(policy.Default())
	if err != nil {
		return err
	}
	samples, err := labelled(rand.New(rand.NewPCG(*seed, 11)), *n, *log)
	if err != nil {
		return err
	}
	m := newMeasures()
	if err := m.run(r, samples); err != nil {
		return err
	}
	m.print(samples)
	if *out == "" {
		return nil
	}
	return os.WriteFile(*out, table(r, m, rand.New(rand.NewPCG(*seed, 13))), 0o644)
}

// formRows are the rows of the default policy that have written forms: those that values can be drawn of.
func formRows() []redact.Detector {
	return slices.DeleteFunc(detectors.All(), func(d redact.Detector) bool {
		return d.Off || len(d.Trigger.Layouts()) == 0 || len(d.Words) == 0
	})
}

// labelled mixes for each row n values, n/2 with a wrong digit and n numbers of other kinds, and of a log as many
// lines as there are values.
func labelled(rng *rand.Rand, n int, log string) (list []sample, err error) {
	for _, d := range formRows() {
		list = append(list, positives(rng, d, n)...)
		list = append(list, misses(rng, d, n/2)...)
		list = append(list, others(rng, d, n)...)
	}
	if log != "" {
		text, err := os.ReadFile(log)
		if err != nil {
			return nil, err
		}
		all := strings.Split(strings.TrimSpace(string(text)), "\n")
		for range n * len(formRows()) {
			list = append(list, sample{text: pick(rng, all), format: "log", kind: logLine})
		}
	}
	rng.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list, nil
}

// between is what stands between samples: no neighbourhood reaches over it.
const between = "\n\n--\n\n"

// joined returns the text of all samples and where each begins.
func joined(samples []sample) (text string, starts []int64) {
	var b strings.Builder
	for _, s := range samples {
		starts = append(starts, int64(b.Len()))
		b.WriteString(s.text)
		b.WriteString(between)
	}
	return b.String(), starts
}

// run finds in all samples and counts.
func (m *measures) run(r *redact.Redactor, samples []sample) error {
	text, starts := joined(samples)
	found := make([][]redact.Finding, len(samples))
	for f, err := range r.Find(strings.NewReader(text)) {
		if err != nil {
			return err
		}
		i, is := slices.BinarySearch(starts, f.Start)
		if !is {
			i--
		}
		f.Start, f.End = f.Start-starts[i], f.End-starts[i]
		found[i] = append(found[i], f)
	}
	for i, s := range samples {
		m.count(s, found[i])
	}
	return nil
}

func (m *measures) print(samples []sample) {
	kinds := map[kind]int{}
	for _, s := range samples {
		kinds[s.kind]++
	}
	fmt.Printf("%d samples: %d near a word, %d farther off, %d without; %d with a wrong digit, %d other numbers, %d log lines\n",
		len(samples), kinds[near], kinds[far], kinds[none], kinds[miss], kinds[harmless], kinds[logLine])
	fmt.Printf("\n%-10s %8s %8s %8s %8s\n", "score", "found", "mean", "right", "masked")
	for i, t := range m.tenths {
		if t.found > 0 {
			fmt.Printf("0.%d to %.1f %8d %8.3f %8.3f %8.3f\n", i, float64(i+1)/10, t.found, t.sum/float64(t.found),
				float64(t.right)/float64(t.found), float64(t.masked)/float64(t.found))
		}
	}
	printTable("format", m.formats)
	fmt.Println("\nfalse finds by what the sample is:")
	for _, k := range []kind{near, far, none, miss, harmless, logLine} {
		fmt.Printf("  %-10s %6d in %d\n", k, m.wrong[k], kinds[k])
	}
	printTable("row", m.rows)
}
