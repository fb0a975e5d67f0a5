package detectors

// gap skips what may stand between two lines of a key: line breaks, also escaped ones, indentation,
// quotes and their marks, tags. broke says whether there was a line break.
func (l *pemLine) gap(i int) (end int, broke bool) {
	for {
		switch c := l.at(i); {
		case c == '\n' || c == '\r':
			i, broke = i+1, true
		case c == ' ' || c == '\t' || c == '>' || c == '"' || c == '\'' || c == '`' || c == ',' ||
			broke && (c == '#' || c == '*' || c == '|'):
			i++
		case c == '\\' && l.escape(i):
			for l.at(i) == '\\' {
				i++
			}
			i, broke = i+1, true
		case c == '%' && (l.has(i, "%0A") || l.has(i, "%0D") || l.has(i, "%0a") || l.has(i, "%0d")):
			i, broke = i+3, true
		case c == '+' && (l.at(i+1) == ' ' || l.at(i+1) == '\n' || l.at(i+1) == '\r'):
			i++
		case c == '<' && l.tag(i) > i:
			i, broke = l.tag(i), true
		default:
			return i, broke
		}
	}
}

// escape says whether a line break written with backslashes stands at i: \n, \r, \\n, or a
// backslash in front of a line break or a quote.
func (l *pemLine) escape(i int) bool {
	if l.at(i) != '\\' {
		return false
	}
	for l.at(i) == '\\' {
		i++
	}
	c := l.at(i)
	return c == 'n' || c == 'r' || c == '\n' || c == '\r' || c == '"' || c == '\''
}

// tag returns the end of the tag at i, or i if there is none of at most 32 bytes.
func (l *pemLine) tag(i int) int {
	for j := i + 1; j < i+32; j++ {
		switch c := l.at(j); {
		case c == '>':
			return j + 1
		case c < ' ' || c == '<':
			return i
		}
	}
	return i
}

// closing returns the length of the closing marker at i, 0 if there is none.
func (l *pemLine) closing(i int) int {
	for _, name := range []string{"Private-MAC: ", "Private-Hash: "} {
		if l.has(i, name) {
			n := len(name)
			for hexSet[l.at(i+n)] {
				n++
			}
			return n
		}
	}
	if !l.has(i, "-----END ") {
		return 0
	}
	n := len("-----END ")
	for n < 64 && pemLabel(l.at(i+n)) {
		n++
	}
	if !l.has(i+n, "-----") {
		return 0
	}
	return n + len("-----")
}

// header says whether a header of an encrypted or armored key begins at i.
func (l *pemLine) header(i int) bool {
	for _, name := range []string{"Proc-Type: ", "DEK-Info: ", "Version: ", "Comment: ", "Hash: ",
		"Charset: ", "MessageID: "} {
		if l.has(i, name) {
			return true
		}
	}
	return false
}
