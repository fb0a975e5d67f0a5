package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"strings"

	"github.com/redactd/redactd/formats"
	"github.com/redactd/redactd/redact"
	"github.com/spf13/cobra"
)

// stdinName stands for standard input, on the command line and in reports; messages call it stdinPlace.
const (
	stdinName  = "-"
	stdinPlace = "standard input"
)

// filterCommand is the command without a verb: text in, masked text out.
func (a *app) filterCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:  "redact [FILE...]",
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return a.filter(cmd, args) },
	}
	a.fileFlags(cmd)
	f, o := cmd.Flags(), &a.options
	f.StringVar(&o.inPlace, "in-place", "", "rewrite the files; with `=.SUFFIX` keep a copy")
	f.Lookup("in-place").NoOptDefVal = noBackup
	f.BoolVar(&o.diff, "diff", false, "write nothing; show the lines that would change, masked")
	f.BoolVar(&o.check, "check", false, "write nothing; exit 1 if anything would change")
	f.BoolVar(&o.dryRun, "dry-run", false, "write nothing; list the files that would change")
	f.BoolVar(&o.lineBuffered, "line-buffered", false, "write each line by itself")
	f.StringVar(&o.edits, "edits", "", "record in a new `FILE` where look-alikes stand, for restore --edits")
	f.BoolVar(&o.follow, "follow", false, "read on as the file grows, is rotated or truncated")
	return cmd
}

// noBackup is the value of --in-place without a suffix; no file name ends in it.
const noBackup = "/"

func (a *app) filter(cmd *cobra.Command, args []string) error {
	a.rewrite = cmd.Flags().Changed("in-place")
	if err := a.checkFilter(args); err != nil {
		return err
	}
	p, err := a.policy()
	if err != nil {
		return err
	}
	if a.diff {
		p = marked(p)
	}
	r, err := redact.New(p)
	if err != nil {
		return usage(err.Error())
	}
	if r = r.Subject(a.subject); a.edits != "" {
		err := a.maskRecorded(cmd.Context(), r, p, append(args, stdinName)[0])
		a.report()
		return err
	}
	if a.follow {
		return a.tail(cmd.Context(), r, args[0])
	}
	copies := !a.rewrite && !a.diff && !a.check && !a.dryRun
	names, listErr := a.files(args, copies)
	stop := a.show(sizes(names))
	switch {
	case a.diff, a.check, a.dryRun:
		err = a.each(cmd.Context(), names, a.out, a.comparer(r, p))
	case a.rewrite:
		err = a.each(cmd.Context(), names, a.out, a.rewriter(r))
	default:
		a.jobs = 1
		err = a.each(cmd.Context(), names, a.out, a.copier(r))
	}
	stop()
	a.report()
	switch {
	case err != nil || listErr != nil:
		return errors.Join(err, listErr)
	case a.check && a.sum.changed > 0:
		return errFound
	}
	return nil
}

func (a *app) checkFilter(args []string) error {
	reads := len(args) == 0 && !a.recursive
	for _, name := range args {
		reads = reads || name == stdinName
	}
	if a.edits != "" {
		return a.checkEdits(args)
	}
	switch {
	case a.rewrite && reads:
		return usage("--in-place rewrites files: name at least one, and not standard input")
	case a.rewrite && a.follow, a.follow && (a.diff || a.check || a.dryRun || a.recursive):
		return usage("--follow only reads one file and writes to standard output: " +
			"leave out --in-place, --diff, --check, --dry-run and -r")
	case a.follow && (len(args) != 1 || reads):
		return usage("--follow takes the name of one file")
	case a.diff && (a.check || a.rewrite):
		with := "--in-place"
		if a.check {
			with = "--check"
		}
		return usage("give one of --diff and " + with + ": --diff only shows what would change")
	case a.inPlace != noBackup && strings.ContainsAny(a.inPlace, "/\\"):
		return usage("the suffix of --in-place is put behind the file's name: it cannot hold a slash")
	case a.rewrite && a.inPlace == "":
		return usage("--in-place= needs a suffix, such as --in-place=.bak; without one leave out the =")
	}
	return nil
}

// copier masks a text on its way to standard output.
func (a *app) copier(r *redact.Redactor) task {
	return func(ctx context.Context, name string, out io.Writer) error {
		if a.isOutput(name) {
			return broken(name, refused("it is where the output goes: write that to another folder, "+
				"or leave the file out"))
		}
		src, err := a.open(name)
		if err != nil {
			return err
		}
		defer src.Close()
		_, err = a.mask(ctx, r, name, src, out)
		return err
	}
}

// comparer reports what would change in a text, as --check, --dry-run and --diff ask.
func (a *app) comparer(r *redact.Redactor, p redact.Policy) task {
	return func(ctx context.Context, name string, out io.Writer) error {
		src, err := a.open(name)
		if err != nil {
			return err
		}
		defer src.Close()
		dst := io.Discard
		if a.diff {
			d := newDiff(out, a.label(name), p, a.colours())
			defer d.end()
			dst = d
		}
		changed, err := a.mask(ctx, r, name, src, dst)
		if err == nil && changed > 0 && a.dryRun && !a.diff {
			_, err = io.WriteString(out, a.label(name)+"\n")
		}
		return err
	}
}

// A task handles one input.
type task = func(ctx context.Context, name string, out io.Writer) error

// mask writes the masked form of src to dst, what is decided after each read at once, and returns
// how many values changed.
func (a *app) mask(
	ctx context.Context, r *redact.Redactor, name string, src io.Reader, dst io.Writer,
) (changed int, err error) {
	d, compares := dst.(*diff) // which wants to know where in the source its lines are
	if a.lineBuffered {
		dst = byLine{dst}
	}
	to, err := a.masker(r, name, dst, func(f formats.Finding) {
		a.sum.add(f.Finding)
		a.meter.findings.Add(1)
		if f.Operator != "keep" {
			changed++
		}
		if compares {
			d.found(f.Finding)
		}
	})
	if err != nil {
		return 0, err
	}
	if compares {
		to = located{to, &d.at}
	}
	p := pump{place: name, text: a.format == "text", after: func(n int) error {
		a.meter.bytes.Add(int64(n))
		return nil
	}}
	return changed, p.run(ctx, src, to)
}

// open opens an input for reading. Standard input stays open when it is closed.
func (a *app) open(name string) (io.ReadCloser, error) {
	if name == stdinName {
		if a.in == os.Stdin && terminal(a.in) {
			a.say("", "reading from the terminal; Ctrl-D ends the text, 'redact help' says more")
		}
		return io.NopCloser(a.in), nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, broken(name, err)
	}
	if st, err := f.Stat(); err == nil && st.IsDir() {
		_ = f.Close()
		return nil, &fault{code: exitPartial, place: name, text: "it is a folder: -r goes into it"}
	}
	return f, nil
}

// byLine writes each line by itself.
type byLine struct{ w io.Writer }

func (b byLine) Write(p []byte) (n int, err error) {
	for n < len(p) && err == nil {
		end := bytes.IndexByte(p[n:], '\n') + 1
		if end == 0 {
			end = len(p) - n
		}
		var m int
		m, err = b.w.Write(p[n : n+end])
		n += m
	}
	return n, err
}
