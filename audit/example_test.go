package audit_test

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/redactd/redactd/audit"
	"github.com/redactd/redactd/keys"
)

// A log whose keys are sub-keys of a key set, checked as its reader does: with the head of an earlier check.
func Example() {
	dir, _ := os.MkdirTemp("", "audit")
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "audit.log")

	set, _ := keys.New()
	subs, primary, _ := set.Sub("audit", "", "", 32)
	k := audit.Keys{Primary: primary, Secrets: map[uint32][]byte{}}
	for id, sub := range subs {
		k.Secrets[id] = sub.Bytes()
	}

	log, err := audit.Open(path, audit.Options{Keys: k, Sync: true})
	if err != nil {
		return // and refuse to start
	}
	record := audit.Record{Event: "restore", Actor: "anna", Command: "POST /v1/restore", Result: audit.Begun}
	if err := log.Append(record); err != nil {
		return // and refuse the request
	}
	head := log.Head()
	record.Result, record.Counts = audit.OK, map[string]int{"EMAIL_ADDRESS": 2}
	_ = log.Append(record)
	_ = log.Close()

	file, _ := os.Open(path)
	defer file.Close()
	summary, err := audit.Verify(file, k, head)
	fmt.Println(summary.Records, err)
	// Output: 2 <nil>
}
