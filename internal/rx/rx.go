// Package rx matches patterns that people write: with the linear engine of the standard library
// wherever it can read them, and with a backtracking one, under limits, where a pattern needs
// look-around or back-references.
//
// Every error is one of this package's own and carries no input and no pattern: the errors of the
// backtracking engine quote the whole input. Whoever gets an error must take the safe side.
package rx

import (
	"errors"
	"regexp"
	"regexp/syntax"

	"github.com/dlclark/regexp2/v2"
)

// Limits, in bytes. A longer value is refused, so that work is bounded whoever wrote the pattern.
const (
	MaxPattern = 1024
	MaxValue   = 4096
)

// The errors of Compile and Match.
var (
	ErrPatternTooLong = errors.New("rx: the pattern is longer than 1,024 bytes: shorten it")
	ErrValueTooLong   = errors.New("rx: the value is longer than 4,096 bytes")
	ErrGaveUp         = errors.New("rx: the pattern takes too long on this value: simplify it")
	ErrResting        = errors.New("rx: the pattern took too long before: simplify it")
)

// A Regexp is a compiled pattern. It is safe for concurrent use.
type Regexp struct {
	linear    *regexp.Regexp
	backtrack *regexp2.Regexp
	rest      rest
}

// Compile reads a pattern in the syntax of package regexp, plus look-around, atomic groups and
// back-references. \d, \w and \s mean ASCII in both engines.
func Compile(pattern string) (*Regexp, error) {
	if len(pattern) > MaxPattern {
		return nil, ErrPatternTooLong
	}
	linear, err := regexp.Compile(pattern)
	if err == nil {
		return &Regexp{linear: linear}, nil
	}
	if !needsBacktracking(err) {
		return nil, plain(err)
	}
	backtrack, err2 := compileBacktracking(pattern, 0)
	if err2 != nil {
		return nil, plain(err)
	}
	return &Regexp{backtrack: backtrack}, nil
}

// Linear says whether matching takes time linear in the value's length: the pattern needed no
// backtracking.
func (r *Regexp) Linear() bool { return r.linear != nil }

// Match says whether the pattern occurs in value. On an error nothing is known. Where Linear is
// false the limits are in time, so the same value may match once and fail once.
func (r *Regexp) Match(value []byte) (matched bool, err error) {
	if len(value) > MaxValue {
		return false, ErrValueTooLong
	}
	if r.linear != nil {
		return r.linear.Match(value), nil
	}
	err = r.rest.run(func() (err error) {
		matched, err = r.backtrack.MatchString(string(value))
		return err
	})
	return matched && err == nil, err
}

func compileBacktracking(pattern string, more regexp2.RegexOptions) (r *regexp2.Regexp, err error) {
	defer func() {
		if recover() != nil {
			err = ErrGaveUp
		}
	}()
	limit := regexp2.OptionMaxBacktrackingStackSize(stackLimit)
	r, err = regexp2.Compile(pattern, regexp2.RE2|more, limit)
	if err != nil {
		return nil, err
	}
	r.MatchTimeout = timeLimit
	return r, nil
}

// needsBacktracking says whether the linear engine refused what only a backtracking one has, rather
// than a mistake.
func needsBacktracking(err error) bool {
	switch code(err) {
	case syntax.ErrInvalidPerlOp, syntax.ErrInvalidNamedCapture, syntax.ErrInvalidEscape:
		return true
	}
	return false
}

// plain keeps of a syntax error what does not repeat the pattern.
func plain(err error) error {
	return errors.New("rx: cannot read the pattern: " + string(code(err)))
}

func code(err error) syntax.ErrorCode {
	var e *syntax.Error
	if errors.As(err, &e) {
		return e.Code
	}
	return syntax.ErrInternalError
}
