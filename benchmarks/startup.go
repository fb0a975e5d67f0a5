package main

import (
	"fmt"
	"os/exec"
	"time"
)

// starts is how many times the start of a command is measured.
const starts = 31

// startup prints how long the command takes on an empty input, and how long one that does nothing.
func startup(bin string) error {
	var ours, nothing []time.Duration
	for range starts {
		for _, one := range []struct {
			times *[]time.Duration
			name  string
		}{{&ours, bin}, {&nothing, "true"}} {
			from := time.Now()
			if err := exec.Command(one.name).Run(); err != nil {
				return fmt.Errorf("%s: %w", one.name, err)
			}
			*one.times = append(*one.times, time.Since(from))
		}
	}
	fmt.Printf("\nan empty input takes %.1f ms, starting a program that does nothing %.1f ms (medians of %d)\n",
		median(ours).Seconds()*1e3, median(nothing).Seconds()*1e3, starts)
	return nil
}
