package pages

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// A step is one command of a console block, or all of an sh block.
type step struct {
	line    int    // in the page, from 1
	command string // several lines where it is a block
	console bool
	output  string // of a console, as it has to be
	indent  int    // of its block, in blanks
}

var (
	fence  = regexp.MustCompile("^( *)```(.*)$")
	notRun = regexp.MustCompile(`^ *<!-- not run:(.*)-->$`)
	loose  = regexp.MustCompile(`^( {4,}|\t)(\$|redact|redactd|curl|go|make)( |$)`)
)

// languages of blocks that are never run.
var languages = []string{"go", "python", "yaml", "json", "text"}

// read returns the steps of a page, and what is wrong with how it is written.
func read(page string) (steps []step, faults []string) {
	r := reader{lines: strings.Split(page, "\n")}
	for r.at < len(r.lines) {
		r.next()
	}
	return r.steps, r.faults
}

// A reader walks over the lines of a page.
type reader struct {
	lines  []string
	at     int
	steps  []step
	faults []string
	reason string // why the next block is not run
	after  bool   // a reason was the last line
}

func (r *reader) fault(format string, args ...any) {
	r.faults = append(r.faults, fmt.Sprintf("line %d: ", r.at+1)+fmt.Sprintf(format, args...))
}

// next takes a block, or a line outside of blocks.
func (r *reader) next() {
	line := r.lines[r.at]
	if m := fence.FindStringSubmatch(line); m != nil {
		r.block(len(m[1]), m[2])
		r.after = false
		return
	}
	if r.after {
		r.fault("a reason stands right above its block")
	}
	r.after = false
	if m := notRun.FindStringSubmatch(line); m != nil {
		r.after, r.reason = true, strings.TrimSpace(m[1])
		if r.reason == "" {
			r.fault("say why the block is not run")
		}
	}
	if loose.MatchString(line) {
		r.fault("a command outside of a block: write it between ```console or ```sh and ```")
	}
	r.at++
}

// block takes a block whose fence is indented by some blanks.
func (r *reader) block(indent int, language string) {
	first, excused := r.at+1, r.after
	var body []string
	for r.at++; r.at < len(r.lines) && strings.TrimSpace(r.lines[r.at]) != "```"; r.at++ {
		line := r.lines[r.at]
		body = append(body, line[min(indent, len(line)-len(strings.TrimLeft(line, " "))):])
	}
	if r.at == len(r.lines) {
		r.fault("the block of line %d does not end", first)
	}
	switch commands := language == "console" || language == "sh"; {
	case !commands && !slices.Contains(languages, language):
		r.fault("a block of %q: it is console, sh, or one of %v", language, languages)
	case !commands && excused:
		r.fault("blocks of %s are never run: no reason is needed", language)
	case excused || !commands:
	case language == "sh":
		r.steps = append(r.steps, step{line: first, command: strings.Join(body, "\n")})
	default:
		r.console(first, indent, body)
	}
	r.at++
}

// console takes the commands of a block whose fence stands in line first, behind some blanks.
func (r *reader) console(first, indent int, body []string) {
	begun := len(r.steps)
	goesOn := false
	for i, line := range body {
		command, is := strings.CutPrefix(line, "$ ")
		more, continued := strings.CutPrefix(line, "> ")
		switch {
		case is:
			r.steps = append(r.steps, step{line: first + 1 + i, command: command, console: true, indent: indent})
		case len(r.steps) == begun:
			r.fault("a console block begins with a command behind \"$ \"")
			return
		case goesOn && continued:
			r.last().command += "\n" + more
		default:
			r.last().output += line + "\n"
		}
		goesOn = (is || goesOn && continued) && strings.HasSuffix(line, `\`)
	}
}

func (r *reader) last() *step { return &r.steps[len(r.steps)-1] }

// rewritten is a page with other outputs below its commands.
func rewritten(page string, steps []step, outputs []string) string {
	lines := strings.Split(page, "\n")
	for i := len(steps) - 1; i >= 0; i-- {
		s := steps[i]
		if !s.console {
			continue
		}
		from := s.line + strings.Count(s.command, "\n")
		to := from + strings.Count(s.output, "\n")
		lines = slices.Replace(lines, from, to, indented(outputs[i], s.indent)...)
	}
	return strings.Join(lines, "\n")
}

// indented returns the lines of an output behind some blanks.
func indented(output string, blanks int) (lines []string) {
	for line := range strings.Lines(output) {
		lines = append(lines, strings.Repeat(" ", blanks)+strings.TrimSuffix(line, "\n"))
	}
	return lines
}
