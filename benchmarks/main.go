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
	e, err := newEngines()
	if err != nil {
		return err
	}
	list, err := corpora(logs, size)
	if err != nil {
		return err
	}
	fmt.Printf("%s, %s %s/%s, %d CPUs, %d detectors, %d MiB a corpus, %d rounds\n",
		time.Now().Format(time.DateOnly), runtime.Version(), runtime.GOOS, runtime.GOARCH,
		runtime.NumCPU(), e.rows, size>>20, rounds)
	runtime.LockOSThread()
	debug.SetGCPercent(400)
	fmt.Printf("\n%-28s %8s %8s %8s %8s %10s %8s %9s %9s\n", "corpus", "memcpy", "dozen", "of", "regexp",
		"faster by", "all", "all/dozen", "findings")
	fmt.Printf("%-28s %8s %8s %8s %8s %10s %8s %9s %9s\n", "", "GB/s", "GB/s", "memcpy", "MB/s", "", "GB/s", "time", "a KB")
	for _, c := range list {
		if err := compare(e, c, rounds); err != nil {
			return err
		}
	}
	fmt.Println()
	if err := small(e, list[0], rounds); err != nil {
		return err
	}
	if bin == "" {
		return nil
	}
	if err := startup(bin); err != nil {
		return err
	}
	return commands(bin, list, rounds)
}
