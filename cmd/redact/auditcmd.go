package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/redactd/redactd/audit"
	"github.com/redactd/redactd/internal/auditkeys"
	"github.com/redactd/redactd/keys"
	"github.com/spf13/cobra"
)

// auditCommand groups what is about audit logs.
func (a *app) auditCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "audit",
		Short: "check an audit log",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return usage("audit needs a verb: 'redact audit verify FILE'")
		},
	}
	var head string
	verify := &cobra.Command{
		Use:   "verify FILE [--key-file FILE]",
		Short: "say whether an audit log holds together, and where not: exit code 1",
		Long: "say whether an audit log holds together, and where not: exit code 1\n\n" +
			"The last word of the output is the head of the log. Keep it elsewhere and give it to the next check:" +
			"\nthat its end was cut off, or all of it written anew, cannot be seen otherwise.",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || args[0] == "" {
				return usage("audit verify takes one audit log, or - for standard input")
			}
			return a.verifyLog(args[0], head)
		},
	}
	verify.Flags().StringVar(&head, "head", "", "the `HEAD` that an earlier check told")
	cmd.AddCommand(verify)
	return cmd
}

func (a *app) verifyLog(file, head string) error {
	known, err := parseHead(head)
	if err != nil {
		return err
	}
	var set *keys.Set
	if a.keyFile != "" {
		if set, err = a.keySet(); err != nil {
			return err
		}
	}
	k, err := auditkeys.Of(set)
	if err != nil {
		return keyFault(a.keyFile, err)
	}
	src, err := a.open(file)
	if err != nil {
		return err
	}
	defer src.Close()
	s, err := audit.Verify(src, k, known)
	if err != nil {
		return auditFault(file, err)
	}
	_, err = a.out.Write(verified(s, set != nil))
	return err
}

// verified says what a log comes to.
func verified(s audit.Summary, keyed bool) []byte {
	out := fmt.Appendf(nil, "%d records hold together", s.Records)
	if s.Records > 0 {
		out = fmt.Appendf(out, ", from %s to %s", s.First.Format(time.RFC3339), s.Last.Format(time.RFC3339))
	}
	if !keyed {
		out = append(out, "; without keys who may write the log can write it anew"...)
	}
	if s.Torn > 0 {
		out = fmt.Appendf(out, "; %d torn lines were set aside", s.Torn)
	}
	if s.Purged > 0 {
		out = fmt.Appendf(out, "; records up to number %d were removed", s.Purged)
	}
	if s.Head.Seq > 0 {
		out = fmt.Appendf(out, "; head %d:%s", s.Head.Seq, s.Head.Hash)
	}
	return append(out, '\n')
}

// parseHead reads what verified writes behind "head".
func parseHead(text string) (h audit.Head, err error) {
	if text == "" {
		return h, nil
	}
	seq, hash, _ := strings.Cut(text, ":")
	if h.Seq, err = strconv.ParseUint(seq, 10, 64); err != nil || len(hash) != 64 {
		return h, usage("--head is a number, a colon and 64 digits: copy what 'redact audit verify' printed")
	}
	h.Hash = hash
	return h, nil
}
