package main

import (
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/redactd/redactd/formats"
	"github.com/redactd/redactd/redact"
)

// autoFormat is the value of --format that has the name and the beginning of a file say what it is. Standard input is text.
const autoFormat = "auto"

// formatNames are the values of --format.
func formatNames() []string { return append([]string{autoFormat, "jsonl"}, formats.Names()...) }

func checkFormat(name string) error {
	if names := formatNames(); !slices.Contains(names, name) {
		return usage("--format is one of " + strings.Join(names, ", "))
	}
	return nil
}

// masker returns a sink that masks a text of the format that it is asked to be, or looks like.
func (a *app) masker(r *redact.Redactor, name string, dst io.Writer, found func(formats.Finding)) (sink, error) {
	o := formats.Options{Format: a.format, FileName: name, OnFinding: found}
	if a.format == autoFormat && (name == stdinName || a.follow) {
		o.Format = "text"
	}
	w, err := formats.NewWriter(dst, r, o)
	if err != nil {
		return nil, usage(err.Error())
	}
	return w, nil
}

// unformatted puts into words why a document cannot be read as its format, if that is what an error says.
func unformatted(err error) string {
	var bad *formats.Error
	if !errors.As(err, &bad) {
		return ""
	}
	text := strings.TrimPrefix(bad.Error(), "formats: ")
	return strings.TrimSuffix(text, "as text") + "with --format text"
}
