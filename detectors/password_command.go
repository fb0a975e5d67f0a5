package detectors

import (
	"bytes"

	"github.com/redactd/redactd/redact"
)

// Passwords among the arguments of a command. What an option means is the command's own: -p is a port to one and a
// password to another, so each is a row of commands (password_command_list.go).

func passwordCommand() redact.Detector {
	var names []string
	for _, c := range commands {
		names = append(names, c.names...)
	}
	return redact.Detector{
		Name: "password_command", Entity: "PASSWORD", Prior: 5, Alone: true,
		About:   "a password among the arguments of a command that takes one: mysql -pX, curl -u name:X, sshpass -p X",
		Example: "curl -u alice:s3cret https://api.example.com/",
		Trigger: redact.Literals(true, names...), Before: 96, After: 1024,
		Match: matchCommand,
	}
}

func matchCommand(t redact.Text, found []redact.Match) []redact.Match {
	at, ok := commandEnd(t)
	if !ok {
		return found
	}
	var room [commandArgs]arg
	args := arguments(t.B, at, room[:0])
	for i := range commands {
		c := &commands[i]
		if !anyFold(t.B[t.At:t.End], c.names) {
			continue
		}
		for _, o := range c.options {
			found = appendArgument(t, found, o.value(t.B, args))
		}
		if c.read != nil {
			found = appendArgument(t, found, c.read(t.B, args))
		}
		if c.piped != nil {
			found = appendArgument(t, found, c.piped(t.B[:min(t.At+1, len(t.B))]))
		}
	}
	return found
}

// commandEnd returns where the arguments of the command begin. Its name is a word by itself or ends a path.
func commandEnd(t redact.Text) (at int, ok bool) {
	if c := t.Byte(t.At - 1); t.End <= t.At || t.End > len(t.B) || glued(c) || c == '-' && t.B[t.At] != '-' || c == '.' || c == '=' {
		return 0, false
	}
	at = t.End
	if hasFold(t.B[at:], ".exe") {
		at += len(".exe")
	}
	c := t.Byte(at)
	return at, c == ' ' || c == '\t' || c == '\n' || c == '"' && t.Byte(at+1) == ',' || t.B[at-1] == ':'
}

func appendArgument(t redact.Text, found []redact.Match, v arg) []redact.Match {
	v = v.bare(t.B)
	if v.end < v.start+2 {
		return found // a letter is what hides one from ps
	}
	a := assigned{start: v.start, end: v.end, quoted: v.quoted}
	if b := t.B[v.start:v.end]; !a.mayBeSecret(t) || verdict(b) || isPort(b) || b[0] == '-' || anyFold(b, aboutOptions) {
		return found
	}
	return append(found, redact.Match{Start: v.start, End: v.end, NoWords: true})
}

// aboutOptions follow an option that is spoken of. A longer option that begins as -p does leaves the rest of itself.
var aboutOptions = []string{
	"option", "options", "flag", "switch", "parameter", "argument", "arg", "with", "instead", "in", "here", "as", "if", "so", "when", "since", "because",
	"ort", "rotocol", "rint", "ager", "retty", "rogress",
}

// isPort says whether v is a port, a list of some or a mapping between two.
func isPort(v []byte) bool {
	digits := bytes.Trim(v, "0123456789:,./")
	return len(digits) == 0 && (len(v) <= 5 || bytes.ContainsAny(v, ":,./"))
}

// An option is how a command is told the password: -p X, -pX, or within the value, behind a sign.
type option struct {
	flag   string
	glued  bool // the value may touch it
	only   bool // and has to
	behind byte // the sign before the password, 0 for the whole value
}

// value returns where the password is, nothing if it is not given.
func (o option) value(b []byte, args []arg) (v arg) {
	for i, a := range args {
		rest, ok := bytes.CutPrefix(b[a.start:a.end], []byte(o.flag))
		switch {
		case !ok:
			continue
		case len(rest) == 0 && !o.only && i+1 < len(args):
			v = args[i+1]
		case len(rest) > 0 && (o.glued || rest[0] == '='):
			v = inner(b, a.end-len(rest), a)
		default:
			continue
		}
		return o.part(b, v)
	}
	return v
}

// part narrows a value to what stands behind the sign.
func (o option) part(b []byte, v arg) arg {
	if o.behind == 0 {
		return v
	}
	n := bytes.IndexByte(b[v.start:v.end], o.behind)
	if n < 1 {
		return arg{}
	}
	v.start += n + 1
	return v
}
