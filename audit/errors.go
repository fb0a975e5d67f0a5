package audit

import (
	"errors"
	"fmt"
	"syscall"
)

// A Broken error says where a log does not hold together. It holds nothing of the log.
type Broken struct {
	Line    int    // counted from 1
	Problem string // what is wrong with it
}

func (b *Broken) Error() string { return fmt.Sprintf("audit: line %d: %s", b.Line, b.Problem) }

// A failure says what to do in words of ours. Its cause is there for errors.Is and not printed, as it may name paths.
type failure struct {
	text  string
	cause error
}

func (f *failure) Error() string { return "audit: " + f.text }

func (f *failure) Unwrap() error { return f.cause }

// failed wraps what the operating system did; its numbers have texts that name no file.
func failed(text string, cause error) error {
	var number syscall.Errno
	if errors.As(cause, &number) {
		text += ": " + number.Error()
	}
	return &failure{text, cause}
}
