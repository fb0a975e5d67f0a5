package main

import (
	"errors"
	"fmt"
	"os"
	"os/user"
	"strings"

	"github.com/redactd/redactd/audit"
	"github.com/redactd/redactd/internal/auditkeys"
	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

// A trail is what an audit log says of a run that restores: a record before the first value is let out, and one when it
// ends. A run that was killed has the first alone. The nil trail records nothing.
type trail struct {
	file   string
	log    *audit.Log
	record audit.Record
}

// trailOf begins the trail of a run in an audit log, nil if it names none.
func (a *app) trailOf(file string, o operators.RestoreOptions, names []string) (*trail, error) {
	if file == "" {
		return nil, nil
	}
	k, err := auditkeys.Of(o.Keys)
	if err != nil {
		return nil, keyFault(a.keyFile, err)
	}
	log, err := audit.Open(file, audit.Options{Keys: k, Sync: true})
	if err != nil {
		return nil, auditFault(file, err)
	}
	t := &trail{file, log, a.restoreRecord(o, names)}
	if err := log.Append(t.record); err != nil {
		t.close()
		return nil, auditFault(file, err)
	}
	return t, nil
}

// restoreRecord is what is known before.
func (a *app) restoreRecord(o operators.RestoreOptions, names []string) audit.Record {
	host, err := os.Hostname()
	if err != nil {
		host = "unknown"
	}
	r := audit.Record{
		Event: "restore", Result: audit.Begun, Actor: actor(), Origin: limited(host), Command: "redact restore",
		Resource: limited(valueless(strings.Join(names, ", "))), Tenant: limited(a.tenant),
	}
	if o.Keys != nil {
		for _, k := range o.Keys.Info() {
			r.Keys = append(r.Keys, k.ID)
		}
	}
	for _, i := range o.Identities {
		r.Keys = append(r.Keys, i.ID())
	}
	r.Keys = r.Keys[:min(len(r.Keys), 100)]
	return r
}

// actor is who runs the program, by the number that the system goes by, and the name.
func actor() string {
	me, err := user.Current()
	if err != nil {
		return fmt.Sprintf("uid %d", os.Getuid())
	}
	return limited("uid " + me.Uid + " (" + me.Username + ")")
}

// limited cuts a text to what a record takes.
func limited(text string) string {
	return strings.ToValidUTF8(text[:min(len(text), 256)], "")
}

// valueless names what is found in a text and leaves nothing of it.
func valueless(text string) string {
	const withheld = "withheld"
	p, err := policy.WithOperator(policy.Default(), "replace")
	if err != nil {
		return withheld
	}
	r, err := redact.New(p)
	if err != nil {
		return withheld
	}
	if text, err = r.String(text); err != nil {
		return withheld
	}
	return text
}

// end records how the run ended.
func (t *trail) end(all operators.Restored, err error) error {
	if t == nil {
		return nil
	}
	t.record.Result = audit.OK
	if err != nil {
		t.record.Result = audit.Failed
	}
	t.record.Counts = map[string]int{}
	for e, n := range all.Entities {
		t.record.Counts[string(e)] = n
	}
	if err := t.log.Append(t.record); err != nil {
		return auditFault(t.file, err)
	}
	return nil
}

func (t *trail) close() {
	if t != nil {
		_ = t.log.Close()
	}
}

// auditFault words an error about an audit log: that it does not hold together is a find.
func auditFault(file string, err error) *fault {
	f := &fault{code: exitPartial, place: file, text: strings.TrimPrefix(err.Error(), "audit: "), err: err}
	if broken := (*audit.Broken)(nil); errors.As(err, &broken) {
		f.code = exitFound
	}
	return f
}
