// Command benchmarks measures masking and prints one table: see METHODOLOGY.md for what the figures
// mean. Linux only, for the clock of a thread.
//
//	go run . [-logs FILE] [-size 64] [-rounds 7] [-redact BINARY]
package main

import (
	"flag"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"time"

	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

func main() {
	logs := flag.String("logs", "", "a file of real log lines; made up ones if empty")
	size := flag.Int("size", 64, "MiB of each corpus")
	rounds := flag.Int("rounds", 7, "interleaved rounds; medians are printed")
	bin := flag.String("redact", "", "the built command, to be compared with ripgrep; none if empty")
	flag.Parse()
	if err := run(*logs, *size<<20, *rounds, *bin); err != nil {
		fmt.Fprintln(os.Stderr, "benchmarks:", err)
		os.Exit(1)
	}
}

func run(logs string, size, rounds int, bin string) error {
	p := policy.Default()
	r, err := redact.New(p)
	if err != nil {
		return err
	}
	list, err := corpora(logs, size)
	if err != nil {
		return err
	}
	fmt.Printf("%s, %s %s/%s, %d CPUs, %d detectors, %d MiB a corpus, %d rounds\n",
		time.Now().Format(time.DateOnly), runtime.Version(), runtime.GOOS, runtime.GOARCH,
		runtime.NumCPU(), len(p.Detectors), size>>20, rounds)
	runtime.LockOSThread()
	debug.SetGCPercent(400)
	fmt.Printf("\n%-28s %8s %10s %8s %9s %10s %9s\n", "corpus", "memcpy", "writer", "of", "regexp",
		"faster by", "findings")
	fmt.Printf("%-28s %8s %10s %8s %9s %10s %9s\n", "", "GB/s", "GB/s", "memcpy", "MB/s", "", "a KB")
	for _, c := range list {
		if err := compare(r, c, rounds); err != nil {
			return err
		}
	}
	fmt.Println()
	if err := small(r, list[0], rounds); err != nil {
		return err
	}
	if bin == "" {
		return nil
	}
	return commands(bin, list, rounds)
}
