package main

import (
	"strings"

	"github.com/spf13/cobra"
)

// fromEnvironment are the flags that REDACT_ variables may set, such as REDACT_MIN_SCORE. What
// rewrites files or changes the meaning of the exit code is not among them.
var fromEnvironment = []string{
	"policy", "profile", "entities", "skip", "countries", "locale", "min-score", "operator", "color",
	"format", "jobs", "output", "include", "exclude", "no-ignore", "summary", "stats",
	"line-buffered",
}

// fromEnv sets the flags that were not given from the environment: flag > REDACT_* > default.
func (a *app) fromEnv(cmd *cobra.Command) error {
	flags := cmd.Flags()
	given := flags.Changed("policy") || flags.Changed("profile")
	for _, name := range fromEnvironment {
		f := flags.Lookup(name)
		key := "REDACT_" + strings.ToUpper(strings.ReplaceAll(name, "-", "_"))
		value, ok := a.lookup(key)
		source := name == "policy" || name == "profile"
		if f == nil || f.Changed || !ok || value == "" || source && given {
			continue
		}
		if f.Value.Set(value) != nil {
			return usage("the value of " + key + " does not fit --" + name)
		}
		if a.variables == nil {
			a.variables = map[string]string{}
		}
		a.variables[name] = key
	}
	return nil
}

// blame names the environment's variables in a message where it names flags that they have set.
func (a *app) blame(text string) string {
	for name, key := range a.variables {
		text = strings.ReplaceAll(text, "--"+name, key)
	}
	return text
}
