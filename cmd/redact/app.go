package main

import (
	"context"
	"errors"
	"io"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/redactd/redactd/internal/build"
	"github.com/redactd/redactd/internal/completion"
	"github.com/redactd/redactd/internal/harden"
	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/vault"
	"github.com/spf13/cobra"
)

// Exit codes. A run that ends with exitDone has processed and written every byte.
const (
	exitDone    = 0
	exitFound   = 1 // scan and --check: something was found
	exitUsage   = 2 // the command line or the policy is wrong
	exitPartial = 3 // an input or output failed, or the run was stopped: work is partial
)

// grace is how long a stopped run may take to withhold what is undecided and to remove its files.
const grace = 3 * time.Second

// memory is about how much a run may take.
const memory = 256 << 20

// An app is one run of the command.
type app struct {
	in     *os.File
	out    *output
	err    io.Writer
	lookup func(string) (string, bool)
	options
	variables map[string]string // of the environment, by the flags that they have set
	set       *keys.Set         // what --key-file names, once it was read
	vault     *vault.File       // what --vault names, while it is open

	talk  // messages
	sum   tally
	meter meter
}

func newApp() *app {
	a := &app{in: os.Stdin, out: &output{f: os.Stdout}, err: os.Stderr, lookup: os.LookupEnv}
	a.talk.w = os.Stderr
	return a
}

// run executes the command line and returns the exit code. It returns on a signal even when the run
// is stuck in a read or a write: what is undecided then is never written.
func (a *app) run(args []string) int {
	harden.Process(memory)
	ctx, stop := withSignals(context.Background())
	defer stop()
	done := make(chan int, 1)
	go func() {
		defer func() {
			if r := recover(); r != nil {
				done <- a.crashed()
			}
		}()
		done <- a.execute(ctx, args)
	}()
	select {
	case code := <-done:
		return code
	case <-ctx.Done():
	}
	select {
	case code := <-done:
		return code
	case <-time.After(grace):
		a.say("", "stopped by a signal; what was not decided yet is withheld")
		return exitPartial
	}
}

// execute runs the command and turns its error into a message and an exit code.
func (a *app) execute(ctx context.Context, args []string) int {
	defer a.closeVault()
	root := a.command()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if err == nil {
		err = a.out.failure()
	}
	var f *fault
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errFound):
		return exitFound
	case errors.As(err, &f):
		if f.code == exitUsage {
			f.text = a.blame(f.text)
		}
		a.tell(f)
		return f.code
	}
	a.say("", err.Error()+"; see 'redact help'")
	return exitUsage
}

// crashed reports a panic by its place alone: its value may have been built from the input.
func (a *app) crashed() int {
	place := "an unknown place"
	pc := make([]uintptr, 32)
	frames := runtime.CallersFrames(pc[:runtime.Callers(4, pc)])
	for f, more := frames.Next(); f.Line > 0; f, more = frames.Next() {
		if !more || !strings.HasPrefix(f.Function, "runtime.") {
			place = f.Function + ":" + strconv.Itoa(f.Line)
			break
		}
	}
	a.say("", "internal error at "+place+"; please report this line; undecided text is withheld")
	return exitPartial
}

// command builds the command tree.
func (a *app) command() *cobra.Command {
	root := a.filterCommand()
	root.AddCommand(a.scanCommand(), a.explainCommand(), a.detectorsCommand(), a.policyCommand(),
		a.restoreCommand(), a.keysCommand(), a.vaultCommand(), a.auditCommand(), completion.Command("redact", func(text string) error { return usage(text) }),
		a.versionCommand())
	root.CompletionOptions.DisableDefaultCmd = true
	root.SilenceErrors, root.SilenceUsage = true, true
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(a.err)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return flagFault(err) })
	a.policyFlags(root.PersistentFlags().StringVar, root)
	root.PersistentPreRunE = func(cmd *cobra.Command, args []string) error {
		if err := a.fromEnv(cmd); err != nil {
			return err
		}
		return a.checkOptions(cmd, args)
	}
	a.helpTexts(root)
	root.Flags().Bool("version", false, "say which version this is")
	root.Version = build.This().Line("redact")
	root.SetVersionTemplate("{{.Version}}")
	return root
}
