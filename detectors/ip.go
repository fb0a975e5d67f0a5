package detectors

import (
	"bytes"

	"github.com/redactd/redactd/redact"
)

// matchIPv4 finds a dotted quad; a port or prefix length behind it stays readable. Addresses that
// lead to nobody are vetoed: this host (0.0.0.0/8, 127.0.0.0/8), masks and broadcast (255.0.0.0/8).
func matchIPv4(t redact.Text, found []redact.Match) []redact.Match {
	quad, n := parseIPv4(t.B[t.At:])
	end := t.At + n
	if n == 0 || !ipv4Edges(t, end) {
		return found
	}
	m := redact.Match{Start: t.At, End: end}
	switch {
	case quad[0] == 0 || quad[0] == 127 || quad[0] == 255:
		m.Veto = "an address of no one"
	case versionBefore(t, quad):
		m.Veto = "a version"
	case headingQuad(t, end, quad):
		m.Veto = "a section number"
	}
	return append(found, m)
}

// parseIPv4 reads four groups of 0 to 255 without leading zeros and returns how many bytes they
// have, 0 if there is no address.
func parseIPv4(b []byte) (quad [4]byte, n int) {
	for g := range quad {
		if g > 0 {
			if n >= len(b) || b[n] != '.' {
				return quad, 0
			}
			n++
		}
		start, v := n, 0
		for n < len(b) && n-start < 4 && digitSet[b[n]] {
			v = 10*v + int(b[n]-'0')
			n++
		}
		if n == start || v > 255 || b[start] == '0' && n-start > 1 {
			return quad, 0
		}
		quad[g] = byte(v)
	}
	return quad, n
}

// ipv4Edges says whether the quad is not part of a longer word, number or file name. "-rc1" and
// "+build" behind it make it a version, "-10.0.0.9" a range, ".dyn.example.net" the name of a host
// that carries its address.
func ipv4Edges(t redact.Text, end int) bool {
	if c := t.Byte(t.At - 1); glued(c) || c == '.' {
		return false
	}
	next, after := t.Byte(end), t.Byte(end+1)
	switch next {
	case '.':
		return !alnumSet[after] || t.Byte(t.At-1) != '-' && isLetter(after) && domainEnd(t, end+1) > 0
	case '+':
		return !alnumSet[after]
	case '-':
		return !isLetter(after)
	}
	return !glued(next)
}

// versionWords announce a version; with a product name and a slash in front, the same.
var (
	versionWords = []string{"version", "versions", "ver", "v", "release", "build", "rev", "firmware"}
	products     = []string{"chrome", "chromium", "firefox", "version", "edg", "edge", "opr", "opera",
		"safari", "msie", "webview", "electron", "java", "jdk", "jre", "office", "curl", "client"}
)

// versionBefore says whether the quad is a version by what stands in front of it.
func versionBefore(t redact.Text, quad [4]byte) bool {
	i := t.At
	if t.Byte(i-1) == '/' {
		word := wordBefore(t, i-1)
		return anyFold(word, products) || len(word) > 0 && quad[2] == 0 && quad[3] == 0
	}
	for i > 0 && t.At-i < 3 && (t.B[i-1] == ' ' || t.B[i-1] == ':' || t.B[i-1] == '=') {
		i--
	}
	return i < t.At && anyFold(wordBefore(t, i), versionWords)
}

// headingQuad says whether the quad numbers a heading: small groups at a line's start in front of a
// capitalised word, or behind a word for sections.
func headingQuad(t redact.Text, end int, quad [4]byte) bool {
	for _, v := range quad {
		if v > 30 {
			return false
		}
	}
	if behindSection(t, quad) {
		return true
	}
	if len(bytes.TrimLeft(t.B[:t.At], " #")) > 0 || t.Left != '\n' {
		return false
	}
	rest := bytes.TrimPrefix(t.B[end:], []byte("."))
	word := bytes.TrimLeft(rest, " ")
	return len(word) < len(rest) && len(word) > 1 && isUpperByte(word[0]) && isLowerByte(word[1])
}

// headingWords announce the number of a section, sectionWords that or an address.
var (
	headingWords = []string{"section", "chapter", "clause"}
	sectionWords = []string{"sections", "sec", "sect", "subsection", "paragraph", "para", "appendix", "annex", "abschnitt",
		"kapitel", "ziffer", "artikel", "article", "chapitre", "sezione", "capitolo", "see", "siehe", "vgl", "voir", "vedi"}
)

// behindSection says whether a section's sign or one of the words stands right before the quad. Behind a word that
// may announce either, 10.0.0.1 is an address.
func behindSection(t redact.Text, quad [4]byte) bool {
	b := bytes.TrimRight(t.B[:t.At], " ")
	if bytes.HasSuffix(b, []byte("§")) {
		return true
	}
	word := wordBefore(t, len(bytes.TrimSuffix(b, []byte("."))))
	return len(b) < t.At && (anyFold(word, headingWords) || quad[0] < 10 && anyFold(word, sectionWords))
}
