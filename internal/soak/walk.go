package main

import (
	"math/rand/v2"

	"github.com/redactd/redactd/redact"
)

// A walk draws many valid values of one shape, which value would do too slowly for a test that one in 100,000
// passes: the next value is the last one with a few places drawn anew. Now and then it starts afresh.
type walk struct {
	rng   *rand.Rand
	shape string
	row   redact.Detector
	last  string
	left  int
	dead  bool // the test accepts nothing of this shape
}

// walksOf returns a walk for each form of the row.
func walksOf(rng *rand.Rand, d redact.Detector) (list []*walk) {
	for _, l := range d.Trigger.Layouts() {
		list = append(list, &walk{rng: rng, shape: l.Form, row: d})
	}
	return list
}

const (
	walkSteps  = 100
	walkTries  = 2000
	walkPlaces = 4
)

// next returns a valid value; ok is false if none was found.
func (w *walk) next() (v string, ok bool) {
	for ; w.left > 0 && !w.dead; w.left-- {
		for range walkTries {
			if v := w.changed(w.last, 2+w.rng.IntN(walkPlaces-1)); v != w.last && w.valid(v) {
				w.last = v
				w.left--
				return v, true
			}
		}
	}
	if w.dead {
		return "", false
	}
	w.left = walkSteps
	w.last, ok = value(w.rng, w.shape, w.row)
	w.dead = !ok
	return w.last, ok
}

func (w *walk) valid(v string) bool { return w.row.Valid == nil || w.row.Valid(bare(v)) }

// changed returns v with n places drawn anew.
func (w *walk) changed(v string, n int) string {
	b := []byte(v)
	for range n {
		i := w.rng.IntN(len(b))
		b[i] = fill(w.rng, w.shape[i])
	}
	return string(b)
}

// near returns a value that one place keeps from v, or one place and a last character drawn anew.
func (w *walk) near(v string) string {
	v = w.changed(v, 1)
	if w.rng.IntN(2) == 0 {
		return v
	}
	last := len(v) - 1
	return v[:last] + string(fill(w.rng, w.shape[last]))
}

// random returns any value of the shape.
func (w *walk) random() string { return drawn(w.rng, w.shape) }

// drawn fills a picture.
func drawn(rng *rand.Rand, picture string) string {
	b := make([]byte, len(picture))
	for i := range b {
		b[i] = fill(rng, picture[i])
	}
	return string(b)
}

// shapes returns the distinct forms of the row without what separates.
func shapes(d redact.Detector) (list []string) {
	seen := map[string]bool{}
	for _, l := range d.Trigger.Layouts() {
		if s := string(bare(l.Form)); !seen[s] {
			seen[s] = true
			list = append(list, s)
		}
	}
	return list
}
