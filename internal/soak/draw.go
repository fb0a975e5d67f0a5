package main

import (
	"flag"
	"fmt"
	"math/rand/v2"

	"github.com/redactd/redactd/detectors"
	"github.com/redactd/redactd/redact"
)

// draw prints random values of each written form of a row that its test accepts, for marked files.
func draw(args []string) error {
	flags := flag.NewFlagSet("draw", flag.ContinueOnError)
	name := flags.String("row", "", "the name of the row")
	n := flags.Int("n", 10, "how many values of each form")
	seed := flags.Uint64("seed", 1, "other seeds give other values")
	if err := flags.Parse(args); err != nil {
		return err
	}
	rng := rand.New(rand.NewPCG(*seed, 7))
	for _, d := range detectors.All() {
		if d.Name != *name {
			continue
		}
		for _, l := range d.Trigger.Layouts() {
			for range *n {
				v, ok := value(rng, l.Form, d)
				if !ok {
					return fmt.Errorf("the test of %s accepts nothing that is written as %q", d.Name, l.Form)
				}
				fmt.Println(v)
			}
		}
		return nil
	}
	return fmt.Errorf("there is no row %q", *name)
}

// tries bounds how many random values are drawn for one that is valid.
const tries = 20_000_000

// value draws values in a form until the row's test accepts one.
func value(rng *rand.Rand, form string, d redact.Detector) (string, bool) {
	b, bare := make([]byte, len(form)), make([]byte, 0, len(form))
	for range tries {
		bare = bare[:0]
		for i := range form {
			if b[i] = fill(rng, form[i]); b[i] >= 'A' && b[i] <= 'Z' || b[i] >= '0' && b[i] <= '9' {
				bare = append(bare, b[i])
			}
		}
		if d.Valid == nil || d.Valid(bare) {
			return string(b), true
		}
	}
	return "", false
}

// fill draws what a sign of a form stands for.
func fill(rng *rand.Rand, sign byte) byte {
	switch {
	case sign == '9' || sign == 'N' && rng.IntN(2) == 0:
		return '0' + byte(rng.IntN(10))
	case sign == 'A' || sign == 'N':
		return 'A' + byte(rng.IntN(26))
	}
	return sign
}
