package detectors

import "bytes"

// The arguments of a command, as a shell would part them, and those in a list of JSON.

// An arg is one of them, without the quotes around it.
type arg struct {
	start, end int
	quoted     bool
}

// commandArgs is how many arguments are looked at.
const commandArgs = 24

// arguments appends those behind b[at:] up to the end of the command, as many as there is room for.
func arguments(b []byte, at int, list []arg) []arg {
	for len(list) < cap(list) {
		at = nextArgument(b, at)
		if at >= len(b) {
			break
		}
		a, next := readArgument(b, at)
		if endsCommand(b[a.start:a.end]) && !a.quoted {
			break
		}
		list = append(list, a)
		at = next
	}
	return list
}

// nextArgument skips blanks, and what stands between two strings of a list.
func nextArgument(b []byte, at int) int {
	if at+1 < len(b) && b[at] == '"' && b[at+1] == ',' {
		at += 2
	}
	for at < len(b) && (isBlankByte(b[at]) || b[at] == ',' && at > 0 && b[at-1] == '"') {
		at++
	}
	return at
}

// readArgument reads the argument at b[at:] and says where to go on. Quotes within it hold blanks.
func readArgument(b []byte, at int) (a arg, next int) {
	a = arg{start: at}
	if a.openQuote(b) {
		return a, min(len(b), a.end+1)
	}
	for a.end = at; a.end < len(b) && !isBlankByte(b[a.end]); a.end++ {
		if c := b[a.end]; c == '"' || c == '\'' {
			n := bytes.IndexByte(b[a.end+1:], c)
			if n < 0 || a.end+1 < len(b) && b[a.end+1] == ',' {
				return a, a.end + 1
			}
			a.end += n + 1
		}
	}
	return a, a.end
}

// openQuote reads an argument that begins with a quote, which a backslash may stand before.
func (a *arg) openQuote(b []byte) bool {
	v := assigned{start: a.start}
	if !v.readQuoted(b) {
		return false
	}
	a.start, a.end, a.quoted = v.start, v.end, true
	return true
}

// inner returns the value at b[from:] that ends the argument, without its quotes and the sign before it.
func inner(b []byte, from int, a arg) arg {
	if b[from] == '=' {
		from++
	}
	v := arg{start: from, end: a.end, quoted: a.quoted}
	if !a.quoted && from < a.end {
		v.openQuote(b[:a.end])
	}
	return v
}

// bare ends a value without quotes where what stands around the command begins.
func (a arg) bare(b []byte) arg {
	for i := a.start; i < a.end && !a.quoted; i++ {
		if valueStops[b[i]] || escapeAt(b, i) {
			a.end = i
		}
	}
	for a.end > a.start && !a.quoted && closes(b[a.start:a.end]) {
		a.end--
	}
	return a
}

// endsCommand says whether v is what parts two commands.
func endsCommand(v []byte) bool {
	return len(v) > 0 && (v[0] == '|' || v[0] == ';' || v[0] == '>' || v[0] == '#' || string(v) == "&&" || string(v) == "&")
}
