package main

import (
	"log/slog"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/redactd/redactd/audit"
	"github.com/redactd/redactd/internal/auditkeys"
	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/server/trail"
)

// auditOptions are the flags of the audit log.
type auditOptions struct {
	file string
	sync bool
	keep age
}

func (a *auditOptions) define(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&a.file, "audit-log", "", "a `FILE` that has a line for each request, chained with the keys of --key-file; "+
		"if it cannot be written requests are refused")
	f.BoolVar(&a.sync, "audit-fsync", false, "make each line durable before its answer goes out")
	f.Var(&a.keep, "audit-keep", "how old lines may become, such as 400d; default for ever")
}

func (a *auditOptions) check() error {
	if a.file == "" && (a.sync || a.keep != 0) {
		return usage("--audit-fsync and --audit-keep go with --audit-log: name the file")
	}
	return nil
}

// open opens the log, nil if there is none.
func (a *auditOptions) open(set *keys.Set, log *slog.Logger) (*trail.Trail, error) {
	if a.file == "" {
		return nil, nil
	}
	k, err := auditkeys.Of(set)
	if err != nil {
		return nil, usage("--key-file: %s", unprefixed(err))
	}
	t, err := trail.Open(a.file, audit.Options{Keys: k, Sync: a.sync}, log)
	if err != nil {
		return nil, failed("--audit-log: %s", unprefixed(err))
	}
	return t, nil
}

// An age is a time in days or as [time.ParseDuration] reads it.
type age time.Duration

const day = 24 * time.Hour

// maxDays is some three centuries, the longest that a duration can be.
const maxDays = 100_000

// Set reads an age.
func (a *age) Set(text string) error {
	d, err := time.ParseDuration(text)
	if days, ok := strings.CutSuffix(text, "d"); ok {
		var n uint64
		n, err = strconv.ParseUint(days, 10, 32)
		d = time.Duration(min(n, maxDays)) * day
	}
	if err != nil || d <= 0 {
		return errAge
	}
	*a = age(d)
	return nil
}

var errAge = usage("write an age such as 400d or 48h")

// String returns the age, nothing for the usual one, which is none.
func (a *age) String() string {
	if *a == 0 {
		return ""
	}
	return time.Duration(*a).String()
}

// Type is what help calls it.
func (a *age) Type() string { return "AGE" }
