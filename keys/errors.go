package keys

import (
	"errors"
	"syscall"
)

// A failure says what to do in words of ours. Its cause, of the operating system or a key-encryption key, is
// there for errors.Is and errors.As and not printed. What parsers say is no cause: it may quote a file.
type failure struct {
	text  string
	cause error
}

func (f *failure) Error() string { return "keys: " + f.text }

func (f *failure) Unwrap() error { return f.cause }

func failed(text string, cause error) error { return &failure{text, cause} }

// failedFile is failed for what the operating system did; its numbers have texts that name no file.
func failedFile(text string, cause error) error {
	var number syscall.Errno
	if errors.As(cause, &number) {
		text += ": " + number.Error()
	}
	return failed(text, cause)
}

// failedKEK is failed for what a key-encryption key did. Where that is a program which failed, its failure says more of
// what to do.
func failedKEK(text string, cause error) error {
	var program *failure
	switch {
	case errors.As(cause, &program):
		return program
	case errors.Is(cause, errAnswer):
		return errAnswer
	}
	return failed(text, cause)
}
