package main

import (
	"encoding/json"
	"errors"
	"io"

	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/redact"
)

// maxEdit is how long what an operator wrote may be, in bytes.
const maxEdit = 64 << 10

var errEdits = errors.New("the edits are not those of this text: name the file that --edits made with it")

// otherOperator says that the policy is not the one that a text was masked with.
type otherOperator struct{ entity redact.Entity }

func (e otherOperator) Error() string {
	return "the policy does something else with " + visible(string(e.entity)) + " than when the text was masked: use the same"
}

// An undoing restores the values of edits.
type undoing struct {
	policy  redact.Policy
	subject string
	check   editCheck
	all     operators.Restored
}

// copy copies src to dst with the values of edits restored.
func (u *undoing) copy(dst io.Writer, src io.Reader, edits *json.Decoder) error {
	at := int64(0)
	for {
		var e edit
		if err := edits.Decode(&e); errors.Is(err, io.EOF) {
			_, err := io.Copy(dst, src)
			return err
		} else if err != nil || e.Start < at || e.End < e.Start || e.End-e.Start > maxEdit {
			return errEdits
		}
		if _, err := io.CopyN(dst, src, e.Start-at); err != nil {
			return cutShort(err)
		}
		written := make([]byte, e.End-e.Start)
		if _, err := io.ReadFull(src, written); err != nil {
			return cutShort(err)
		}
		text, err := u.undone(e, written)
		if err != nil {
			return err
		}
		if _, err := dst.Write(text); err != nil {
			return err
		}
		at = e.End
	}
}

// undone returns the value that an operator wrote something for, or what is written if that is not what it wrote.
func (u *undoing) undone(e edit, written []byte) ([]byte, error) {
	op := u.policy.OperatorOf(e.Entity)
	if op.Undo == nil || op.Name != e.Operator {
		return nil, otherOperator{e.Entity}
	}
	value, err := op.Undo(nil, redact.Value{Entity: e.Entity, Text: written, Subject: u.subject})
	if err != nil || !u.check.holds(e, written, value) {
		u.all.Unknown++
		return written, nil
	}
	u.all.Add(operators.Restored{Restored: 1, Entities: map[redact.Entity]int{e.Entity: 1}})
	return value, nil
}

// cutShort is what the end of a text means where edits are still to come.
func cutShort(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errEdits
	}
	return err
}
