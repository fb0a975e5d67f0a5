package main

import (
	"fmt"
	"io"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"time"
)

// A holding is what the process has when nobody asks and a collection has just been made.
type holding struct {
	heap                  float64 // MiB
	resident              float64 // MiB
	goroutines, openFiles float64
}

func (s holding) String() string {
	return fmt.Sprintf("heap %.2f MiB, resident %.1f MiB, %.0f goroutines, %.0f open files", s.heap, s.resident, s.goroutines,
		s.openFiles)
}

// look says what it has. It collects twice: what is pooled is let go by the second collection.
func (p *redactd) look() (s holding, err error) {
	var heap, metrics string
	for range 2 {
		if heap, err = p.adminGet("/debug/pprof/heap?gc=1&debug=1"); err != nil {
			return s, err
		}
	}
	if metrics, err = p.adminGet("/metrics"); err != nil {
		return s, err
	}
	s = holding{numberIn(heap, `# HeapAlloc = (\d+)`) / (1 << 20), numberIn(metrics, `\nprocess_resident_memory_bytes (\S+)`) / (1 << 20),
		numberIn(metrics, `\ngo_goroutines (\S+)`), numberIn(metrics, `\nprocess_open_fds (\S+)`)}
	if s.heap == 0 || s.goroutines == 0 || s.openFiles == 0 {
		return s, fmt.Errorf("the process does not say what it has: %s", s)
	}
	return s, nil
}

// numberIn is the one that a pattern finds in a text, 0 if there is none.
func numberIn(text, pattern string) float64 {
	m := regexp.MustCompile(pattern).FindStringSubmatch(text)
	if m == nil {
		return 0
	}
	n, _ := strconv.ParseFloat(m[1], 64)
	return n
}

// adminGet asks the listener for who runs it, on a connection of its own.
func (p *redactd) adminGet(path string) (string, error) {
	r, err := http.NewRequest("GET", "http://"+p.admin+path, nil)
	if err != nil {
		return "", err
	}
	r.Header.Set("Authorization", "Bearer "+bearer)
	r.Close = true
	a, err := (&http.Client{Timeout: time.Minute}).Do(r)
	if err != nil {
		return "", err
	}
	defer a.Body.Close()
	text, err := io.ReadAll(a.Body)
	if err == nil && a.StatusCode != http.StatusOK {
		err = fmt.Errorf("the admin listener answers %d", a.StatusCode)
	}
	return string(text), err
}

const (
	flat  = 0.05 // how much more memory the last third of the samples may have than the second
	spare = 4    // how many more goroutines and files there may be in the end
)

// judge says what has grown. The first third is for what is made once.
func judge(before, after holding, seen []holding) error {
	third := len(seen) / 3
	a, b := median(seen[third:2*third]), median(seen[2*third:])
	fmt.Printf("heap after collections: second third %.2f MiB, last third %.2f MiB, %+.1f %%\n", a, b, 100*(b-a)/a)
	switch {
	case b > a*(1+flat):
		return fmt.Errorf("memory grows: %.2f MiB, then %.2f MiB", a, b)
	case after.goroutines > before.goroutines+spare:
		return fmt.Errorf("goroutines are left: %.0f, then %.0f", before.goroutines, after.goroutines)
	case after.openFiles > before.openFiles+spare:
		return fmt.Errorf("files are left open: %.0f, then %.0f", before.openFiles, after.openFiles)
	}
	return nil
}

// median of what the samples have left. The mean would count what a purge of the audit log happens to be reading.
func median(list []holding) float64 {
	var heaps []float64
	for _, s := range list {
		heaps = append(heaps, s.heap)
	}
	slices.Sort(heaps)
	return heaps[len(heaps)/2]
}
