package main

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"strings"
	"sync"
	"syscall"
	"unicode"

	"github.com/redactd/redactd/internal/flagtext"
	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

// A fault is what went wrong, where, and the exit code it leads to. Neither place nor text holds
// input; a place may be a file name, which is masked when it is told.
type fault struct {
	code        int
	place, text string
	err         error // what errors.Is sees; never printed
	told        bool  // the message is out already, or there is none
}

func (f *fault) Error() string {
	if f.place == "" {
		return f.text
	}
	return f.place + ": " + f.text
}

func (f *fault) Unwrap() error { return f.err }

var (
	errFound   = errors.New("something was found")
	errStopped = errors.New("stopped by a signal")
)

// usage is a fault of the command line or the policy.
func usage(text string) *fault { return &fault{code: exitUsage, text: text} }

// broken wraps an error met at a place. It is the only function that looks into errors of other
// packages: their texts may quote names and input, so only known causes are put into words.
func broken(place string, err error) *fault {
	var f *fault
	if place == stdinName {
		place = stdinPlace
	}
	if errors.As(err, &f) {
		if f.place == "" {
			f.place = place
		}
		return f
	}
	return &fault{
		code: exitPartial, place: place, text: cause(err), err: err,
		told: errors.Is(err, syscall.EPIPE),
	}
}

func cause(err error) string {
	var number syscall.Errno
	if text := unformatted(err); text != "" {
		return text
	}
	switch {
	case errors.Is(err, errStopped), errors.Is(err, context.Canceled):
		return errStopped.Error() + "; what was not decided yet is withheld"
	case errors.As(err, &number):
		return number.Error()
	case errors.Is(err, fs.ErrNotExist):
		return "no such file"
	case errors.Is(err, fs.ErrExist):
		return "the file is there already"
	case errors.Is(err, fs.ErrClosed):
		return "it is closed"
	case errors.Is(err, io.ErrUnexpectedEOF):
		return "it ended too early"
	case errors.Is(err, io.ErrShortWrite):
		return "it took fewer bytes than were written"
	case errors.Is(err, redact.ErrAborted):
		return "the run was stopped"
	}
	return "an unexpected error"
}

// flagFault words an error of the flag parser.
func flagFault(err error) *fault { return usage(flagtext.Of(err) + "; see 'redact help'") }

// A talk writes messages to standard error. It masks each one: file names may hold card numbers.
type talk struct {
	mu     sync.Mutex
	w      io.Writer
	mask   *redact.Redactor
	before func() // clears the progress line
}

// say writes one message about place, "" for none.
func (t *talk) say(place, text string) {
	text = t.clean(text)
	if place != "" {
		text = visible(t.masked(place)) + ": " + text
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.before != nil {
		t.before()
	}
	_, _ = io.WriteString(t.w, "redact: "+text+"\n")
}

// tell writes the message of a fault unless it is out already.
func (t *talk) tell(f *fault) {
	if !f.told {
		f.told = true
		t.say(f.place, f.text)
	}
}

// clean masks what the default policy finds in s and shows control characters as '?'.
func (t *talk) clean(s string) string { return t.masked(strings.Map(printable, s)) }

// masked hides what the default policy finds in s.
func (t *talk) masked(s string) string {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.mask == nil {
		r, err := redact.New(policy.Default())
		if err != nil {
			return "a message is withheld: the default policy does not compile"
		}
		t.mask = r
	}
	masked, err := t.mask.String(s)
	if err != nil {
		return "a message is withheld: it cannot be masked"
	}
	return masked
}

func printable(r rune) rune {
	if r == '\n' || r == '\t' || unicode.IsPrint(r) {
		return r
	}
	return '?'
}
