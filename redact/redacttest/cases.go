package redacttest

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/redactd/redactd/redact"
)

// A Case is one text with what must be found in it, and nothing else.
type Case struct {
	// Line is where the case begins in its file, from 1.
	Line int
	// Text is the text without its marks.
	Text []byte
	// Want are the marked values in order.
	Want []Mark
	// Profile and Countries are what the directives above the case ask the policy to be.
	Profile   string
	Countries []string
}

// A Mark is a value that must be found: Start and End are byte offsets into the text, half open.
type Mark struct {
	Entity     redact.Entity
	Start, End int
}

const (
	opener = "⟦"
	closer = "⟧"
)

// Cases reads a marked file: UTF-8 text in which each line is a case and each value to be found
// stands between marks, ⟦PHONE_NUMBER +44 20 7946 0958⟧: its entity, one space, the value.
//
// A line that begins with # is a comment. One that begins with #: holds directives for the cases
// below it, countries=SE,GB and profile=zendesk, and resets those it does not name. A case of
// several lines stands between a line <<< and a line >>>, its lines joined by \n. Empty lines
// between cases are skipped.
//
// Errors name the line and the mistake, never the text.
func Cases(marked []byte) ([]Case, error) {
	var cases []Case
	p := parser{lines: strings.Split(string(marked), "\n")}
	for p.next() {
		c, ok, err := p.read()
		if err != nil {
			return nil, err
		}
		if ok {
			cases = append(cases, c)
		}
	}
	return cases, nil
}

// parser walks over lines; lines[:at] are read.
type parser struct {
	lines   []string
	at      int
	setting Case
}

func (p *parser) next() bool { return p.at < len(p.lines) }

// read takes the next case, comment, directive or empty line; ok says that it was a case.
func (p *parser) read() (c Case, ok bool, err error) {
	first := p.at + 1
	line := p.lines[p.at]
	p.at++
	switch {
	case !utf8.ValidString(line):
		return c, false, fmt.Errorf("line %d: not UTF-8", first)
	case strings.HasPrefix(line, "#:"):
		return c, false, p.direct(first, line[2:])
	case strings.HasPrefix(line, "#"), strings.TrimRight(line, "\r") == "":
		return c, false, nil
	case line == "<<<":
		if line, err = p.block(first); err != nil {
			return c, false, err
		}
	}
	c = p.setting
	c.Line = first
	err = c.unmark(line)
	return c, true, err
}

// block takes the lines up to >>>.
func (p *parser) block(first int) (string, error) {
	from := p.at
	for p.next() {
		if p.at++; p.lines[p.at-1] == ">>>" {
			return strings.Join(p.lines[from:p.at-1], "\n"), nil
		}
		if !utf8.ValidString(p.lines[p.at-1]) {
			return "", fmt.Errorf("line %d: not UTF-8", p.at)
		}
	}
	return "", fmt.Errorf("line %d: <<< without a line >>> below it", first)
}

// direct takes a line of directives.
func (p *parser) direct(line int, s string) error {
	p.setting = Case{}
	for _, d := range strings.Fields(s) {
		name, value, _ := strings.Cut(d, "=")
		switch {
		case name == "countries" && value != "":
			p.setting.Countries = strings.Split(value, ",")
		case name == "profile" && value != "":
			p.setting.Profile = value
		default:
			return fmt.Errorf("line %d: a directive is countries=A,B or profile=NAME", line)
		}
	}
	return nil
}

// unmark sets c.Text and c.Want from marked text.
func (c *Case) unmark(s string) error {
	var text bytes.Buffer
	for {
		before, rest, found := strings.Cut(s, opener)
		if strings.Contains(before, closer) {
			return fmt.Errorf("line %d: %s without %s before it", c.Line, closer, opener)
		}
		text.WriteString(before)
		if !found {
			c.Text = text.Bytes()
			return nil
		}
		mark, after, found := strings.Cut(rest, closer)
		entity, value, spaced := strings.Cut(mark, " ")
		if !found || strings.Contains(mark, opener) {
			return fmt.Errorf("line %d: %s without %s behind it", c.Line, opener, closer)
		}
		if !spaced || value == "" || !isEntity(entity) {
			return fmt.Errorf("line %d: a mark is %sENTITY value%s", c.Line, opener, closer)
		}
		start := text.Len()
		text.WriteString(value)
		c.Want = append(c.Want, Mark{redact.Entity(entity), start, text.Len()})
		s = after
	}
}

// isEntity says whether s is upper snake case.
func isEntity(s string) bool {
	for i := range len(s) {
		upper := 'A' <= s[i] && s[i] <= 'Z'
		if !upper && (i == 0 || s[i] != '_' && (s[i] < '0' || s[i] > '9')) {
			return false
		}
	}
	return s != ""
}
