package detectors

import "github.com/redactd/redactd/redact"

// A tokenSpan is where a token stands, and where what is behind its prefix begins.
type tokenSpan struct {
	start, rest, end int
	carry            bool // it goes on behind the neighbourhood
}

// find returns the token whose prefix the trigger saw, if it has the form. No letter, digit or other character
// of its last part stands beside it.
func (f *tokenForm) find(t redact.Text) (s tokenSpan, ok bool) {
	for _, prefix := range f.prefixes {
		lead := wordStart(prefix)
		s.start = t.At - lead
		s.rest = s.start + len(prefix)
		if s.start < 0 || s.rest > len(t.B) || string(t.B[s.start:s.rest]) != prefix {
			continue
		}
		if s.start, ok = f.back(t, s.start); !ok {
			continue
		}
		if s.end, s.carry, ok = f.forth(t, s.rest); ok {
			return s, true
		}
	}
	return s, false
}

// back returns where the token begins whose prefix is at i.
func (f *tokenForm) back(t redact.Text, i int) (start int, ok bool) {
	if f.before == nil {
		k := i - 1
		for c := t.Byte(k); k >= 0 && (c == '_' || c == '-'); c = t.Byte(k) {
			k--
		}
		return i, !alnumSet[t.Byte(k)]
	}
	p, end := f.before, i
	for end-i < p.max && p.set[t.Byte(i-1)] && i > 0 {
		i--
	}
	return i, end-i >= p.min && !p.set[t.Byte(i-1)]
}

// forth returns where the token ends of which the parts begin at i.
func (f *tokenForm) forth(t redact.Text, i int) (end int, carry, ok bool) {
	must := len(f.parts) - f.optional
	end, ok = matchParts(t.B, f.parts[:must], i)
	if !ok {
		return 0, false, false
	}
	last := &f.parts[must-1]
	if f.optional > 0 {
		if further, ok := matchParts(t.B, f.parts[must:], end); ok && !alnumSet[t.Byte(further)] {
			return further, false, true
		}
	}
	if last.max == endless && end == len(t.B) && last.set[t.Right] {
		return end, true, true
	}
	next := t.Byte(end)
	return end, false, !alnumSet[next] && (next == '.' || last.tokenClass == nil || !last.set[next])
}

// matchParts returns where the parts end that begin at b[i].
func matchParts(b []byte, parts []tokenPart, i int) (end int, ok bool) {
	for k := range parts {
		p := &parts[k]
		if p.tokenClass == nil {
			if i+len(p.text) > len(b) || string(b[i:i+len(p.text)]) != p.text {
				return 0, false
			}
			i += len(p.text)
			continue
		}
		n := 0
		for n < p.max && i+n < len(b) && p.set[b[i+n]] {
			n++
		}
		for n > p.min && b[i+n-1] == '.' {
			n-- // a sentence ends here
		}
		if n < p.min {
			return 0, false
		}
		i += n
	}
	return i, true
}
