package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/redactd/redactd/internal/asked"
	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
	"github.com/spf13/cobra"
)

// policyCommand groups what is about policies.
func (a *app) policyCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "policy",
		Short: "check a policy file, show what a policy comes to, or what another one does",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return usage("policy needs a verb: lint, schema, show or diff, such as 'redact policy lint FILE'")
		},
	}
	lint := &cobra.Command{
		Use:   "lint FILE",
		Short: "check a policy file, or - for standard input; mistakes are told with line and column",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("policy lint takes one policy file, or - for standard input")
			}
			return a.lint(args[0])
		},
	}
	show := &cobra.Command{
		Use:   "show [FILE]",
		Short: "show the policy that a file, or --policy and --profile, and the other flags make",
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := a.showsFile(cmd, args); err != nil {
				return err
			}
			return a.showPolicy()
		},
	}
	schema := &cobra.Command{
		Use:   "schema",
		Short: "print what a policy file looks like as JSON Schema, for editors",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := a.out.Write(policy.Schema())
			return err
		},
	}
	cmd.AddCommand(lint, schema, show, a.policyDiffCommand())
	return cmd
}

// lint loads and compiles a policy file and tells what in it may not do what its author thinks.
func (a *app) lint(file string) error {
	text, err := a.lintText(file)
	if err != nil {
		return err
	}
	o, err := a.policyOptions(file)
	if err != nil {
		return err
	}
	o = o.Trial()
	p, err := parsePolicy(o, file, text)
	if err != nil {
		return err
	}
	if _, err := redact.New(p); err != nil {
		return usage(err.Error())
	}
	out := []byte("the policy is valid\n")
	for _, problem := range o.Lint(text) {
		out = fmt.Appendf(out, "%s:%s\n", a.label(file), problem)
	}
	_, err = a.out.Write(out)
	return err
}

// lintText returns the text of a policy file, or of standard input.
func (a *app) lintText(file string) ([]byte, error) {
	if file != stdinName {
		return policyText(file)
	}
	src, err := a.open(stdinName)
	if err != nil {
		return nil, err
	}
	text, err := io.ReadAll(io.LimitReader(src, policy.MaxSize+1))
	if err != nil {
		return nil, broken(stdinName, err)
	}
	return text, nil
}

// showsFile takes a policy file that is named without --policy: it wins over the environment.
func (a *app) showsFile(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if len(args) > 1 || cmd.Flags().Changed("policy") {
		return usage("name one policy file")
	}
	if !cmd.Flags().Changed("profile") {
		a.profile = ""
	}
	delete(a.variables, "policy")
	a.policyFile = args[0]
	return nil
}

func (a *app) showPolicy() error {
	p, err := a.policy()
	if err != nil {
		return err
	}
	if _, err := redact.New(p); err != nil {
		return usage(err.Error())
	}
	_, err = a.out.Write(describe(p))
	return err
}

// describe lists what is looked for, what becomes of it and which detectors find it, as text that is
// valid YAML.
func describe(p redact.Policy) []byte {
	names, on := asked.Finders(p)
	out := fmt.Appendf(nil, "# policy %s, detectors on: %d\nid: %s\nmin_score: %g\n", visible(p.Name),
		on, visible(p.ID), cmp.Or(p.MinScore, redact.DefaultMinScore))
	if len(p.Countries) > 0 {
		out = fmt.Appendf(out, "countries: [%s]\n", strings.Join(p.Countries, ", "))
	}
	if p.Locale != "" {
		out = fmt.Appendf(out, "locale: %s\n", p.Locale)
	}
	entities := slices.Sorted(maps.Keys(names))
	out = append(out, "entities:\n"...)
	for _, e := range entities {
		op := p.OperatorOf(e)
		out = fmt.Appendf(out, "  %s: {operator: %s, min_score: %g", e, op.Name, p.ThresholdOf(e))
		if op.Settings != "" {
			out = fmt.Appendf(out, ", settings: %q", op.Settings)
		}
		out = append(out, "}\n"...)
	}
	out = append(out, "detectors:\n"...)
	for _, e := range entities {
		out = fmt.Appendf(out, "  %s: [%s]\n", e, strings.Join(names[e], ", "))
	}
	out = fmt.Appendf(out, "# %d values are always let through, %d strings are always hidden\n", len(p.Allow), len(p.Deny))
	if p.AllowFunc != nil {
		out = append(out, "# values that match a pattern are let through as well\n"...)
	}
	return append(out, describeCases(p)...)
}

// describeCases says, in comments, what is otherwise for some texts.
func describeCases(p redact.Policy) (out []byte) {
	for i, c := range p.Cases {
		out = fmt.Appendf(out, "# when %d: %s\n", i+1, textOfCase(c))
		for l := range strings.Lines(string(entityChanges(p, c.Policy))) {
			out = fmt.Appendf(out, "#   %s", l)
		}
	}
	return out
}
