package main

import (
	"context"
	"errors"
	"io"

	"github.com/redactd/redactd/formats"
	"github.com/redactd/redactd/redact"
	"github.com/spf13/cobra"
)

// scanCommand reports what is there and changes nothing.
func (a *app) scanCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "scan [FILE...]",
		Short: "report what is there, never the values",
		Args:  cobra.ArbitraryArgs,
		RunE:  func(cmd *cobra.Command, args []string) error { return a.scan(cmd.Context(), args) },
	}
	a.fileFlags(cmd)
	cmd.Flags().StringVarP(&a.output, "output", "o", "text", "text, jsonl, json, csv or sarif")
	cmd.Flags().BoolVar(&a.showValues, "show-values", false, "show the values, on a terminal only")
	completes(cmd, "output", func() []string { return []string{"text", "jsonl", "json", "csv", "sarif"} })
	return cmd
}

func (a *app) scan(ctx context.Context, args []string) error {
	form, ok := forms[a.output]
	if !ok {
		return usage("--output is text, jsonl, json, csv or sarif")
	}
	if a.showValues && (a.output != "text" || !a.out.terminal()) {
		return usage("--show-values is for eyes only: leave --output out and write to a terminal")
	}
	r, err := a.compile()
	if err != nil {
		return err
	}
	names, listErr := a.files(args, false)
	stop := a.show(sizes(names))
	out := &document{w: a.out, form: form}
	err = errors.Join(listErr, a.each(ctx, names, out, a.scanner(r, form)))
	if endErr := out.end(); endErr != nil {
		err = errors.Join(err, endErr)
	}
	stop()
	a.report()
	switch {
	case err != nil:
		return err
	case a.sum.findings > 0:
		return errFound
	}
	return nil
}

// scanner reports the findings in a text, a record each.
func (a *app) scanner(r *redact.Redactor, form form) task {
	return func(ctx context.Context, name string, out io.Writer) error {
		src, err := a.open(name)
		if err != nil {
			return err
		}
		defer src.Close()
		file := a.nameFor(name)
		var at position
		var failed error
		var buf []byte
		w, err := a.masker(r, name, io.Discard, func(f formats.Finding) {
			a.sum.add(f.Finding)
			a.meter.findings.Add(1)
			line, column := at.of(f.Start)
			found := recordOf(file, f, line, column)
			if a.showValues {
				found.value = at.text(f.End - f.Start)
			}
			buf = form.record(buf[:0], found)
			if _, err := out.Write(buf); failed == nil {
				failed = err
			}
		})
		if err != nil {
			return err
		}
		p := pump{place: name, text: a.format == "text", after: func(n int) error {
			a.meter.bytes.Add(int64(n))
			return failed
		}}
		return p.run(ctx, src, located{w, &at})
	}
}

// A located writer keeps track of lines for what passes through it.
type located struct {
	sink
	at *position
}

func (l located) Write(p []byte) (int, error) {
	l.at.feed(p)
	return l.sink.Write(p)
}

// A position tells lines and columns of offsets that come in order, from the text of late.
type position struct {
	buf          []byte // the text from offset start on
	start        int64
	line, column int64 // of start, counted from 0
}

// kept is how much text a position remembers; the engine decides far earlier than that.
const kept = 1 << 20

func (p *position) feed(b []byte) {
	p.buf = append(p.buf, b...)
	if over := len(p.buf) - kept; over > kept/2 {
		p.advance(over)
		p.buf = append(p.buf[:0:0], p.buf...)
	}
}

// of returns the line and column of an offset, counted from 1, columns in characters; 0 and 0 if
// the text there is forgotten.
func (p *position) of(offset int64) (line, column int64) {
	n := offset - p.start
	if n < 0 || n > int64(len(p.buf)) {
		return 0, 0
	}
	p.advance(int(n))
	return p.line + 1, p.column + 1
}

// text returns the n bytes from the offset on that was asked for last, at most 80 of them.
func (p *position) text(n int64) string { return string(p.buf[:min(n, 80, int64(len(p.buf)))]) }

func (p *position) advance(n int) {
	for _, c := range p.buf[:n] {
		switch {
		case c == '\n':
			p.line, p.column = p.line+1, 0
		case c&0xc0 != 0x80: // not the middle of a character
			p.column++
		}
	}
	p.buf, p.start = p.buf[n:], p.start+int64(n)
}
