package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"

	"github.com/redactd/redactd/redact"
)

// Nothing marks a look-alike as ours. So that it can be restored, --edits records where each stands in the masked text.

// An edit is a line of the file that --edits names: what stands in [Start, End) of the masked text, in bytes, was written
// by an operator for a value of an entity.
type edit struct {
	Entity   redact.Entity `json:"entity"`
	Operator string        `json:"operator"`
	Key      uint32        `json:"key"`
	Start    int64         `json:"start"`
	End      int64         `json:"end"`
}

// An editLog records edits.
type editLog struct {
	f      *os.File
	w      *bufio.Writer
	policy redact.Policy
	key    uint32
	moved  int64 // how many bytes the masked text is ahead of the text
	err    error
}

// newEditLog makes the file, which must not be there: it belongs to one masked text.
func (a *app) newEditLog(p redact.Policy) (*editLog, error) {
	set, err := a.keySet()
	if err != nil {
		return nil, err
	}
	f, err := os.OpenFile(a.edits, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, broken(a.edits, err)
	}
	l := &editLog{f: f, w: bufio.NewWriter(f), policy: p}
	for _, k := range set.Info() {
		if k.Primary {
			l.key = k.ID
		}
	}
	return l, nil
}

// add records an edit of an operator that can be undone.
func (l *editLog) add(e redact.Edit) {
	start := e.Start + l.moved
	l.moved += int64(len(e.Text)) - (e.End - e.Start)
	op := operatorOf(l.policy, e.Entity)
	if op.Undo == nil || l.err != nil {
		return
	}
	line, err := json.Marshal(edit{e.Entity, op.Name, l.key, start, start + int64(len(e.Text))})
	if err == nil {
		_, err = l.w.Write(append(line, '\n'))
	}
	l.err = err
}

// close makes what was recorded durable.
func (l *editLog) close() error {
	return errors.Join(l.err, l.w.Flush(), l.f.Sync(), l.f.Close())
}

// maskRecorded masks a text to standard output and records its edits.
func (a *app) maskRecorded(ctx context.Context, r *redact.Redactor, p redact.Policy, name string) error {
	src, err := a.open(name)
	if err != nil {
		return err
	}
	defer src.Close()
	l, err := a.newEditLog(p)
	if err != nil {
		return err
	}
	w := r.NewWriter(a.out)
	w.OnFinding = func(f redact.Finding) { a.sum.add(f) }
	w.OnEdit = l.add
	err = pump{place: name, text: true, after: func(int) error { return l.err }}.run(ctx, src, w)
	if lost := l.close(); err == nil && lost != nil {
		return broken(a.edits, lost)
	}
	return err
}

// checkEdits refuses what the flag does not go with.
func (a *app) checkEdits(names []string) error {
	switch {
	case a.rewrite || a.diff || a.check || a.dryRun || a.follow || a.recursive || len(names) > 1:
		return usage("--edits is for one text that goes to standard output: name one file, or none, and leave out" +
			" --in-place, --diff, --check, --dry-run, --follow and -r")
	case a.format != "text" && a.format != autoFormat:
		return usage("--edits is for plain text: leave --format out")
	case a.keyFile == "":
		return usage("--edits is for operators with a key: name its file with --key-file")
	}
	return nil
}

// maxEdit is how long what an operator wrote may be, in bytes.
const maxEdit = 64 << 10

var errEdits = errors.New("the edits are not those of this text: name the file that --edits made with it")

// otherOperator says that the policy is not the one that a text was masked with.
type otherOperator struct{ entity redact.Entity }

func (e otherOperator) Error() string {
	return "the policy does something else with " + visible(string(e.entity)) + " than when the text was masked: use the same"
}

// undo copies src to dst with the values of edits restored, and returns how many are, and how many are left because the
// operator did not write them.
func undo(dst io.Writer, src io.Reader, edits *json.Decoder, p redact.Policy, subject string) (back, left int, err error) {
	at := int64(0)
	for {
		var e edit
		if err := edits.Decode(&e); errors.Is(err, io.EOF) {
			_, err := io.Copy(dst, src)
			return back, left, err
		} else if err != nil || e.Start < at || e.End < e.Start || e.End-e.Start > maxEdit {
			return back, left, errEdits
		}
		op := operatorOf(p, e.Entity)
		if op.Undo == nil || op.Name != e.Operator {
			return back, left, otherOperator{e.Entity}
		}
		if _, err := io.CopyN(dst, src, e.Start-at); err != nil {
			return back, left, cutShort(err)
		}
		value := make([]byte, e.End-e.Start)
		if _, err := io.ReadFull(src, value); err != nil {
			return back, left, cutShort(err)
		}
		at = e.End
		text, err := op.Undo(nil, redact.Value{Entity: e.Entity, Text: value, Subject: subject})
		if err != nil {
			text = value
			left++
		} else {
			back++
		}
		if _, err := dst.Write(text); err != nil {
			return back, left, err
		}
	}
}

// cutShort is what the end of a text means where edits are still to come.
func cutShort(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errEdits
	}
	return err
}
