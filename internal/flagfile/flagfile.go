// Package flagfile sets the flags of a program from its environment and from a file in YAML.
//
// What comes first wins: the command line, then the environment, then the file, then what the program says itself. No
// error holds a value that was written somewhere.
package flagfile

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"
)

// Settings are flags that may be set elsewhere than on the command line, which was parsed before. A type of a flag that
// is not one of pflag's own has errors that hold no value. A flag that may stand there several times is a
// [pflag.SliceValue].
type Settings struct {
	*pflag.FlagSet
	// Apart are flags that nothing but the command line, and the environment for the name of the file, can set.
	Apart []string
	// Alternatives are flags of which one is given: if a source sets one of them, those behind it set none.
	Alternatives []string
}

// commandLine are flags that do something else than to run the program.
var commandLine = []string{"help", "version"}

// free are the flags that no source has set so far, by name.
func (s Settings) free() map[string]*pflag.Flag {
	given := slices.ContainsFunc(s.Alternatives, s.Changed)
	free := map[string]*pflag.Flag{}
	s.VisitAll(func(f *pflag.Flag) {
		taken := f.Changed || given && slices.Contains(s.Alternatives, f.Name)
		if !taken && !slices.Contains(commandLine, f.Name) {
			free[f.Name] = f
		}
	})
	return free
}

// FromEnvironment sets flags from variables: for max-body and the prefix REDACTD_ it is REDACTD_MAX_BODY. An empty one
// says nothing. Several values of a flag have commas between them.
func (s Settings) FromEnvironment(prefix string, lookup func(name string) (string, bool)) error {
	for name, f := range s.free() {
		variable := prefix + strings.ToUpper(strings.ReplaceAll(name, "-", "_"))
		text, _ := lookup(variable)
		if text == "" {
			continue
		}
		values := []string{text}
		if _, several := f.Value.(pflag.SliceValue); several {
			values = strings.Split(text, ",")
		}
		if set(f, values) != nil {
			return fmt.Errorf("the value of %s does not fit --%s", variable, name)
		}
	}
	return nil
}

// set sets a flag. One that stands there several times has these values and no others.
func set(f *pflag.Flag, values []string) (err error) {
	f.Changed = true
	if list, several := f.Value.(pflag.SliceValue); several {
		return list.Replace(values)
	}
	return f.Value.Set(values[0])
}

// Differing returns the names, in order, of the flags that have other values in other settings, but some.
func (s Settings) Differing(other Settings, but []string) (names []string) {
	s.VisitAll(func(f *pflag.Flag) {
		if g := other.Lookup(f.Name); g != nil && !slices.Contains(but, f.Name) && valueOf(f) != valueOf(g) {
			names = append(names, f.Name)
		}
	})
	return names
}

func valueOf(f *pflag.Flag) string {
	if list, several := f.Value.(pflag.SliceValue); several {
		return fmt.Sprintf("%q", list.GetSlice())
	}
	return f.Value.String()
}
