// Package manpage writes the manual page of a command: what its manual says, and all its flags. It is linked into tests
// alone; make man writes the pages with them.
package manpage

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// A Page is what a command does not say of itself.
type Page struct {
	Section int
	About   string // in a line, behind the name
	// Manual is text: paragraphs, of which one that is indented stays as it is, and so do indented lines below a
	// line that heads them.
	Manual string
	See    []string // other pages, such as redact(1)
}

// Format returns the page in man(7) macros. It has no date, so that it is the same in each build.
func (p Page) Format(root *cobra.Command) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, ".TH %s %d \"\" redactd\n", strings.ToUpper(root.Name()), p.Section)
	fmt.Fprintf(&b, ".SH NAME\n%s \\- %s\n", root.Name(), escape(p.About))
	b.WriteString(".SH SYNOPSIS\n.nf\n")
	each(root, func(c *cobra.Command) { b.WriteString(escape(c.UseLine()) + "\n") })
	b.WriteString(".fi\n.SH DESCRIPTION\n")
	for _, text := range strings.Split(strings.Trim(p.Manual, "\n"), "\n\n") {
		paragraph(&b, strings.Split(text, "\n"))
	}
	b.WriteString(".SH OPTIONS\n")
	root.NonInheritedFlags().VisitAll(func(f *pflag.Flag) { option(&b, f) })
	b.WriteString(".SH COMMANDS\n")
	each(root, func(c *cobra.Command) {
		if c != root {
			command(&b, c)
		}
	})
	fmt.Fprintf(&b, ".SH SEE ALSO\n%s\n", escape(strings.Join(p.See, ", ")))
	return b.Bytes()
}

// each visits the root and those below that do something themselves.
func each(c *cobra.Command, visit func(*cobra.Command)) {
	c.InitDefaultHelpFlag()
	if !c.HasParent() || c.Runnable() && !c.Hidden && !c.HasSubCommands() {
		visit(c)
	}
	for _, below := range c.Commands() {
		each(below, visit)
	}
}

// paragraph writes the lines of one: under a heading, as they are, or filled.
func paragraph(b *bytes.Buffer, lines []string) {
	if len(lines) > 1 && !indented(lines[0]) && indented(lines[1]) {
		fmt.Fprintf(b, ".SH %s\n", escape(strings.ToUpper(lines[0])))
		lines = lines[1:]
	}
	if !indented(lines[0]) {
		fmt.Fprintf(b, ".PP\n%s\n", escape(strings.Join(lines, "\n")))
		return
	}
	for i, l := range lines {
		lines[i] = strings.TrimPrefix(l, "  ")
	}
	fmt.Fprintf(b, ".PP\n.nf\n%s\n.fi\n", escape(strings.Join(lines, "\n")))
}

func indented(line string) bool { return strings.HasPrefix(line, "  ") }

// command writes what one below the root does.
func command(b *bytes.Buffer, c *cobra.Command) {
	fmt.Fprintf(b, ".SS %s\n%s\n", escape(c.UseLine()), escape(c.Short))
	if c.Long != "" && c.Long != c.Short {
		paragraph(b, strings.Split(c.Long, "\n"))
	}
	c.LocalFlags().VisitAll(func(f *pflag.Flag) { option(b, f) })
}

// option writes a flag, and what it takes if that is anything.
func option(b *bytes.Buffer, f *pflag.Flag) {
	if f.Hidden {
		return
	}
	b.WriteString(".TP\n")
	if f.Shorthand != "" {
		fmt.Fprintf(b, "\\fB\\-%s\\fR, ", f.Shorthand)
	}
	what, usage := pflag.UnquoteUsage(f)
	fmt.Fprintf(b, "\\fB\\-\\-%s\\fR", escape(f.Name))
	if what != "" {
		fmt.Fprintf(b, " \\fI%s\\fR", escape(what))
	}
	fmt.Fprintf(b, "\n%s\n", escape(usage))
}

// escape makes text of what could be a macro or an escape, and keeps hyphens such that they can be copied.
func escape(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(text)
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, ".") || strings.HasPrefix(l, "'") {
			lines[i] = `\&` + l
		}
	}
	return strings.Join(lines, "\n")
}
