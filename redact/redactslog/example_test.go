package redactslog_test

import (
	"errors"
	"log/slog"
	"os"

	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
	"github.com/redactd/redactd/redact/redactslog"
)

func Example() {
	r, err := redact.New(policy.Default())
	if err != nil {
		panic(err)
	}
	withoutTime := func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey {
			return slog.Attr{}
		}
		return a
	}
	text := slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: withoutTime})
	log := slog.New(redactslog.New(text, r))
	log.Warn("refused", "order", 88213, "err", errors.New("card 4111 1111 1111 1111: expired"), "cvv", 123)
	// Output:
	// level=WARN msg=refused order=88213 err="card 4111 11▇▇ ▇▇▇▇ 1111: expired" cvv=▇▇▇
}
