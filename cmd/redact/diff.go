package main

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/redactd/redactd/redact"
)

// The bytes around what a marked policy puts in a value's place. Text that holds them itself is
// only shown in the wrong colour.
const (
	markOpen  = '\x01'
	markClose = '\x02'
)

// marked returns p with operators that mark what they write.
func marked(p redact.Policy) redact.Policy {
	p.Default = mark(p.Default)
	p.Operators = maps.Clone(p.Operators)
	for e, op := range p.Operators {
		p.Operators[e] = mark(op)
	}
	return p
}

func mark(op redact.Operator) redact.Operator {
	if op.Hide != nil {
		if op.Box == "" {
			op.Box = "▇"
		}
		op.Box = string(markOpen) + op.Box + string(markClose)
	}
	if replace := op.Replace; replace != nil {
		op.Replace = func(dst []byte, v redact.Value) []byte {
			return append(replace(append(dst, markOpen), v), markClose)
		}
	}
	return op
}

// A diff shows the lines of a masked text that have marks, with what is marked highlighted:
// coloured, or between {+ and +} as git's word diff writes it. It never sees a value.
type diff struct {
	w           io.Writer
	label       string
	replaced    [][]byte // what stands for a value that no operator marks
	open, close string
	line        int64 // of the source
	buf         []byte

	policy redact.Policy
	at     position // in the source
	gone   []gone
}

// A gone is how many line breaks a value had that begins in a line of the source, where its
// replacement has none.
type gone struct{ line, breaks int64 }

// diffLine is how much of a line is shown.
const diffLine = 64 << 10

func newDiff(w io.Writer, label string, p redact.Policy, colour bool) *diff {
	d := &diff{w: w, label: label, line: 1, open: "{+", close: "+}", policy: p}
	if colour {
		d.open, d.close = "\x1b[32;7m", "\x1b[0m"
	}
	for _, e := range entitiesOf(p) {
		d.replaced = append(d.replaced, []byte("["+string(e)+"]"))
	}
	return d
}

// found is told of each finding before its masked text comes.
func (d *diff) found(f redact.Finding) {
	first, _ := d.at.of(f.Start)
	last, _ := d.at.of(f.End)
	carried := slices.ContainsFunc(d.policy.Detectors, func(row redact.Detector) bool {
		return row.Name == f.Detector && row.Carry != nil
	})
	op := operatorOf(d.policy, f.Entity)
	if last > first && (op.Replace != nil || carried && !op.Keeps()) {
		d.gone = append(d.gone, gone{first, last - first})
	}
}

func (d *diff) Write(p []byte) (int, error) {
	for rest := p; len(rest) > 0; {
		line, after, ended := bytes.Cut(rest, []byte{'\n'})
		rest = after
		if room := diffLine - len(d.buf); room > 0 {
			d.buf = append(d.buf, line[:min(room, len(line))]...)
		}
		if !ended {
			break
		}
		if err := d.show(); err != nil {
			return 0, err
		}
	}
	return len(p), nil
}

// end shows a last line without a line break.
func (d *diff) end() { _ = d.show() }

func (d *diff) show() error {
	line, number := d.markUnmarked(d.buf), d.line
	d.buf = d.buf[:0]
	for len(d.gone) > 0 && d.gone[0].line <= d.line {
		d.line += d.gone[0].breaks
		d.gone = d.gone[1:]
	}
	d.line++
	if bytes.IndexByte(line, markOpen) < 0 {
		return nil
	}
	_, err := fmt.Fprintf(d.w, "%s:%d: %s\n", d.label, number, d.highlight(line))
	return err
}

// markUnmarked marks entity names in brackets, which long values are replaced by.
func (d *diff) markUnmarked(line []byte) []byte {
	for _, name := range d.replaced {
		if i := bytes.Index(line, name); i < 0 || i > 0 && line[i-1] == markOpen {
			continue
		}
		with := append(append([]byte{markOpen}, name...), markClose)
		line = bytes.ReplaceAll(line, name, with)
	}
	return line
}

// highlight writes marks as colours, joins neighbours and shows control characters as '?'.
func (d *diff) highlight(line []byte) []byte {
	line = bytes.ReplaceAll(line, []byte{markClose, markOpen}, nil)
	var out []byte
	for _, c := range line {
		switch {
		case c == markOpen:
			out = append(out, d.open...)
		case c == markClose:
			out = append(out, d.close...)
		case c < ' ' && c != '\t' || c == 0x7f:
			out = append(out, '?')
		default:
			out = append(out, c)
		}
	}
	return out
}
