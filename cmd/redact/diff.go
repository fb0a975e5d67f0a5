package main

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/redactd/redactd/redact"
)

// The characters around what a marked policy puts in a value's place, from an area for private use, which every format
// can hold. Text that holds them itself is only shown in the wrong colour.
const (
	markOpen  = "\ue000"
	markClose = "\ue001"
)

// marked returns p with operators that mark what they write, in its cases as well.
func marked(p redact.Policy) redact.Policy {
	_ = p.Each(func(p *redact.Policy) error { // which fails only where the function does
		p.Default = mark(p.Default)
		p.Operators = maps.Clone(p.Operators)
		for e, op := range p.Operators {
			p.Operators[e] = mark(op)
		}
		return nil
	})
	return p
}

func mark(op redact.Operator) redact.Operator {
	if op.Hide != nil {
		if op.Box == "" {
			op.Box = "▇"
		}
		op.Box = markOpen + op.Box + markClose
	}
	if replace := op.Replace; replace != nil {
		op.Replace = func(dst []byte, v redact.Value) []byte {
			return append(replace(append(dst, markOpen...), v), markClose...)
		}
	}
	return op
}

// A diff shows the lines of a masked text that have marks, with what is marked highlighted:
// coloured, or between {+ and +} as git's word diff writes it. It never sees a value.
type diff struct {
	w           io.Writer
	label       string
	open, close string
	line        int64 // of the source
	buf         []byte

	policy redact.Policy
	at     position // in the source
	ahead  []whole  // values in the lines to come
}

// A whole is a value that is replaced as a whole: its first and last line in the source, of which one is
// left, and what stands for it if no operator has marked that.
type whole struct {
	first, last int64
	unmarked    string
}

// diffLine is how much of a line is shown.
const diffLine = 64 << 10

func newDiff(w io.Writer, label string, p redact.Policy, colour bool) *diff {
	d := &diff{w: w, label: label, line: 1, open: "{+", close: "+}", policy: p}
	if colour {
		d.open, d.close = "\x1b[32;7m", "\x1b[0m"
	}
	return d
}

// found is told of each finding before its masked text comes.
func (d *diff) found(f redact.Finding) {
	first, _ := d.at.of(f.Start)
	last, _ := d.at.of(f.End)
	v := whole{first: first, last: last}
	if slices.ContainsFunc(d.policy.Detectors, func(row redact.Detector) bool {
		return row.Name == f.Detector && row.Carry != nil
	}) {
		v.unmarked = "[" + string(f.Entity) + "]"
	}
	op := operatorNamed(d.policy, f.Entity, f.Operator)
	if op.Replace != nil || v.unmarked != "" && !op.Keeps() {
		d.ahead = append(d.ahead, v)
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
	line, number := d.buf, d.line
	d.buf = d.buf[:0]
	for len(d.ahead) > 0 && d.ahead[0].first <= d.line {
		line = markUnmarked(line, d.ahead[0].unmarked)
		d.line = max(d.line, d.ahead[0].last)
		d.ahead = d.ahead[1:]
	}
	d.line++
	if !bytes.Contains(line, []byte(markOpen)) {
		return nil
	}
	_, err := fmt.Fprintf(d.w, "%s:%d: %s\n", d.label, number, d.highlight(line))
	return err
}

// markUnmarked marks what stands for a value, unless it is marked or name is empty.
func markUnmarked(line []byte, name string) []byte {
	if i := strings.Index(string(line), name); name == "" || i < 0 || strings.HasSuffix(string(line[:i]), markOpen) {
		return line
	}
	return []byte(strings.ReplaceAll(string(line), name, markOpen+name+markClose))
}

// highlight writes marks as colours, joins neighbours and shows as '?' what a terminal might obey.
func (d *diff) highlight(line []byte) []byte {
	line = bytes.ReplaceAll(line, []byte(markClose+markOpen), nil)
	var out []byte
	for _, r := range string(bytes.TrimSuffix(line, []byte{'\r'})) { // '\ufffd' where it is not UTF-8
		switch {
		case string(r) == markOpen:
			out = append(out, d.open...)
		case string(r) == markClose:
			out = append(out, d.close...)
		case r != '\t' && !unicode.IsGraphic(r) || r == utf8.RuneError:
			out = append(out, '?')
		default:
			out = utf8.AppendRune(out, r)
		}
	}
	return out
}
