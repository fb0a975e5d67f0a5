package main

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/redactd/redactd/internal/asked"
	"github.com/redactd/redactd/redact"
	"github.com/spf13/cobra"
)

// detectorsCommand lists what can be found.
func (a *app) detectorsCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "detectors",
		Short: "list what can be found",
		Args:  cobra.NoArgs,
	}
	var entity string
	cmd.Flags().StringVar(&entity, "entity", "", "only those of this entity")
	a.listFlags(cmd)
	cmd.RunE = func(*cobra.Command, []string) error { return a.detectors(entity) }
	return cmd
}

func (a *app) detectors(entity string) error {
	if err := a.checkList(); err != nil {
		return err
	}
	p, err := a.policy()
	if err != nil {
		return err
	}
	only, err := a.narrow(p, "--entity", entity, nil)
	if err != nil {
		return err
	}
	rows := slices.DeleteFunc(slices.Clone(p.Detectors), func(d redact.Detector) bool {
		return len(only) > 0 && !slices.Contains(only, d.Entity) || len(asked.Of(p, d)) == 0 && !sleeps(p, d)
	})
	slices.SortFunc(rows, func(a, b redact.Detector) int { return cmp.Compare(a.Name, b.Name) })
	out := listText(rows)
	if a.output != "text" {
		out = a.list(detectorRows(rows))
	}
	_, err = a.out.Write(out)
	return err
}

// sleeps says whether a detector is off only because the policy does not name its entity.
func sleeps(p redact.Policy, d redact.Detector) bool {
	awake := d
	awake.Off = false
	return d.Off && len(asked.Of(p, awake)) > 0
}

func listText(rows []redact.Detector) []byte {
	var out []byte
	for _, d := range rows {
		place := d.Region
		if place == "" {
			place = "everywhere"
		}
		if d.Off {
			place += ", off unless named"
		}
		out = fmt.Appendf(out, "%s (%s, %s)\n    %s\n", d.Name, d.Entity, place, d.About)
		if d.Example != "" {
			out = fmt.Appendf(out, "    such as %s\n", strings.ReplaceAll(d.Example, "\n", "\n    "))
		}
	}
	return out
}

func detectorRows(detectors []redact.Detector) (head []string, rows []listed) {
	for _, d := range detectors {
		one := asked.Describe(d)
		rows = append(rows, listed{
			one,
			[]string{
				one.Name, string(one.Entity), one.Country, one.About, one.Validation, one.Example,
				strconv.FormatFloat(one.PassRate, 'g', 6, 64), strconv.FormatBool(one.Alone), strconv.FormatBool(one.Off),
			},
		})
	}
	return []string{"name", "entity", "country", "about", "validation", "example", "pass_rate", "alone", "off"}, rows
}
