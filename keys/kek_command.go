package keys

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"slices"
	"time"
)

// A commandKEK is a program that encrypts and decrypts, such as the client of a key management service.
type commandKEK struct {
	argv  []string
	limit time.Duration
}

// commandLimit is how long a program may take for one answer.
const commandLimit = 30 * time.Second

var (
	errCommand = errors.New("keys: the program of the key-encryption key has no name: give its path and arguments")
	errAnswer  = errors.New("keys: the program of the key-encryption key answered more than 1 MiB: it has to write the" +
		" encrypted or decrypted bytes alone")
)

// CommandKEK returns a KEK of which a program has the key. For each call the program is started, without a shell,
// with one more argument, encrypt or decrypt. It gets the bytes on its standard input and writes the answer, at most
// 1 MiB, to its standard output, within 30 seconds, and ends with exit code 0. It has to authenticate: to decrypt
// what it did not encrypt has to fail. Its standard error is not shown, as it may quote what it was given; its exit
// code is told. Arguments can be seen by other users of the machine: they are no place for secrets.
//
// What is encrypted is the associated data with the plaintext, so that the program need not know of the former.
func CommandKEK(argv ...string) (KEK, error) {
	if len(argv) == 0 || argv[0] == "" {
		return nil, errCommand
	}
	return commandKEK{slices.Clone(argv), commandLimit}, nil
}

func (k commandKEK) Encrypt(plaintext, associatedData []byte) ([]byte, error) {
	both := make([]byte, 0, 8+len(associatedData)+len(plaintext)) // no copies of it as it grows
	both = append(appendParts(both, string(associatedData)), plaintext...)
	defer clear(both)
	return k.run("encrypt", both)
}

func (k commandKEK) Decrypt(ciphertext, associatedData []byte) ([]byte, error) {
	both, err := k.run("decrypt", ciphertext)
	if err != nil {
		return nil, err
	}
	plaintext, ok := bytes.CutPrefix(both, appendParts(nil, string(associatedData)))
	if !ok {
		clear(both)
		return nil, errOpen
	}
	return plaintext, nil
}

// run starts the program and returns its answer.
func (k commandKEK) run(verb string, input []byte) ([]byte, error) {
	ctx, stop := context.WithTimeout(context.Background(), k.limit)
	defer stop()
	cmd := exec.CommandContext(ctx, k.argv[0], append(k.argv[1:len(k.argv):len(k.argv)], verb)...)
	cmd.WaitDelay = time.Second // for what it has started itself
	answer := &bounded{bytes: make([]byte, 0, maxFile)}
	cmd.Stdin, cmd.Stdout = bytes.NewReader(input), answer
	err := cmd.Run()
	switch {
	case err == nil:
		return answer.bytes, nil
	case answer.full:
		err = errAnswer
	default:
		err = commandError(ctx, err)
	}
	clear(answer.bytes)
	return nil, err
}

func commandError(ctx context.Context, err error) error {
	exit := (*exec.ExitError)(nil)
	switch {
	case ctx.Err() != nil:
		return failed("the program of the key-encryption key took too long and was stopped: see whether its service answers",
			err)
	case errors.As(err, &exit):
		return failed(fmt.Sprintf("the program of the key-encryption key ended with exit code %d: run it by hand to see why",
			exit.ExitCode()), err)
	}
	return failedFile("the program of the key-encryption key cannot be run: give its full path, and chmod +x it", err)
}

// bounded takes what fits into it, and grows no copies of it.
type bounded struct {
	bytes []byte
	full  bool // more was written
}

func (b *bounded) Write(p []byte) (int, error) {
	if len(p) > cap(b.bytes)-len(b.bytes) {
		b.full = true
		return 0, errAnswer
	}
	b.bytes = append(b.bytes, p...)
	return len(p), nil
}
