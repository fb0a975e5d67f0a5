package redacttest

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"github.com/redactd/redactd/redact"
)

// Run checks one case as a subtest: r finds exactly what is marked, and keeps the promises that
// [Promises] lists.
func Run(t *testing.T, r *redact.Redactor, c Case) {
	t.Helper()
	t.Run(fmt.Sprintf("line_%d", c.Line), func(t *testing.T) {
		found, err := find(r, c.Text)
		if err != nil {
			t.Fatalf("finding fails: %v", err)
		}
		have := marks(found)
		for _, m := range missing(c.Want, have) {
			t.Errorf("not found: %s %q", m.Entity, c.Text[m.Start:m.End])
		}
		for _, m := range missing(have, c.Want) {
			t.Errorf("found but not marked: %s %q", m.Entity, c.Text[m.Start:m.End])
		}
		if err := Promises(r, c.Text); err != nil {
			t.Error(err)
		}
	})
}

// Promises checks what holds for every text, and returns the first breach:
//
//   - the output and the findings are the same however the text is cut: cut once at every byte
//     through a Writer, and a few bytes at a time through a Reader;
//   - bytes outside findings are unchanged;
//   - masking twice is masking once;
//   - nothing that was found is found in the output, values that the policy keeps excepted.
func Promises(r *redact.Redactor, text []byte) error {
	whole, found, err := Pieces(r, text)
	if err != nil {
		return fmt.Errorf("masking fails: %w", err)
	}
	listed, err := find(r, text)
	if err != nil || !sameFindings(listed, found) {
		return fmt.Errorf("findings of Find and OnFinding differ: %v, %v, error %v", listed, found, err)
	}
	checks := []func(*redact.Redactor, []byte, []byte, []redact.Finding) error{
		sameCut, sameRead, sameOutside, sameTwice, noneLeft,
	}
	for _, check := range checks {
		if err := check(r, text, whole, found); err != nil {
			return err
		}
	}
	return nil
}

func sameCut(r *redact.Redactor, text, whole []byte, found []redact.Finding) error {
	for cut := range len(text) + 1 {
		if err := Same(r, text, whole, found, cut); err != nil {
			return err
		}
	}
	return nil
}

// Same checks that text written in pieces that end at the cuts gives the same output and findings
// as whole and found.
func Same(
	r *redact.Redactor, text, whole []byte, found []redact.Finding, cuts ...int,
) error {
	got, list, err := Pieces(r, text, cuts...)
	switch {
	case err != nil:
		return fmt.Errorf("cut at %v: %w", cuts, err)
	case !bytes.Equal(got, whole):
		return fmt.Errorf("cut at %v: output %q instead of %q", cuts, got, whole)
	case !sameFindings(list, found):
		return fmt.Errorf("cut at %v: findings %v instead of %v", cuts, list, found)
	}
	return nil
}

func sameRead(r *redact.Redactor, text, whole []byte, _ []redact.Finding) error {
	for _, size := range []int{1, 2, 3, 7, 64} {
		got, err := read(r, text, size)
		if err != nil || !bytes.Equal(got, whole) {
			return fmt.Errorf("read by %d: %q instead of %q, error %v", size, got, whole, err)
		}
	}
	return nil
}

// sameOutside checks that the stretches between findings stand in the output, in order.
func sameOutside(_ *redact.Redactor, text, whole []byte, found []redact.Finding) error {
	end, at := 0, 0
	for i := 0; i <= len(found); i++ {
		start := len(text)
		if i < len(found) {
			start = int(found[i].Start)
		}
		gap := text[min(end, start):start]
		n := bytes.Index(whole[at:], gap)
		if n < 0 || i == 0 && n > 0 || i == len(found) && !bytes.HasSuffix(whole[at:], gap) {
			return fmt.Errorf("bytes %d to %d, outside findings, are changed: %q", end, start, whole)
		}
		if at += n + len(gap); i < len(found) {
			end = max(end, int(found[i].End))
		}
	}
	return nil
}

func sameTwice(r *redact.Redactor, _, whole []byte, _ []redact.Finding) error {
	twice, _, err := Pieces(r, whole)
	if err != nil || !bytes.Equal(twice, whole) {
		return fmt.Errorf("masked twice: %q instead of %q, error %v", twice, whole, err)
	}
	return nil
}

func noneLeft(r *redact.Redactor, _, whole []byte, _ []redact.Finding) error {
	left, err := find(r, whole)
	if err != nil {
		return fmt.Errorf("finding in the output fails: %w", err)
	}
	for _, f := range left {
		if f.Operator != "keep" {
			return fmt.Errorf("%s is found in the output at %d: %q", f.Entity, f.Start, whole)
		}
	}
	return nil
}

// find lists the findings in text.
func find(r *redact.Redactor, text []byte) (found []redact.Finding, err error) {
	for f, err := range r.Find(bytes.NewReader(text)) {
		if err != nil {
			return found, err
		}
		found = append(found, f)
	}
	return found, nil
}

// missing returns the marks in want that are not in have.
func missing(want, have []Mark) (list []Mark) {
	for _, m := range want {
		if !slices.Contains(have, m) {
			list = append(list, m)
		}
	}
	return list
}

func marks(found []redact.Finding) []Mark {
	var list []Mark
	for _, f := range found {
		list = append(list, Mark{f.Entity, int(f.Start), int(f.End)})
	}
	return list
}

func sameFindings(a, b []redact.Finding) bool {
	return slices.EqualFunc(a, b, func(x, y redact.Finding) bool {
		return x.Entity == y.Entity && x.Detector == y.Detector && x.Start == y.Start &&
			x.End == y.End && x.Score == y.Score && slices.Equal(x.Alternatives, y.Alternatives)
	})
}
