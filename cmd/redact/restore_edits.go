package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"github.com/redactd/redactd/operators"
)

// restoreEdits puts back look-alikes where the file that --edits names has them, with the policy that the other flags make:
// the one that the text was masked with.
func (a *app) restoreEdits(ctx context.Context, names []string, auditLog string) error {
	if len(names) > 1 {
		return usage("--edits is for one text: name one file, or none for standard input")
	}
	if len(names) == 0 {
		names = []string{stdinName}
	}
	f, err := os.Open(a.edits)
	if err != nil {
		return broken(a.edits, err)
	}
	defer f.Close()
	if a.keyID, err = keyOfEdits(f); err != nil {
		return a.editsFault()
	}
	o, err := a.restoreOptions()
	if err != nil {
		return err
	}
	a.set = o.Keys
	t, err := a.trailOf(auditLog, o, names)
	if err != nil {
		return err
	}
	defer t.close()
	all, err := a.undoEdits(ctx, f, names[0])
	if e := t.end(all, err); err == nil {
		err = e
	}
	return err
}

func (a *app) undoEdits(ctx context.Context, edits *os.File, name string) (all operators.Restored, err error) {
	u, err := a.newUndoing()
	if err != nil {
		return all, err
	}
	src, err := a.open(name)
	if err != nil {
		return all, err
	}
	defer src.Close()
	err = u.copy(a.out, bufio.NewReader(reading{ctx, src}), json.NewDecoder(bufio.NewReader(edits)))
	var other otherOperator
	switch {
	case errors.Is(err, errEdits):
		return u.all, a.editsFault()
	case errors.As(err, &other):
		return u.all, &fault{code: exitPartial, place: a.edits, text: other.Error()}
	case err != nil:
		return u.all, broken(name, err)
	}
	text := fmt.Sprintf("%d restored", u.all.Restored)
	if u.all.Unknown > 0 {
		text += fmt.Sprintf("; %d left: the text was changed there, or the subject, the tenant or the policy is another", u.all.Unknown)
	}
	a.say("", text)
	return u.all, nil
}

// newUndoing undoes what the policy that the flags make does, with the key of the edits.
func (a *app) newUndoing() (*undoing, error) {
	p, err := a.policy()
	if err != nil {
		return nil, err
	}
	if err := checkCases(p); err != nil {
		return nil, err
	}
	id := a.keyID
	if id == 0 { // of a text without values
		id = primaryOf(a.set)
	}
	check, err := newEditCheck(a.set, a.tenant, id)
	if err != nil {
		return nil, keyFault(a.keyFile, err)
	}
	return &undoing{policy: p, subject: a.subject, check: check}, nil
}

func (a *app) editsFault() error {
	return &fault{code: exitPartial, place: a.edits, text: errEdits.Error()}
}

// keyOfEdits returns the id of the key in the first edit, and goes back to the beginning.
func keyOfEdits(f *os.File) (uint32, error) {
	var e edit
	err := json.NewDecoder(f).Decode(&e)
	if info, statErr := f.Stat(); statErr == nil && info.Size() == 0 {
		err = nil // of a text without values
	}
	if err != nil {
		return 0, errEdits
	}
	_, err = f.Seek(0, 0)
	return e.Key, err
}
