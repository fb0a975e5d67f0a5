package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"time"
)

// patterns are what a regexp needs to look for eleven families of values. They validate less than
// the detectors do: no check digits, no issuers, no plans.
var patterns = []string{
	`\b[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,24}\b`,
	`\b[3-6][0-9]{3}[ -]?[0-9]{4}[ -]?[0-9]{4}[ -]?[0-9]{3,4}\b`,
	`\b[0-9]{3}-[0-9]{2}-[0-9]{4}\b`,
	`\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b`,
	`\b(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\b`,
	`(?:\+[0-9]{1,3}[ .-]?)?\(?\b[0-9]{3}\)?[ .-][0-9]{3}[ .-][0-9]{4}\b`,
	`\b(?:ghp_[A-Za-z0-9]{36}|AKIA[A-Z0-9]{16}|sk_live_[A-Za-z0-9]{24}|xox[bp]-[A-Za-z0-9-]{20,}` +
		`|AIza[A-Za-z0-9_-]{35}|glpat-[A-Za-z0-9_-]{20}|eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)\b`,
	`\b[a-z][a-z0-9+.-]*://[^\s:@/]+:[^\s@/]+@`,
	`(?i:\b(?:password|passwd|secret|token|api_?key)["']?\s*[:=]\s*["']?[^\s"',;]{6,})`,
	`\b(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}\b`,
	`\b(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}\b`,
}

var alternation = regexp.MustCompile(strings.Join(patterns, "|"))

// commands compares the built command with ripgrep, file to pipe, user and system time together.
func commands(bin string, list []corpus, rounds int) error {
	rg, err := exec.LookPath("rg")
	if err != nil {
		fmt.Println("\nripgrep is not installed (apt-get install ripgrep): not compared")
		return nil
	}
	pattern := strings.Join(patterns, "|")
	fmt.Printf("\n%-28s %8s %8s %8s %8s %10s\n", "command to pipe, MB/s", "cat", "all", "dozen", "rg", "faster by")
	for _, c := range list {
		file, err := os.CreateTemp("", "corpus")
		if err != nil {
			return err
		}
		defer os.Remove(file.Name())
		if _, err := file.Write(c.text); err != nil {
			return err
		}
		if err := file.Close(); err != nil {
			return err
		}
		var cat, all, few, theirs []time.Duration
		for range rounds {
			for _, one := range []struct {
				times *[]time.Duration
				args  []string
			}{
				{&cat, []string{"cat"}},
				{&all, []string{bin}},
				{&few, []string{bin, "--entities", dozen}},
				{&theirs, []string{rg, "--no-unicode", "--passthru", "-r", "*", pattern}},
			} {
				took, err := used(file.Name(), one.args)
				if err != nil {
					return err
				}
				*one.times = append(*one.times, took)
			}
		}
		n := len(c.text)
		fmt.Printf("%-28s %8.0f %8.0f %8.0f %8.0f %9.1fx\n", c.name, rate(n, median(cat))*1e3,
			rate(n, median(all))*1e3, rate(n, median(few))*1e3, rate(n, median(theirs))*1e3,
			float64(median(theirs))/float64(median(few)))
	}
	return nil
}

// used runs a command from the file into a pipe that is drained, and returns its user and system
// time together.
func used(name string, args []string) (time.Duration, error) {
	in, err := os.Open(name)
	if err != nil {
		return 0, err
	}
	defer in.Close()
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Stdin = in
	cmd.Stdout = drain{}
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	if err := cmd.Run(); err != nil {
		return 0, fmt.Errorf("%s: %w: %s", args[0], err, complaint.Bytes())
	}
	return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), nil
}

// drain is not an *os.File, so that a command's output goes through a pipe.
type drain struct{}

func (drain) Write(p []byte) (int, error) { return len(p), nil }
