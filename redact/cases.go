package redact

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
)

// A Case is a policy for some of the texts: those of certain fields and formats.
type Case struct {
	// Fields are patterns of names of fields, any for none: see Redactor.Field. No pattern holds for text without a name.
	// "email" is the last part of a name such as "user.email"; "contact.*" its last two. A * stands for any characters of
	// one part, and case does not matter.
	Fields []string
	// Formats are names of formats, such as "json", any for none: see Redactor.Format.
	Formats []string
	// Policy is that of such texts. It has no cases itself.
	Policy Policy
}

// maxCases bounds the memory of a policy: each case has tables of its own, a little over 1 MiB for the whole catalogue.
const maxCases = 16

// A caseOf is a Case, compiled.
type caseOf struct {
	fields  Fields
	formats []string
	p       *program
}

// Each calls f with the policy and with that of each case, and returns the first error. f may change what it is given.
func (p *Policy) Each(f func(*Policy) error) error {
	if err := f(p); err != nil {
		return err
	}
	cases := make([]Case, len(p.Cases))
	copy(cases, p.Cases)
	for i := range cases {
		if err := f(&cases[i].Policy); err != nil {
			return err
		}
	}
	p.Cases = cases
	return nil
}

func compileCases(cases []Case) (list []caseOf, err error) {
	if len(cases) > maxCases {
		return nil, fmt.Errorf("redact: a policy has at most %d cases: join some", maxCases)
	}
	for _, c := range cases {
		if len(c.Policy.Cases) > 0 {
			return nil, errors.New("redact: the policy of a case has no cases itself: list them one after the other")
		}
		g, err := compile(c.Policy)
		if err != nil {
			return nil, err
		}
		of := caseOf{p: g}
		if of.fields, err = NewFields(c.Fields); err != nil {
			return nil, err
		}
		for _, name := range c.Formats {
			of.formats = append(of.formats, strings.ToLower(name))
		}
		list = append(list, of)
	}
	return list, nil
}

// Fields are patterns of names of fields, as a Case has them: the parts of each in lower case.
type Fields [][]string

// NewFields reads patterns. It fails if one has an empty part or brackets that do not close.
func NewFields(patterns []string) (list Fields, err error) {
	for _, pattern := range patterns {
		parts, err := fieldPattern(pattern)
		if err != nil {
			return nil, err
		}
		list = append(list, parts)
	}
	return list, nil
}

// Match says whether a name matches one of the patterns, or there is none.
func (f Fields) Match(name string) bool { return f.match(nameParts(name)) }

func (f Fields) match(name []string) bool {
	return anyOf(f, func(pattern []string) bool { return matchesEnd(pattern, name) })
}

// fieldPattern returns the parts of a pattern.
func fieldPattern(pattern string) ([]string, error) {
	parts := nameParts(pattern)
	for _, part := range parts {
		if _, err := path.Match(part, ""); err != nil || part == "" {
			return nil, errors.New("redact: a case has a pattern of fields that cannot be read: write names with dots" +
				" between their parts and * for any characters, such as user.*_email")
		}
	}
	return parts, nil
}

// nameParts splits the name of a field, or a pattern of one. A '/' has a meaning for path.Match alone.
func nameParts(name string) []string {
	return strings.Split(strings.ReplaceAll(strings.ToLower(strings.TrimSpace(name)), "/", "\x00"), ".")
}

// holds says whether the case is that of a field and a format.
func (c *caseOf) holds(field []string, format string) bool {
	return anyOf(c.formats, func(f string) bool { return f == format }) &&
		(len(c.fields) == 0 || field[len(field)-1] != "" && c.fields.match(field))
}

// anyOf says whether f holds for one of a list, or there is none.
func anyOf[T any](list []T, f func(T) bool) bool {
	for _, e := range list {
		if f(e) {
			return true
		}
	}
	return len(list) == 0
}

// matchesEnd says whether the last parts of a name match those of a pattern.
func matchesEnd(pattern, name []string) bool {
	if len(name) < len(pattern) {
		return false
	}
	for i, part := range name[len(name)-len(pattern):] {
		if ok, err := path.Match(pattern[i], part); !ok || err != nil {
			return false
		}
	}
	return true
}

// Format returns a redactor for texts of a format, such as "json" or "log", where the policy has cases for some. That of
// New is for "text". Making one is cheap.
func (r *Redactor) Format(name string) *Redactor {
	f := *r
	f.format = strings.ToLower(name)
	return f.inCase()
}

// caseIndex returns which case holds first, -1 if none does.
func (r *Redactor) caseIndex() int {
	if len(r.cases) == 0 {
		return -1
	}
	name := nameParts(r.name)
	return slices.IndexFunc(r.cases, func(c caseOf) bool { return c.holds(name, r.format) })
}

// inCase is the redactor with the program of the first case that holds, and what that needs of the field's name.
func (r Redactor) inCase() *Redactor {
	r.p = r.all
	if i := r.caseIndex(); i >= 0 {
		r.p = r.cases[i].p
	}
	if r.field = fieldName(r.name); r.p.mute(r.field) {
		r.field = ""
	}
	return &r
}
