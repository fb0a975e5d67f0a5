package main

import (
	"bytes"
	"encoding/csv"
	"slices"

	"github.com/spf13/cobra"
)

// listForms are the values of --output of the commands that list what is no finding.
var listForms = []string{"text", "jsonl", "json", "csv"}

func (a *app) listFlags(cmd *cobra.Command) {
	cmd.Flags().StringVarP(&a.output, "output", "o", "text", "text, jsonl, json or csv")
	completes(cmd, "output", func() []string { return listForms })
}

func (a *app) checkList() error {
	if !slices.Contains(listForms, a.output) {
		return usage("--output is text, jsonl, json or csv")
	}
	return nil
}

// A listed is one row of a list: an object for JSON and the columns of CSV.
type listed struct {
	object  any
	columns []string
}

// list writes rows for programs, in the form that --output asks for.
func (a *app) list(head []string, rows []listed) []byte {
	if a.output == "csv" {
		return listCSV(head, rows)
	}
	objects := []any{}
	for _, r := range rows {
		objects = append(objects, r.object)
	}
	if a.output == "json" {
		return appendJSON(nil, objects)
	}
	var out []byte
	for _, o := range objects {
		out = appendJSON(out, o)
	}
	return out
}

func listCSV(head []string, rows []listed) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.Write(head)
	for _, r := range rows {
		_ = w.Write(r.columns)
	}
	w.Flush()
	return b.Bytes()
}
