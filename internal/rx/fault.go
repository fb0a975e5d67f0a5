package rx

import (
	"errors"
	"regexp/syntax"
	"strings"
)

// A Fault is what is wrong with a pattern. Its text does not repeat the pattern.
type Fault struct {
	// At is where in the pattern, in bytes, -1 if that is not known.
	At   int
	Text string
}

func (f *Fault) Error() string { return "rx: " + f.Text }

const (
	nestedRepeats = "a repeat without end inside another takes too long with look-around or back-references: " +
		"give one of them a limit, such as {1,20}"
	mayGiveUp    = "look-around and back-references may take too long: then what is around the match is hidden"
	goesOn       = "a repeat without end: everything that goes on is hidden; a limit such as {1,64} hides no more"
	nothingFixed = `nothing in it can be looked for quickly: it needs 3 fixed characters in a row, a number of 4 digits ` +
		`or more behind \b, an @, 8 letters, digits or hyphens in a row, or a code of fixed length such as \b[A-Z]{2}\d{2}\b`
	outsideLooks = `nothing outside of its look-around and back-references can be looked for quickly: write what stands ` +
		`beside the value as part of the pattern, and name the value, as in Name: (?P<value>[A-Z]\w{1,30})`
	longWords = "this is looked for in the first 900 bytes of a word: a longer one may hold more of it"
	mayBeLong = "a match may be longer than 1,024 bytes: then it is hidden up to the end of the line, or not " +
		"found if it must end in something; give its repeats limits such as {1,64}"
)

// noAnchor says why a pattern would be slow, and what to do.
func noAnchor(all []path, linear bool) *Fault {
	if !linear {
		return &Fault{-1, outsideLooks}
	}
	for _, p := range all {
		for i := range p {
			if isDigits(&p[i]) && p.number(i).Min >= minDigits && !p.closedBefore(i) {
				return &Fault{-1, `the number would be looked for at every digit of the text: write \b before it`}
			}
		}
	}
	if len(all) > 1 {
		return &Fault{-1, "its alternatives have nothing in common that can be looked for quickly: make each a rule of its own"}
	}
	return &Fault{-1, nothingFixed}
}

func syntaxFault(pattern string, err error) *Fault {
	at := -1
	var e *syntax.Error
	if errors.As(err, &e) && e.Expr != "" && e.Code != syntax.ErrMissingParen {
		at = strings.Index(pattern, e.Expr)
	}
	return &Fault{at, strings.TrimPrefix(plain(err).Error(), "rx: ")}
}
