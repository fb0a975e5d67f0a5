package main

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

// random puts random numbers of 8 to 20 digits on lines of their own, without any context, and prints which
// share is reported as a card and as anything else.
func random(args []string) error {
	flags := flag.NewFlagSet("random", flag.ContinueOnError)
	n := flags.Int("n", 100_000, "numbers of each length")
	seed := flags.Uint64("seed", 1, "other seeds give other numbers")
	if err := flags.Parse(args); err != nil {
		return err
	}
	r, err := redact.New(policy.Default())
	if err != nil {
		return err
	}
	rng := rand.New(rand.NewPCG(*seed, 3))
	fmt.Printf("%6s %10s %10s\n", "digits", "cards", "others")
	for digits := 8; digits <= 20; digits++ {
		cards, others, err := reported(r, numbers(rng, digits, *n))
		if err != nil {
			return err
		}
		fmt.Printf("%6d %9.3f%% %9.3f%%\n", digits, share(cards, *n), share(others, *n))
	}
	return nil
}

// numbers returns n lines with a number each.
func numbers(rng *rand.Rand, digits, n int) string {
	var b strings.Builder
	for range n {
		b.WriteString("got ")
		for range digits {
			b.WriteByte('0' + byte(rng.IntN(10)))
		}
		b.WriteString(" back\n")
	}
	return b.String()
}

func reported(r *redact.Redactor, text string) (cards, others int, err error) {
	for f, err := range r.Find(strings.NewReader(text)) {
		if err != nil {
			return 0, 0, err
		}
		if f.Entity == "CREDIT_CARD" {
			cards++
		} else {
			others++
		}
	}
	return cards, others, nil
}
