package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/redactd/redactd/formats"
	"github.com/redactd/redactd/redact"
	"github.com/spf13/cobra"
)

// explainMax is how much text explain reads.
const explainMax = 1 << 20

// explainCommand shows every candidate in a text and what was weighed.
func (a *app) explainCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "explain [TEXT]",
		Short: "say why something is found or not, in bits of evidence",
		RunE:  func(_ *cobra.Command, args []string) error { return a.explain(args) },
	}
	a.listFlags(cmd)
	return cmd
}

func (a *app) explain(args []string) error {
	if err := a.checkList(); err != nil {
		return err
	}
	r, err := a.compile()
	if err != nil {
		return err
	}
	text, err := a.explainText(args)
	if err != nil {
		return err
	}
	candidates, err := r.Explain(text)
	if err != nil {
		return usage(err.Error())
	}
	out := explainPlain(text, candidates)
	if a.output != "text" {
		out = a.list(explainRows(text, candidates))
	}
	_, err = a.out.Write(out)
	return err
}

func (a *app) explainText(args []string) ([]byte, error) {
	if len(args) > 0 && args[0] != stdinName { // also without quotes around them
		return []byte(strings.Join(args, " ")), nil
	}
	src, err := a.open(stdinName)
	if err != nil {
		return nil, err
	}
	text, err := io.ReadAll(io.LimitReader(src, explainMax+1))
	if err != nil {
		return nil, broken(stdinName, err)
	}
	if len(text) > explainMax {
		return nil, usage("explain takes at most 1 MiB of text: give it the lines in question")
	}
	return text, nil
}

func explainPlain(text []byte, candidates []redact.Candidate) []byte {
	if len(candidates) == 0 {
		return []byte("nothing in this text looks like anything that the policy names\n")
	}
	var out []byte
	for i, c := range candidates {
		if i > 0 {
			out = append(out, '\n')
		}
		out = fmt.Appendf(out, "%s by %s, bytes %d to %d: %s\n",
			c.Entity, c.Detector, c.Start, c.End, veiled(text[c.Start:c.End]))
		for _, t := range c.Terms {
			out = fmt.Appendf(out, "  %+8.2f  %s\n", t.Bits, t.Name)
		}
		out = fmt.Appendf(out, "  %+8.2f  bits in all: probability %.4f\n", c.Bits, c.Score)
		out = fmt.Appendf(out, "  %s: %s\n", reported(c), c.Verdict)
	}
	return out
}

func reported(c redact.Candidate) string {
	if c.Reported {
		return "found"
	}
	return "not found"
}

// veiled shows the shape of a value: letters and digits hidden, at most 60 characters.
func veiled(value []byte) string {
	shape := strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) && !unicode.IsLetter(r) && !unicode.IsNumber(r) && r < 0x80 {
			return r
		}
		return '▇'
	}, string(value))
	if runes := []rune(shape); len(runes) > 60 {
		return string(runes[:60]) + "..."
	}
	return shape
}

// An explained is a candidate as programs read it.
type explained struct {
	record
	Value    string     `json:"value"`
	Reported bool       `json:"reported"`
	Verdict  string     `json:"verdict"`
	Bits     float64    `json:"bits"`
	Terms    []evidence `json:"terms"`
}

type evidence struct {
	Name string  `json:"name"`
	Bits float64 `json:"bits"`
}

// placesOf are the lines and columns where candidates begin.
func placesOf(text []byte, candidates []redact.Candidate) map[int64]lineColumn {
	places := map[int64]lineColumn{}
	for _, c := range candidates {
		places[c.Start] = lineColumn{}
	}
	at := position{buf: text}
	for _, start := range slices.Sorted(maps.Keys(places)) {
		line, column := at.of(start)
		places[start] = lineColumn{line, column}
	}
	return places
}

type lineColumn struct{ line, column int64 }

func explainRows(text []byte, candidates []redact.Candidate) (head []string, rows []listed) {
	places := placesOf(text, candidates)
	for _, c := range candidates {
		at := places[c.Start]
		one := explained{
			record: recordOf("", formats.Finding{Finding: c.Finding}, at.line, at.column), Value: veiled(text[c.Start:c.End]),
			Reported: c.Reported, Verdict: c.Verdict, Bits: short(c.Bits), Terms: []evidence{},
		}
		var terms []string
		for _, t := range c.Terms {
			one.Terms = append(one.Terms, evidence{t.Name, short(t.Bits)})
			terms = append(terms, fmt.Sprintf("%+.2f %s", t.Bits, t.Name))
		}
		rows = append(rows, listed{one, []string{
			string(c.Entity), c.Detector, fmt.Sprint(c.Start), fmt.Sprint(c.End), one.Value,
			fmt.Sprint(one.Score), fmt.Sprint(one.Bits), fmt.Sprint(c.Reported), c.Verdict,
			strings.Join(terms, "; "),
		}})
	}
	return []string{
		"type", "detector", "start", "end", "value", "score", "bits", "reported", "verdict", "terms",
	}, rows
}
