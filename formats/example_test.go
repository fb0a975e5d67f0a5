package formats_test

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/redactd/redactd/formats"
	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

func ExampleNewWriter() {
	r, err := redact.New(policy.Default())
	if err != nil {
		panic(err)
	}
	w, err := formats.NewWriter(os.Stdout, r, formats.Options{
		Format:    "csv",
		OnFinding: func(f formats.Finding) { fmt.Println(f.Path, f.Entity) },
	})
	if err != nil {
		panic(err)
	}
	if _, err := io.Copy(w, strings.NewReader("id;ssn\n1;536224321\n")); err != nil {
		panic(err)
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	// Output:
	// /1/ssn US_SSN
	// id;ssn
	// 1;[US_SSN]
}
