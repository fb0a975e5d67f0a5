package main

import (
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"

	"github.com/redactd/redactd/internal/asked"
	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// options are the flags of all commands.
type options struct {
	// What to look for and what to do with it.
	policyFile, profile, entities, skip, countries, locale, minScore, operator, color string
	keyOptions
	vaultFile string
	// Which files.
	recursive, noIgnore bool
	include, exclude    []string
	jobs                int
	format              string
	edits               string
	strings             []string
	stringsFile         string
	// What to write.
	inPlace, output                     string
	diff, summary, check, dryRun, stats bool
	lineBuffered, follow, rewrite       bool
	showValues                          bool
}

// whens are the values of --color.
var whens = []string{"auto", "always", "never"}

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
	str(&o.locale, "locale", "", "where the texts are from, such as de-AT: its identifiers are likelier")
	str(&o.minScore, "min-score", "", "report and mask from this probability on, such as 0.5")
	str(&o.operator, "operator", "", "what to do with everything: "+strings.Join(policy.OperatorNames(), ", "))
	o.keyFlags(str)
	str(&o.vaultFile, "vault", "", "a `FILE` that the operator vault keeps values in: 'redact vault new' makes one")
	str(&o.color, "color", "auto", "auto, always or never")
	completes(root, "profile", policy.Profiles)
	completes(root, "operator", policy.OperatorNames)
	completes(root, "entities", policy.Entities)
	completes(root, "skip", policy.Entities)
	completes(root, "countries", policy.Countries)
	completes(root, "color", func() []string { return whens })
}

// completes says what a shell may put behind a flag, and nothing else. The values are asked for when a shell
// does: some take longer to list than all the rest of the start.
func completes[T ~string](cmd *cobra.Command, flag string, values func() []T) {
	_ = cmd.RegisterFlagCompletionFunc(flag,
		func(*cobra.Command, []string, string) (list []string, d cobra.ShellCompDirective) {
			for _, v := range values() {
				list = append(list, string(v))
			}
			return list, cobra.ShellCompDirectiveNoFileComp
		})
}

// fileFlags defines the flags that choose files.
func (a *app) fileFlags(cmd *cobra.Command) {
	f, o := cmd.Flags(), &a.options
	f.BoolVarP(&o.recursive, "recursive", "r", false, "go into folders; .gitignore is respected")
	f.BoolVar(&o.noIgnore, "no-ignore", false, "with -r: take files that .gitignore names as well")
	f.StringArrayVar(&o.include, "include", nil, "only files that match this `GLOB` (repeatable)")
	f.StringArrayVar(&o.exclude, "exclude", nil, "no files that match this `GLOB` (repeatable)")
	f.IntVar(&o.jobs, "jobs", 0, "files at a time; 0 is one per processor")
	f.StringArrayVar(&o.strings, "string", nil, "hide this `TEXT` as well, wherever it stands (repeatable)")
	f.StringVar(&o.stringsFile, "strings-file", "", "hide the lines of this `FILE` as well")
	f.StringVar(&o.format, "format", "auto", "what the files are: "+strings.Join(formatNames(), ", "))
	f.BoolVar(&o.summary, "summary", false, "counts by entity, to standard error")
	completes(cmd, "format", formatNames)
	f.BoolVar(&o.stats, "stats", false, "bytes, findings and speed, to standard error")
}

// checkOptions refuses values that no command takes.
func (a *app) checkOptions(cmd *cobra.Command, args []string) error {
	for _, name := range []string{"policy", "profile"} { // a script's variable is not set
		if f := cmd.Flags().Lookup(name); f.Changed && f.Value.String() == "" {
			return usage("--" + name + " is empty: name one, or leave the flag out")
		}
	}
	if !slices.Contains(whens, a.color) {
		return usage("--color is auto, always or never")
	}
	if err := a.checkKeys(args); err != nil {
		return err
	}
	if cmd.Flags().Lookup("jobs") == nil {
		return nil
	}
	switch {
	case slices.Contains(args, ""): // a script's variable as well
		return usage("the name of a file is empty: name one, or - for standard input")
	case a.jobs < 0 || a.jobs > maxJobs:
		return usage(fmt.Sprintf("--jobs is a number of files at a time up to %d, "+
			"0 for one per processor", maxJobs))
	case a.jobs == 0:
		a.jobs = runtime.GOMAXPROCS(0)
	}
	if err := checkFormat(a.format); err != nil {
		return err
	}
	return badGlob(append(slices.Clone(a.include), a.exclude...))
}

// policy returns the policy that the flags ask for.
func (a *app) policy() (redact.Policy, error) {
	p, err := a.basePolicy()
	if err != nil {
		return p, err
	}
	if err := p.Each(a.narrowed); err != nil {
		return p, err
	}
	if !asked.Looks(p) {
		return p, usage("--entities, --skip and --countries leave nothing to look for")
	}
	if a.operator != "" {
		if p, err = a.withOperator(p, a.operator); err != nil {
			return p, err
		}
	}
	return a.withStrings(p)
}

// narrowed changes a policy, or that of one of its cases, as the flags ask for.
func (a *app) narrowed(p *redact.Policy) (err error) {
	if p.Only, err = a.narrow(*p, "--entities", a.entities, p.Only); err != nil {
		return err
	}
	if p.Skip, err = a.narrow(*p, "--skip", a.skip, p.Skip); err != nil {
		return err
	}
	if p.Countries, err = countries(a.countries, p.Countries); err != nil {
		return err
	}
	if p.Locale, err = locale(a.locale, p.Locale); err != nil {
		return err
	}
	return withMinScore(p, a.minScore)
}

func (a *app) basePolicy() (redact.Policy, error) {
	switch {
	case a.policyFile != "" && a.profile != "":
		return redact.Policy{}, usage("--policy and --profile: give one of them")
	case a.policyFile != "":
		p, err := a.loadPolicy(a.policyFile)
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
