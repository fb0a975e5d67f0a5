package policy

import (
	"errors"
	"fmt"

	"github.com/redactd/redactd/internal/rx"
	"github.com/redactd/redactd/redact"
)

// A Rule is a rule of a policy for programs that have it from elsewhere than YAML: see the package's comment.
type Rule struct {
	Name   string        // lower case, digits and _, such as employee_id
	Entity redact.Entity // upper case, digits and _, such as EMPLOYEE_ID
	About  string        // a sentence for reports
	// Pattern is a regular expression. List are literals in the place of one: whole words, in any case unless Cased is
	// true.
	Pattern string
	List    []string
	Cased   bool
	Inside  bool     // entries of a list are found inside longer words, too
	Words   []string // context words, with a * for any ending
	Score   float64  // how likely a match is right by itself, above 0 and below 1; 0 means 0.99
}

// Detector returns the row that a policy would make of the rule. An error says what is wrong, and holds nothing of the
// rule.
func (r Rule) Detector() (redact.Detector, error) {
	made := &rule{name: r.Name, entity: r.Entity, about: r.About, words: r.Words, score: r.Score}
	if made.score == 0 {
		made.score = defaultScore
	}
	if err := r.check(made.score); err != nil {
		return redact.Detector{}, err
	}
	if r.Pattern == "" {
		made.list = &list{entries: r.List, ignoreCase: !r.Cased, wholeWords: !r.Inside}
		return made.detector(), nil
	}
	var err error
	if made.pattern, err = rx.CompileRule(r.Pattern); err != nil {
		fault, _ := err.(*rx.Fault)
		return redact.Detector{}, errors.New("policy: pattern: " + fault.Text)
	}
	return made.detector(), nil
}

func (r Rule) check(score float64) error {
	switch {
	case !isRuleName(r.Name):
		return errors.New("policy: " + badRuleName)
	case !isEntityName(string(r.Entity)):
		return errors.New("policy: " + badEntityName)
	case !(score > 0 && score < 1):
		return errors.New("policy: score must be above 0 and below 1, such as 0.5")
	case (r.Pattern == "") == (len(r.List) == 0):
		return errors.New("policy: a rule has a pattern or a list: give one of them")
	case len(r.Words) > maxWords:
		return errors.New("policy: " + tooManyWords())
	}
	for _, w := range r.Words {
		if fault := wordFault(w); fault != "" {
			return errors.New("policy: " + fault)
		}
	}
	return checkList(r.List)
}

func checkList(entries []string) error {
	total := 0
	for _, e := range entries {
		if fault := entryFault(e); fault != "" {
			return errors.New("policy: list: " + fault)
		}
		total += len(e)
	}
	if len(entries) > maxEntries || total > maxListed {
		return fmt.Errorf("policy: list: at most %d entries and 4 MiB together: drop some", maxEntries)
	}
	return nil
}
