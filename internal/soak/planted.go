package main

import (
	"bytes"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

const plantedLines = 16_000

// words are what stands before a planted number.
var words = []string{"", "card "}

// planted puts a card between two words of lines of a log and counts, for cards alone, numbers of
// which a digit is left that should be hidden and lines that are changed elsewhere; and, for the
// default policy, numbers that findings do not cover.
func planted(args []string) error {
	flags := flag.NewFlagSet("planted", flag.ExitOnError)
	show := flags.Bool("show", false, "print the lines that went wrong to standard error")
	text, err := read(flags, args)
	if err != nil {
		return err
	}
	all := policy.Default()
	cards := policy.Default()
	cards.Only = []redact.Entity{"CREDIT_CARD"}
	inAll, err := redact.New(all)
	if err != nil {
		return err
	}
	alone, err := redact.New(cards)
	if err != nil {
		return err
	}
	lines := bytes.Split(bytes.TrimSuffix(text, []byte("\n")), []byte("\n"))
	for seed := range uint64(2) {
		t := tally{show: *show, leaks: map[string]int{}}
		rng := rand.New(rand.NewPCG(seed+1, 3))
		for i := range plantedLines {
			if err := t.plant(rng, i, string(lines[rng.IntN(len(lines))]), alone, inAll); err != nil {
				return err
			}
		}
		fmt.Printf("seed %d: %d lines, %d leaks, %d lines changed elsewhere, "+
			"%d not covered by the default policy\n", seed+1, plantedLines, t.leaked, t.changed, t.open)
		for _, kind := range slices.Sorted(maps.Keys(t.leaks)) {
			fmt.Printf("  %5d leaks: %s\n", t.leaks[kind], kind)
		}
	}
	return nil
}

// A tally counts what went wrong.
type tally struct {
	leaked, changed, open int
	leaks                 map[string]int
	show                  bool
}

// plant makes one line, masks it and counts.
func (t *tally) plant(
	rng *rand.Rand, i int, line string, alone, inAll *redact.Redactor,
) error {
	b, rest := i%len(brands), i/len(brands)
	sep, word := separators[rest%len(separators)], words[rest/len(separators)%len(words)]
	at := gap(rng, line)
	card := number(rng, b, sep)
	left := line[:at] + " " + word
	whole := left + card + " " + line[at:]

	masked, err := alone.String(whole)
	if err != nil {
		return err
	}
	leaks, changes := compare(whole, masked, len(left), card)
	if leaks {
		t.leaked++
		t.leaks[fmt.Sprintf("%s %q, word %t", brands[b].name, sep, word != "")]++
	}
	if changes {
		t.changed++
	}
	if t.show && (leaks || changes) {
		fmt.Fprintf(os.Stderr, "leaks %t, changes %t: %q\n", leaks, changes, masked)
	}
	covered, err := covers(inAll, whole, len(left), len(left)+len(card))
	if !covered {
		t.open++
	}
	return err
}

// gap returns the offset behind a random space of the line, or its end.
func gap(rng *rand.Rand, line string) int {
	words := strings.Count(line, " ")
	if words == 0 {
		return len(line)
	}
	at := 0
	for range 1 + rng.IntN(words) {
		at += strings.IndexByte(line[at:], ' ') + 1
	}
	return at
}

// compare walks the line and its masked form side by side: a hidden digit is one character, as it
// was before. It says whether a digit that must be hidden is left and whether anything else is not
// as it was.
func compare(whole, masked string, start int, card string) (leaks, changes bool) {
	digits := 0
	for i := range len(card) {
		if '0' <= card[i] && card[i] <= '9' {
			digits++
		}
	}
	shown, nth := 6, 0
	if digits < 15 {
		shown = 0
	}
	for i := 0; i < len(whole); {
		was, size := utf8.DecodeRuneInString(whole[i:])
		is, isSize := utf8.DecodeRuneInString(masked)
		same := whole[i:i+size] == masked[:min(size, len(masked))]
		switch {
		case i < start || i >= start+len(card) || was < '0' || was > '9':
			changes = changes || !same
		default:
			if nth++; nth > shown && nth <= digits-4 && is != '▇' {
				leaks = true
			}
		}
		masked = masked[isSize:]
		i += size
	}
	return leaks, changes || masked != ""
}

// covers says whether findings cover the stretch of the line.
func covers(r *redact.Redactor, line string, start, end int) (bool, error) {
	for f, err := range r.Find(strings.NewReader(line)) {
		if err != nil {
			return false, err
		}
		if int(f.Start) <= start {
			start = max(start, int(f.End))
		}
	}
	return start >= end, nil
}
