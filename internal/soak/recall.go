package main

import (
	"bytes"
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

// settings are what stands around a value: %w is one of the row's words, %v the value.
var settings = []string{
	"%w: %v", "%w %v", "%w=%v", `{"%w":"%v","ok":true}`, "my %w is %v, thanks", "2026-11-26T09:14:02Z INFO %w=%v status=ok",
	"%v (%w)", "%w:\t%v\tok", "<td>%w</td><td>%v</td>",
}

// A score counts what was found of one row.
type score struct{ values, found, alone, misses, missed int }

// recall draws valid values of every row that has written forms and a test, and prints which share is found
// beside a word, which alone, and which share of values with one wrong digit.
func recall(args []string) error {
	flags := flag.NewFlagSet("recall", flag.ContinueOnError)
	n := flags.Int("n", 50, "values of each form")
	seed := flags.Uint64("seed", 1, "other seeds give other values")
	only := flags.String("row", "", "this row only")
	show := flags.Bool("show", false, "print to standard error what was not found beside a word")
	if err := flags.Parse(args); err != nil {
		return err
	}
	r, err := redact.New(withRow(policy.Default(), *only))
	if err != nil {
		return err
	}
	fmt.Printf("%-28s %8s %8s %8s %8s\n", "row", "values", "worded", "alone", "near")
	for _, d := range detectors.All() {
		if len(d.Trigger.Layouts()) == 0 || len(d.Words) == 0 || d.Off && d.Name != *only || *only != "" && d.Name != *only {
			continue
		}
		s := measure(r, d, rand.New(rand.NewPCG(*seed, 9)), *n, *show)
		fmt.Printf("%-28s %8d %7.1f%% %7.1f%% %7.1f%%\n", d.Name, s.values, share(s.found, s.values),
			share(s.alone, s.values), share(s.missed, s.misses))
	}
	return nil
}

// withRow returns the policy with the row of a name, which may be off.
func withRow(p redact.Policy, name string) redact.Policy {
	for i := range p.Detectors {
		p.Detectors[i].Off = p.Detectors[i].Off && p.Detectors[i].Name != name
	}
	return p
}

func share(part, all int) float64 { return 100 * float64(part) / float64(max(all, 1)) }

func measure(r *redact.Redactor, d redact.Detector, rng *rand.Rand, n int, show bool) (s score) {
	for _, l := range d.Trigger.Layouts() {
		for range n {
			v, ok := value(rng, l.Form, d)
			if !ok {
				continue
			}
			word := strings.TrimSuffix(d.Words[rng.IntN(len(d.Words))], "*")
			text := strings.NewReplacer("%w", word, "%v", v).Replace(settings[rng.IntN(len(settings))])
			s.values++
			found := reports(r, d.Entity, text, v)
			if s.found += count(found); !found && show {
				fmt.Fprintln(os.Stderr, d.Name, text)
			}
			s.alone += count(reports(r, d.Entity, "value "+v, v))
			if bad := changed(rng, v); d.Valid != nil && !d.Valid(bare(bad)) {
				s.misses++
				s.missed += count(reports(r, d.Entity, strings.Replace(text, v, bad, 1), bad))
			}
		}
	}
	return s
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// reports says whether the value in text is found as the entity, which another one may be named before.
func reports(r *redact.Redactor, e redact.Entity, text, v string) bool {
	at := int64(strings.LastIndex(text, v))
	for f, err := range r.Find(strings.NewReader(text)) {
		named := f.Entity == e || slices.ContainsFunc(f.Alternatives, func(a redact.Alternative) bool { return a.Entity == e })
		if err == nil && named && f.Start <= at && f.End >= at+int64(len(v)) {
			return true
		}
	}
	return false
}

// changed returns v with one digit replaced by another, v if it has none.
func changed(rng *rand.Rand, v string) string {
	b := []byte(v)
	for bytes.ContainsAny(b, "0123456789") {
		if i := rng.IntN(len(b)); b[i] >= '0' && b[i] <= '9' {
			b[i] = '0' + (b[i]-'0'+1+byte(rng.IntN(9)))%10
			break
		}
	}
	return string(b)
}

// bare returns the letters, in upper case, and digits of v.
func bare(v string) []byte {
	return bytes.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' {
			return r
		}
		return -1
	}, []byte(strings.ToUpper(v)))
}
