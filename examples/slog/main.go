// The example logs a failed payment with log/slog, and nothing of the card.
package main

import (
	"errors"
	"io"
	"log/slog"
	"os"

	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
	"github.com/redactd/redactd/redact/redactslog"
)

// A Customer says itself what a log has of it.
type Customer struct{ ID, Mail string }

// LogValue is asked by slog.
func (c Customer) LogValue() slog.Value {
	return slog.GroupValue(slog.String("id", c.ID), slog.String("mail", c.Mail))
}

// logger returns one that masks whatever it is given.
func logger(w io.Writer) (*slog.Logger, error) {
	r, err := redact.New(policy.Default())
	if err != nil {
		return nil, err
	}
	return slog.New(redactslog.New(slog.NewJSONHandler(w, nil), r)), nil
}

// pay logs what services log.
func pay(log *slog.Logger) {
	log = log.With("customer", Customer{"c-7", "jo@example.com"}).WithGroup("payment")
	log.Debug("not written")
	log.Info("charging card 4111 1111 1111 1111", "order", 88213, slog.Group("card", "number", int64(4111111111111111), "cvv", "123"))
	log.Error("refused", "err", errors.New("acquirer: 4111111111111111: expired"), "tried", []string{"378282246310005"})
}

func main() {
	log, err := logger(os.Stdout)
	if err != nil {
		slog.Error("the policy cannot be used", "err", err)
		os.Exit(2)
	}
	slog.SetDefault(log) // that of package log as well
	pay(slog.Default())
}
