package main

import (
	"fmt"
	"math"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// options are the flags of all commands.
type options struct {
	// What to look for and what to do with it.
	policyFile, profile, entities, skip, countries, minScore, operator, color string
	// Which files.
	recursive, noIgnore bool
	include, exclude    []string
	jobs                int
	format              string
	// What to write.
	inPlace, output                     string
	diff, summary, check, dryRun, stats bool
	lineBuffered, follow, rewrite       bool
	showValues                          bool
}

// fromEnvironment are the flags that REDACT_ variables may set, such as REDACT_MIN_SCORE. What
// rewrites files or changes the meaning of the exit code is not among them.
var fromEnvironment = []string{
	"policy", "profile", "entities", "skip", "countries", "min-score", "operator", "color",
	"format", "jobs", "output", "include", "exclude", "no-ignore", "summary", "stats",
	"line-buffered",
}

// maxJobs bounds the files that are open at a time.
const maxJobs = 256

// policyFlags defines the flags that make up the policy, for all commands.
func (a *app) policyFlags(str func(p *string, name, value, usage string), root *cobra.Command) {
	o := &a.options
	str(&o.policyFile, "policy", "", "a policy `FILE`")
	str(&o.profile, "profile", "", "a built-in policy: "+strings.Join(policy.Profiles(), ", "))
	str(&o.entities, "entities", "", "look for these only, such as CREDIT_CARD,EMAIL_ADDRESS")
	str(&o.skip, "skip", "", "do not look for these")
	str(&o.countries, "countries", "", "ISO codes such as SE,DE: their identifiers and no others")
	str(&o.minScore, "min-score", "", "report and mask from this probability on, such as 0.5")
	str(&o.operator, "operator", "", "what to do with everything: mask, replace, remove or keep")
	str(&o.color, "color", "auto", "auto, always or never")
	_ = root.RegisterFlagCompletionFunc("profile", cobra.FixedCompletions(policy.Profiles(), 0))
	_ = root.RegisterFlagCompletionFunc("operator", cobra.FixedCompletions(policy.OperatorNames(), 0))
}

// fileFlags defines the flags that choose files.
func (a *app) fileFlags(cmd *cobra.Command) {
	f, o := cmd.Flags(), &a.options
	f.BoolVarP(&o.recursive, "recursive", "r", false, "go into folders; .gitignore is respected")
	f.BoolVar(&o.noIgnore, "no-ignore", false, "with -r: take files that .gitignore names as well")
	f.StringArrayVar(&o.include, "include", nil, "only files that match this `GLOB` (repeatable)")
	f.StringArrayVar(&o.exclude, "exclude", nil, "no files that match this `GLOB` (repeatable)")
	f.IntVar(&o.jobs, "jobs", 0, "files at a time; 0 is one per processor")
	f.StringVar(&o.format, "format", "auto", "auto or text; text takes any bytes as they are")
	f.BoolVar(&o.summary, "summary", false, "counts by entity, to standard error")
	f.BoolVar(&o.stats, "stats", false, "bytes, findings and speed, to standard error")
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
	return a.checkOptions(cmd)
}

// blame names the environment's variables in a message where it names flags that they have set.
func (a *app) blame(text string) string {
	for name, key := range a.variables {
		text = strings.ReplaceAll(text, "--"+name, key)
	}
	return text
}

// checkOptions refuses values that no command takes.
func (a *app) checkOptions(cmd *cobra.Command) error {
	for _, name := range []string{"policy", "profile"} { // a script's variable is not set
		if f := cmd.Flags().Lookup(name); f.Changed && f.Value.String() == "" {
			return usage("--" + name + " is empty: name one, or leave the flag out")
		}
	}
	if !slices.Contains([]string{"auto", "always", "never"}, a.color) {
		return usage("--color is auto, always or never")
	}
	if cmd.Flags().Lookup("jobs") == nil {
		return nil
	}
	switch {
	case a.jobs < 0 || a.jobs > maxJobs:
		return usage(fmt.Sprintf("--jobs is a number of files at a time up to %d, "+
			"0 for one per processor", maxJobs))
	case a.format != "auto" && a.format != "text":
		return usage("--format is auto or text: other formats are not read yet, text takes any bytes")
	case a.jobs == 0:
		a.jobs = runtime.GOMAXPROCS(0)
	}
	return badGlob(append(slices.Clone(a.include), a.exclude...))
}

// policy returns the policy that the flags ask for.
func (a *app) policy() (redact.Policy, error) {
	p, err := a.basePolicy()
	if err != nil {
		return p, err
	}
	if p.Only, err = a.narrow(p, "--entities", a.entities, p.Only); err != nil {
		return p, err
	}
	if p.Skip, err = a.narrow(p, "--skip", a.skip, p.Skip); err != nil {
		return p, err
	}
	if p.Countries, err = countries(a.countries, p.Countries); err != nil {
		return p, err
	}
	if p, err = withMinScore(p, a.minScore); err != nil {
		return p, err
	}
	if !looks(p) {
		return p, usage("--entities, --skip and --countries leave nothing to look for")
	}
	if a.operator != "" {
		return withOperator(p, a.operator)
	}
	return p, nil
}

func (a *app) basePolicy() (redact.Policy, error) {
	switch {
	case a.policyFile != "" && a.profile != "":
		return redact.Policy{}, usage("--policy and --profile: give one of them")
	case a.policyFile != "":
		p, err := loadPolicy(a.policyFile)
		if key := a.variables["policy"]; err != nil && key != "" {
			err = usage(key + ": " + err.Error())
		}
		return p, err
	case a.profile != "":
		return profilePolicy(a.profile)
	}
	return policy.Default(), nil
}

// compile returns the redactor of the policy that the flags ask for.
func (a *app) compile() (*redact.Redactor, error) {
	p, err := a.policy()
	if err != nil {
		return nil, err
	}
	r, err := redact.New(p)
	if err != nil {
		return nil, usage(err.Error())
	}
	return r, nil
}

// narrow parses a list of entities that the policy knows; an empty one leaves what there is.
func (a *app) narrow(p redact.Policy, flag, list string, old []redact.Entity) (
	[]redact.Entity, error,
) {
	if list == "" {
		return old, nil
	}
	known := entitiesOf(p)
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

// withMinScore sets one threshold for all entities.
func withMinScore(p redact.Policy, score string) (redact.Policy, error) {
	if score == "" {
		return p, nil
	}
	f, err := strconv.ParseFloat(score, 64)
	if err != nil || math.IsNaN(f) || f <= 0 || f >= 1 {
		return p, usage("--min-score is a probability between 0 and 1, such as 0.5")
	}
	p.MinScore, p.Thresholds = f, nil
	return p, nil
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

// terminal says whether w is a terminal.
func terminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// colours says whether to colour the output.
func (a *app) colours() bool {
	if a.color != "auto" {
		return a.color == "always"
	}
	noColor, _ := a.lookup("NO_COLOR")
	return noColor == "" && a.out.terminal()
}
