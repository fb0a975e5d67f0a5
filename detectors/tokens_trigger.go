package detectors

import (
	"strings"

	"github.com/redactd/redactd/redact"
)

// What a row says of its forms to the engine: how far to look, what to look for, and an example.

// reach returns how much of the text before and behind its trigger the form needs.
func (f *tokenForm) reach() (before, after int) {
	for _, p := range f.prefixes {
		before, after = max(before, len(p)+1), max(after, len(p)+1)
	}
	if f.before != nil {
		before += f.before.max
	}
	for _, p := range f.parts {
		after += len(p.text) + min(p.max, endlessReach)
	}
	return before, after
}

// example makes up a token from the alphabets of its parts.
func (f *tokenForm) example() string {
	var b strings.Builder
	if f.before != nil {
		b.WriteString(f.before.example(f.before.min))
	}
	b.WriteString(f.prefixes[0])
	for _, p := range f.parts[:len(f.parts)-f.optional] {
		b.WriteString(p.text)
		b.WriteString(p.example(p.min))
	}
	return b.String()
}

// example returns n of the part's characters in the order of its alphabet.
func (p *tokenPart) example(n int) string {
	if p.tokenClass == nil {
		return ""
	}
	return strings.Repeat(p.chars, n/len(p.chars)+1)[:n]
}

// triggers returns what finds the forms: the fewest characters of their words, and the literals. A word
// that begins with one or two letters of the prefix is found by one more, for each choice there is.
func triggers(forms []tokenForm) (least int, literals []string) {
	least = redact.MaxReach
	for i := range forms {
		f := &forms[i]
		for _, prefix := range f.prefixes {
			head := prefix[wordStart(prefix):]
			least = min(least, len(head)+f.wordMin())
			if len(head) < 3 && len(prefix)-len(head) < 3 {
				for _, c := range f.parts[0].chars {
					literals = append(literals, prefix+string(c))
				}
				continue
			}
			literals = append(literals, prefix)
		}
	}
	return max(8, least), literals
}

// wordStart returns where the last word of a prefix begins.
func wordStart(prefix string) int {
	i := len(prefix)
	for i > 0 && wordSet[prefix[i-1]] {
		i--
	}
	return i
}

// wordMin returns how many characters that belong to words stand at least behind the prefix.
func (f *tokenForm) wordMin() (n int) {
	for _, p := range f.parts[:len(f.parts)-f.optional] {
		for i := range len(p.text) {
			if !wordSet[p.text[i]] {
				return n
			}
			n++
		}
		if p.tokenClass == nil {
			continue
		}
		if !p.wordy {
			return n
		}
		if n += p.min; p.min < p.max {
			return n
		}
	}
	return n
}
