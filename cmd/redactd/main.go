// Command redactd masks texts over HTTP.
//
// Without flags it serves the default policy on 127.0.0.1:8899. It logs to standard error, never what a request held,
// and ends with SIGTERM when the requests that had begun are done.
package main

import (
	"context"
	"io"
	"log"
	"os"

	"github.com/redactd/redactd/internal/harden"
)

// memory is about how much the process may take.
const memory = 1 << 30

func main() {
	harden.Process(memory)
	log.SetOutput(io.Discard) // net/http tells it what an upstream sends unasked; ours is slog
	os.Exit(run(context.Background(), os.Args[1:], os.Stdout, os.Stderr))
}
