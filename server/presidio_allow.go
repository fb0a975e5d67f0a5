package server

import (
	"time"

	"github.com/redactd/redactd/internal/rx"
)

// An allowList holds what is not reported: values as they stand, or patterns of which one occurs in a value.
type allowList struct {
	exact    map[string]bool
	patterns []*rx.Regexp
	until    time.Time // then nobody asks the patterns any more
}

const (
	// maxAllowed is how many patterns an allow list may have.
	maxAllowed = 100
	// allowTime is how long those of one request may work. What they did not come to is reported.
	allowTime = 5 * time.Second
)

var (
	errAllowMatch = problem(unserved, "allow_list_match must either be set to 'exact' or 'regex'.")
	errAllowMany  = problem(wrongPolicy, "allow_list: at most 100 patterns: join some with |")
	errAllowRegex = problem(wrongPolicy, "allow_list: a pattern cannot be read, or is longer than 1,024 bytes: "+
		"write it as for RE2, or with look-around")
)

func readAllowList(o object, name string) (a allowList, err error) {
	list, err := textList(o, name)
	if err != nil || len(list) == 0 {
		return a, err
	}
	switch kind := o["allow_list_match"]; kind {
	case nil, "exact":
		a.exact = map[string]bool{}
		for _, value := range list {
			a.exact[value] = true
		}
		return a, nil
	case "regex":
		return readAllowed(o, list)
	}
	return a, errAllowMatch
}

// readAllowed compiles the patterns.
func readAllowed(o object, list []string) (a allowList, err error) {
	flags, err := regexFlags(o, "regex_flags")
	if err != nil {
		return a, err
	}
	if len(list) > maxAllowed {
		return a, errAllowMany
	}
	for _, pattern := range list {
		if pattern == "" {
			continue
		}
		r, err := rx.Compile(flags + pattern)
		if err != nil {
			return a, errAllowRegex
		}
		a.patterns = append(a.patterns, r)
	}
	a.until = time.Now().Add(allowTime)
	return a, nil
}

// holds says whether a value is not reported.
func (a *allowList) holds(value string) bool {
	if a.exact[value] {
		return true
	}
	for _, r := range a.patterns {
		if time.Now().After(a.until) {
			return false
		}
		if ok, err := r.Match([]byte(value)); ok && err == nil {
			return true
		}
	}
	return false
}

// Flags of Python's module re.
const (
	ignoreCase = 2
	multiline  = 8
	dotAll     = 16
	unicode    = 32 // how strings are read there anyway
)

var errFlags = problem(wrongPolicy,
	"regex flags: IGNORECASE (2), MULTILINE (8), DOTALL (16) and UNICODE (32) alone are read")

// regexFlags returns the flags of a request as a pattern begins with them, those of Presidio if it names none.
func regexFlags(o object, name string) (string, error) {
	if o[name] == nil {
		return "(?ims)", nil
	}
	flags, err := integer(o, name)
	if err != nil {
		return "", err
	}
	if flags&^(ignoreCase|multiline|dotAll|unicode) != 0 {
		return "", errFlags
	}
	return flagged(flags, ignoreCase, "(?i)") + flagged(flags, multiline, "(?m)") + flagged(flags, dotAll, "(?s)"), nil
}

func flagged(flags, flag int, written string) string {
	if flags&flag == 0 {
		return ""
	}
	return written
}
