package main

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/redactd/redactd/internal/asked"
	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

// narrow parses a list of entities that the policy knows; an empty one leaves what there is.
func (a *app) narrow(p redact.Policy, flag, list string, old []redact.Entity) (
	[]redact.Entity, error,
) {
	if list == "" {
		return old, nil
	}
	known := asked.EntitiesOf(p)
	var out []redact.Entity
	for _, name := range strings.Split(list, ",") {
		if strings.TrimSpace(name) == "" {
			return nil, usage(flag + ": a name in the list is empty")
		}
		e := redact.Entity(strings.ToUpper(strings.TrimSpace(name)))
		if !slices.Contains(known, e) {
			return nil, usage(fmt.Sprintf("%s: there is no entity %s%s; "+
				"'redact detectors' lists them", flag, e, nearest(string(e), known)))
		}
		out = append(out, e)
	}
	return out, nil
}

func countries(list string, old []string) ([]string, error) {
	if list == "" {
		return old, nil
	}
	var out []string
	for _, c := range strings.Split(strings.ToUpper(list), ",") {
		c = strings.TrimSpace(c)
		if len(c) != 2 || c[0] < 'A' || c[0] > 'Z' || c[1] < 'A' || c[1] > 'Z' {
			return nil, usage("--countries is a list of two-letter codes such as SE,DE")
		}
		if c == "UK" {
			return nil, usage("--countries: the code of the United Kingdom is GB")
		}
		if known := policy.Countries(); !slices.Contains(known, c) {
			return nil, usage("--countries: nothing is known of " + c + "; there are identifiers of " +
				strings.Join(known, ", "))
		}
		out = append(out, c)
	}
	return out, nil
}

func locale(given, old string) (string, error) {
	if given == "" {
		return old, nil
	}
	if _, err := new(redact.Redactor).Locale(given); err != nil {
		return "", usage("--locale names no country: write one such as de-AT or AT")
	}
	return given, nil
}

// withMinScore sets one threshold for all entities.
func withMinScore(p *redact.Policy, score string) error {
	if score == "" {
		return nil
	}
	f, err := strconv.ParseFloat(score, 64)
	if err != nil || math.IsNaN(f) || f <= 0 || f >= 1 {
		return usage("--min-score is a probability between 0 and 1, such as 0.5")
	}
	p.MinScore, p.Thresholds = f, nil
	return nil
}

// nearest suggests the known entity that begins most like name.
func nearest(name string, known []redact.Entity) string {
	best, most := "", 2
	for _, e := range known {
		n := 0
		for n < len(name) && n < len(e) && name[n] == e[n] {
			n++
		}
		if n > most {
			best, most = string(e), n
		}
	}
	if best == "" {
		return ""
	}
	return " (did you mean " + best + "?)"
}
