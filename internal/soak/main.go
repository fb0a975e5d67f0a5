// Command soak measures what takes too long for a test: on real logs that are not in the
// repository, and on streams of many gigabytes.
//
//	soak falsefinds -log FILE    findings by entity, and how many a MB
//	soak planted -log FILE       cards put between two words of real lines: leaks, lines changed
//	soak draw -row NAME -n 10    random valid values of a row that has written forms
//	soak recall -n 50            random valid and nearly valid values of all rows in texts: what is found
//	soak random -n 100000        random numbers of 8 to 20 digits alone: what is reported
//	soak stdnum -n 100000        the tests of rows against those of python-stdnum: where they differ
//	soak calibrate -log FILE     labelled text of our own: precision, recall, and whether scores are true
//	soak daemon -bin REDACTD     5,000,000 small requests of all kinds to one process: what it has left
//	soak pipe -bin REDACT        10 GiB, then a line of 1 GiB, through the command: memory
//
// Figures go to standard output and never hold text of the log; planted -show prints what went wrong
// to standard error.
package main

import (
	"flag"
	"fmt"
	"os"
	"runtime"
	"time"
)

func main() {
	tools := map[string]func([]string) error{
		"falsefinds": falsefinds, "planted": planted, "pipe": pipe, "draw": draw, "recall": recall, "random": random,
		"stdnum": stdnum, "calibrate": calibrate, "daemon": daemonSoak,
	}
	if len(os.Args) < 2 || tools[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: soak falsefinds|planted|draw|recall|random|stdnum|calibrate|daemon|pipe [flags]")
		os.Exit(2)
	}
	head(os.Args[1])
	if err := tools[os.Args[1]](os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, "soak:", err)
		os.Exit(1)
	}
}

// head prints what a figure is worth nothing without: when, and on what machine.
func head(tool string) {
	fmt.Printf("%s, %s, %s %s/%s, %d CPUs\n", tool, time.Now().Format(time.DateOnly),
		runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU())
}

// read parses the flags of a tool and reads the file that -log names.
func read(flags *flag.FlagSet, args []string) ([]byte, error) {
	name := flags.String("log", "", "a file of real log lines")
	if err := flags.Parse(args); err != nil {
		return nil, err
	}
	if *name == "" {
		return nil, fmt.Errorf("%s needs -log FILE", flags.Name())
	}
	return os.ReadFile(*name)
}
