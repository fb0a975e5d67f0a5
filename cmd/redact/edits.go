package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"os"

	"github.com/redactd/redactd/keys"
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
	Check    []byte        `json:"check"` // see editCheck
}

// An editLog records edits.
type editLog struct {
	f       *os.File
	w       *bufio.Writer
	policy  redact.Policy
	subject string
	key     uint32
	check   editCheck
	moved   int64 // how many bytes the masked text is ahead of the text
	err     error
}

// newEditLog makes the file, which must not be there: it belongs to one masked text.
func (a *app) newEditLog(p redact.Policy) (*editLog, error) {
	set, err := a.keySet()
	if err != nil {
		return nil, err
	}
	id := primaryOf(set)
	check, err := newEditCheck(set, a.tenant, id)
	if err != nil {
		return nil, keyFault(a.keyFile, err)
	}
	f, err := os.OpenFile(a.edits, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, broken(a.edits, err)
	}
	return &editLog{f: f, w: bufio.NewWriter(f), policy: p, subject: a.subject, key: id, check: check}, nil
}

func primaryOf(set *keys.Set) uint32 {
	for _, k := range set.Info() {
		if k.Primary {
			return k.ID
		}
	}
	return 0
}

// add records an edit that can be undone. What an operator that can be undone wrote instead, a mark, is none.
func (l *editLog) add(e redact.Edit) {
	start := e.Start + l.moved
	l.moved += int64(len(e.Text)) - (e.End - e.Start)
	op := l.policy.OperatorOf(e.Entity)
	if op.Undo == nil || l.err != nil {
		return
	}
	value, err := op.Undo(nil, redact.Value{Entity: e.Entity, Text: e.Text, Subject: l.subject})
	if err != nil {
		return
	}
	check := l.check.of(e.Entity, e.Text, value)
	line, err := json.Marshal(edit{e.Entity, op.Name, l.key, start, start + int64(len(e.Text)), check})
	if err == nil {
		_, err = l.w.Write(append(line, '\n'))
	}
	if err != nil {
		l.err = broken(l.f.Name(), err) // not the text that was masked
	}
}

// close makes what was recorded durable.
func (l *editLog) close() error {
	return errors.Join(l.err, l.w.Flush(), l.f.Sync(), l.f.Close())
}

// maskRecorded masks a text to standard output and records its edits.
func (a *app) maskRecorded(ctx context.Context, r *redact.Redactor, p redact.Policy, name string) error {
	if err := checkCases(p); err != nil {
		return err
	}
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

// checkCases refuses a policy with cases: which of them a value was masked by is not recorded.
func checkCases(p redact.Policy) error {
	if len(p.Cases) > 0 {
		return usage("--edits is for a policy without cases: write one for text, without 'when'")
	}
	return nil
}
