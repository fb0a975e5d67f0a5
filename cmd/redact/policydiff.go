package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/redactd/redactd/formats"
	"github.com/redactd/redactd/internal/asked"
	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

// policyDiffCommand shows what another policy would do.
func (a *app) policyDiffCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "diff OLD NEW [FILE...]",
		Short: "show what a policy does otherwise than another one, by itself or in files; exit 1 if anything",
		Long: "OLD and NEW are policy files or names of profiles. With files, or - for standard input, every place is\n" +
			"listed that one of them hides and the other does not, or hides in another way, and never what stands there. Without,\n" +
			"patterns of allow, rules and options of cards cannot be compared: the last line says so where they may differ.",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) < 2 {
				return usage("policy diff takes two policies, as files or profiles, and perhaps files to try them on")
			}
			return a.policyDiff(cmd.Context(), args[0], args[1], args[2:])
		},
	}
	a.fileFlags(cmd)
	return cmd
}

func (a *app) policyDiff(ctx context.Context, old, new string, files []string) error {
	was, err := a.policyNamed(old)
	if err != nil {
		return err
	}
	is, err := a.policyNamed(new)
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return a.comparePolicies(was, is)
	}
	return a.compareOn(ctx, was, is, files)
}

// policyNamed returns the profile of a name, or what a file says.
func (a *app) policyNamed(name string) (redact.Policy, error) {
	if slices.Contains(policy.Profiles(), name) {
		return profilePolicy(name)
	}
	return a.loadPolicy(name)
}

// comparePolicies lists what two policies do differently, as far as that can be told without a text.
func (a *app) comparePolicies(was, is redact.Policy) error {
	out := append(entityChanges(was, is), settingChanges(was, is)...)
	if hashOf(was) != hashOf(is) {
		out = append(out, "others: patterns of allow, rules and cards are not compared: name files to try the policies on\n"...)
	}
	return a.differ(out)
}

// entityChanges lists the entities that two policies treat differently, and the rows that only one of them asks.
func entityChanges(was, is redact.Policy) (out []byte) {
	old, _ := asked.Finders(was)
	new, _ := asked.Finders(is)
	all := maps.Clone(old)
	maps.Copy(all, new)
	for _, e := range slices.Sorted(maps.Keys(all)) {
		before, now := asText(was, e, old[e]), asText(is, e, new[e])
		rows := append(prefixed("+", new[e], old[e]), prefixed("-", old[e], new[e])...)
		switch {
		case before != now:
			out = fmt.Appendf(out, "%s: %s, was %s\n", e, now, before)
		case len(rows) > 0:
			out = fmt.Appendf(out, "%s: detectors %s\n", e, strings.Join(rows, " "))
		}
	}
	return out
}

// asText says what becomes of an entity that rows find.
func asText(p redact.Policy, e redact.Entity, rows []string) string {
	if len(rows) == 0 {
		return "not looked for"
	}
	return fmt.Sprintf("%s from %g", operatorText(p.OperatorOf(e)), p.ThresholdOf(e))
}

// prefixed returns the names that are in one list alone, behind a sign.
func prefixed(sign string, names, others []string) (list []string) {
	for _, name := range names {
		if !slices.Contains(others, name) {
			list = append(list, sign+name)
		}
	}
	return list
}

// differ writes differences, and says by its error that there are some.
func (a *app) differ(out []byte) error {
	if len(out) == 0 {
		return nil
	}
	if _, err := a.out.Write(out); err != nil {
		return err
	}
	return errFound
}

// compareOn lists what two policies do differently in files.
func (a *app) compareOn(ctx context.Context, was, is redact.Policy, files []string) error {
	old, err := redact.New(was)
	if err != nil {
		return usage(err.Error())
	}
	new, err := redact.New(is)
	if err != nil {
		return usage(err.Error())
	}
	names, listErr := a.files(files, false)
	sum := &changeCounts{by: map[change]int{}}
	err = errors.Join(listErr, a.each(ctx, names, a.out, func(ctx context.Context, name string, out io.Writer) error {
		return a.compareFile(ctx, &comparison{did: was, does: is}, old, new, name, out, sum)
	}))
	if err != nil {
		return err
	}
	return a.differ(sum.text())
}

// compareFile lists what two policies do differently in a file.
func (a *app) compareFile(
	ctx context.Context, c *comparison, old, new *redact.Redactor, name string, out io.Writer, sum *changeCounts,
) error {
	src, err := a.open(name)
	if err != nil {
		return err
	}
	defer src.Close()
	label := a.label(name)
	c.tell = func(line, column int64, what change) error {
		sum.add(what)
		_, err := fmt.Fprintf(out, "%s:%d:%d: %s\n", label, line, column, what)
		return err
	}
	c.old, err = a.masker(old, name, io.Discard, func(f formats.Finding) { c.was = append(c.was, f.Finding) })
	if err != nil {
		return err
	}
	c.new, err = a.masker(new, name, io.Discard, func(f formats.Finding) { c.is = append(c.is, f.Finding) })
	if err != nil {
		return err
	}
	p := pump{place: name, text: a.format == "text"}
	return p.run(ctx, src, c)
}
