package rx

import (
	"fmt"
	"regexp"
	"regexp/syntax"
	"strings"

	"github.com/dlclark/regexp2/v2"
)

// Limits of a rule, in bytes and instructions.
const (
	// MaxMatch is the longest match that is looked at.
	MaxMatch = 1024
	// openMatch is how much of a match is looked at if it ends in a character without limit: what follows
	// is told by the character alone.
	openMatch = 256
	maxProg   = 3000
	// stepMax is how many beginnings are tried one by one.
	stepMax = 64
)

// A Rule is a pattern that is looked for around an anchor, never in a whole text. ^ and $ are the ends of a
// line. The group "value", where the pattern names one, is what is found, and the group "check" what is to be
// checked. It is safe for concurrent use.
type Rule struct {
	// Anchor is what to look for.
	Anchor Anchor
	// Warnings say what the author may not expect, without repeating the pattern.
	Warnings []string

	most         int            // bytes of a match that are looked at
	open         bool           // a match may be longer
	tail         []rune         // then it goes on with these, nil for the rest of the line
	here, search *regexp.Regexp // behind one character of context: at once, or anywhere
	back         *regexp2.Regexp
	rest         rest
	behind       int // how far behind the anchor, at most, a match may begin
	value, check int // the numbers of the groups
}

// CompileRule compiles a pattern of a rule. It refuses what would scan slowly or never match. The error is a
// *Fault.
func CompileRule(pattern string) (*Rule, error) {
	if len(pattern) > MaxPattern {
		return nil, &Fault{-1, strings.TrimPrefix(ErrPatternTooLong.Error(), "rx: ")}
	}
	r := &Rule{}
	plainPattern, err := r.compile(pattern)
	if err != nil {
		return nil, err
	}
	re, err := parse(plainPattern)
	if err != nil {
		return nil, &Fault{-1, strings.TrimPrefix(plain(err).Error(), "rx: ")}
	}
	if err := r.measure(re); err != nil {
		return nil, err
	}
	all := paths(re)
	if r.Anchor = anchorOf(all, r.Linear()); r.Anchor.Kind == AnchorNone {
		return nil, noAnchor(all, r.Linear())
	}
	if r.Anchor.Kind == AnchorWords {
		r.Warnings = append(r.Warnings, longWords)
	}
	return r, nil
}

// compile sets the engines and returns the pattern, or what is left of it without what only a backtracking
// engine has.
func (r *Rule) compile(pattern string) (string, error) {
	re, err := regexp.Compile(pattern)
	if err == nil {
		return pattern, r.compileLinear(pattern, re.SubexpNames())
	}
	if !needsBacktracking(err) {
		return "", syntaxFault(pattern, err)
	}
	back, err2 := compileBacktracking(pattern, regexp2.Multiline)
	if err2 != nil {
		return "", syntaxFault(pattern, err)
	}
	s, ok := strip(pattern)
	if !ok {
		return "", &Fault{-1, "only look-around, atomic groups and back-references are read beside what RE2 has"}
	}
	for _, part := range append([]string{s.pattern}, s.looks...) {
		if nests(part) {
			return "", &Fault{-1, nestedRepeats}
		}
	}
	r.back, r.behind = back, s.before
	r.Warnings = append(r.Warnings, mayGiveUp)
	return s.pattern, nil
}

// compileLinear makes the two forms in which a pattern is asked. Both see one character before the match, so
// that \b and ^ know what stands there.
func (r *Rule) compileLinear(pattern string, names []string) (err error) {
	if r.here, err = regexp.Compile(`\A(?s:.)((?m:` + pattern + `))`); err == nil {
		r.search, err = regexp.Compile(`\A(?s:.)(?s:.*?)((?m:` + pattern + `))`)
	}
	if err != nil {
		return syntaxFault(pattern, err)
	}
	for i, name := range names {
		switch name {
		case "value":
			r.value = i
		case "check":
			r.check = i
		}
	}
	return nil
}

// measure refuses a pattern whose matches are too short, too long, or none.
func (r *Rule) measure(re *syntax.Regexp) error {
	if anchorsText(re) {
		return &Fault{-1, `a stream has no \A and \z: write ^ and $, the beginning and the end of a line`}
	}
	from, to := size(re)
	switch prog, err := syntax.Compile(re.Simplify()); {
	case err != nil || len(prog.Inst) > maxProg:
		return &Fault{-1, "the pattern is too large: use smaller repeats"}
	case !canMatch(prog):
		return &Fault{-1, "the pattern can never match in a line: look at ^, $ and \\b between its parts"}
	case from == 0:
		return &Fault{-1, "the pattern matches the empty string: make a part of it required"}
	case from > MaxMatch:
		return &Fault{-1, fmt.Sprintf("a match has at least %d bytes, and %d at most are looked at: shorten it",
			from, MaxMatch)}
	}
	r.most, r.open = MaxMatch, to < 0 || to > MaxMatch
	switch {
	case !r.open:
		r.most = to
	case r.endless(paths(re)):
		r.most = openMatch
		r.Warnings = append(r.Warnings, goesOn)
	default:
		r.Warnings = append(r.Warnings, mayBeLong)
	}
	return nil
}

// endless says whether every way through the pattern ends in a character without limit, and keeps which.
func (r *Rule) endless(all []path) bool {
	r.tail = nil
	for _, p := range all {
		if len(p) == 0 || p[len(p)-1].kind != chars || p[len(p)-1].max >= 0 {
			r.tail = nil
			return false
		}
		r.tail = append(r.tail, p[len(p)-1].set...)
	}
	return true
}

// anchorsText says whether the pattern has \A or \z.
func anchorsText(re *syntax.Regexp) bool {
	if re.Op == syntax.OpBeginText || re.Op == syntax.OpEndText {
		return true
	}
	for _, sub := range re.Sub {
		if anchorsText(sub) {
			return true
		}
	}
	return false
}
