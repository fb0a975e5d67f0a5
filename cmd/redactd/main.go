// Command redactd masks texts over HTTP.
//
// Without flags it serves the default policy on 127.0.0.1:8899. It logs to standard error, never what a request held,
// and ends with SIGTERM when the requests that had begun are done.
package main

import (
	"context"
	"os"

	"github.com/redactd/redactd/internal/harden"
)

// memory is about how much the process may take.
const memory = 1 << 30

func main() {
	harden.Process(memory)
	os.Exit(run(context.Background(), os.Args[1:], os.Stdout, os.Stderr))
}
