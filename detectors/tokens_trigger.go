package detectors

import "github.com/redactd/redactd/redact"

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
	b := make([]byte, 0, 128)
	if f.before != nil {
		b = f.before.example(b)
	}
	b = append(b, f.prefixes[0]...)
	for i := range f.parts[:len(f.parts)-f.optional] {
		b = f.parts[i].example(b)
	}
	return string(b)
}

// example appends the part's text, or as many of its characters as there have to be, as in its alphabet.
func (p *tokenPart) example(b []byte) []byte {
	for i := range p.min {
		b = append(b, p.chars[i%len(p.chars)])
	}
	return append(b, p.text...)
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
