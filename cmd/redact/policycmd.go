package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
	"github.com/spf13/cobra"
)

// policyCommand groups what is about policies.
func (a *app) policyCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "policy",
		Short: "check a policy file, or show what a policy comes to",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return usage("policy needs a verb: 'redact policy lint FILE' or 'redact policy show'")
		},
	}
	lint := &cobra.Command{
		Use:   "lint FILE",
		Short: "check a policy file; mistakes are told with line and column",
		Args:  cobra.ExactArgs(1),
		RunE:  func(_ *cobra.Command, args []string) error { return a.lint(args[0]) },
	}
	show := &cobra.Command{
		Use:   "show",
		Short: "show the policy that --policy, --profile and the other flags make",
		Args:  cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 {
				a.policyFile = args[0]
			}
			return a.showPolicy()
		},
	}
	cmd.AddCommand(lint, show)
	return cmd
}

// lint loads and compiles a policy file and tells what in it may not do what its author thinks.
func (a *app) lint(file string) error {
	p, err := loadPolicy(file)
	if err != nil {
		return err
	}
	if _, err := redact.New(p); err != nil {
		return usage(err.Error())
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return broken(file, err)
	}
	out := []byte("the policy is valid\n")
	for _, problem := range policy.Lint(data) {
		out = fmt.Appendf(out, "%s:%s\n", a.label(file), problem)
	}
	_, err = a.out.Write(out)
	return err
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

// describe lists what is looked for and what becomes of it, as text that is valid YAML.
func describe(p redact.Policy) []byte {
	out := fmt.Appendf(nil, "# policy %s: %d detectors\nmin_score: %g\n", p.Name, len(p.Detectors),
		orDefault(p.MinScore))
	if len(p.Countries) > 0 {
		out = fmt.Appendf(out, "countries: [%s]\n", strings.Join(p.Countries, ", "))
	}
	out = append(out, "entities:\n"...)
	known := entitiesOf(p)
	slices.Sort(known)
	for _, e := range known {
		if len(p.Only) > 0 && !slices.Contains(p.Only, e) || slices.Contains(p.Skip, e) {
			continue
		}
		op, ok := p.Operators[e]
		if !ok {
			op = p.Default
		}
		score, ok := p.Thresholds[e]
		if !ok {
			score = orDefault(p.MinScore)
		}
		out = fmt.Appendf(out, "  %s: {operator: %s, min_score: %g}\n", e, op.Name, score)
	}
	out = fmt.Appendf(out, "# %d values are always let through, %d strings are always hidden\n",
		len(p.Allow), len(p.Deny))
	return out
}

// orDefault is the threshold that a policy's zero stands for.
func orDefault(score float64) float64 {
	if score == 0 {
		return 0.5
	}
	return score
}
