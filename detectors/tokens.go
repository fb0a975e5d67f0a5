package detectors

import (
	"cmp"
	"slices"
	"sync"

	"github.com/redactd/redactd/redact"
)

// A token is the row of what a vendor hands out as a key: its form says it all.
type token struct {
	name   string
	entity redact.Entity
	about  string
	form   string // see parseForms
	from   string // where the form was read, see tok
	sum    func(token, rest []byte) bool
	must   func(rest []byte) bool
	words  []string
	sample string // where the form alone makes up nothing that passes
}

// tok makes a row. Its source is named in letters: G is Gitleaks (config/gitleaks.toml), T TruffleHog
// (pkg/detectors), N Nosey Parker (its builtin rules), K Kingfisher (data/rules), D detect-secrets
// (detect_secrets/plugins), S SonarSource's sonar-text (its secrets configuration). P says that scripts of several
// public repositories look for this form, and that no rule of the vendor or of one of the others was found.
func tok(name string, entity redact.Entity, about, form, from string) token {
	return token{name: name, entity: entity, about: about, form: form, from: from}
}

// summed adds a checksum of the token, rest being what stands behind its prefix. It is evidence: without it a
// token is one by its form.
func (k token) summed(sum func(token, rest []byte) bool) token {
	k.sum = sum
	return k
}

// only adds a test of what stands behind the prefix that a token has to pass, and one that does.
func (k token) only(must func(rest []byte) bool, sample string) token {
	k.must, k.sample = must, sample
	return k
}

// near adds words of which one has to be close, because others hand out keys of the same form.
func (k token) near(words ...string) token {
	k.words = words
	return k
}

// tokens returns the rows of tokens that their issuers gave a form of their own.
func tokens() []redact.Detector { return slices.Clone(tokenRows()) }

var tokenRows = sync.OnceValue(func() []redact.Detector {
	tokens := slices.Concat(cloudTokens(), codeTokens(), modelTokens(), toolTokens(), shopTokens())
	rows := make([]redact.Detector, len(tokens))
	for i := range tokens {
		rows[i] = tokens[i].detector()
	}
	return append(rows, signedTokens()...)
})

// aloneBits and wordedBits are the evidence of a form that is distinctive, and of one that is not without
// a word.
const (
	aloneBits  = 10
	wordedBits = -2
)

// detector makes the row.
func (k token) detector() redact.Detector {
	forms := parseForms(k.form)
	least, literals := triggers(forms)
	d := redact.Detector{
		Name: k.name, Entity: k.entity, About: k.about, Example: cmp.Or(k.sample, forms[0].example()),
		Prior: aloneBits, Alone: true, Words: k.words,
		Trigger: redact.Prefix(least, literals...), Match: k.match(forms),
	}
	if k.words != nil {
		d.Prior, d.Alone, d.WordBits = wordedBits, false, aloneBits
	}
	for _, f := range forms {
		before, after := f.reach()
		d.Before, d.After = max(d.Before, before), max(d.After, after)
		if last := f.parts[len(f.parts)-1]; last.max == endless {
			d.Carry = &redact.Carry{Next: last.next}
		}
	}
	if d.Words != nil {
		d.Before, d.After = d.Before+wordReach, d.After+wordReach
	}
	return d
}

// wordReach is how far from a token the word may be that it needs.
const wordReach = 96

// match returns the Match of the row: the token in the first form that it has.
func (k token) match(forms []tokenForm) func(redact.Text, []redact.Match) []redact.Match {
	return func(t redact.Text, found []redact.Match) []redact.Match {
		for i := range forms {
			s, ok := forms[i].find(t)
			if !ok {
				continue
			}
			rest := t.B[s.rest:s.end]
			if unlikely(rest) || k.must != nil && !k.must(rest) {
				return found
			}
			m := redact.Match{Start: s.start, End: s.end, Carry: s.carry}
			if k.sum != nil {
				m.Terms[0] = sumTerm(k.sum(t.B[s.start:s.end], rest))
			}
			return append(found, m)
		}
		return found
	}
}

// sumTerm is the evidence of a checksum.
func sumTerm(right bool) redact.Term {
	if right {
		return redact.Term{Name: "checksum", Bits: 20}
	}
	return redact.Term{Name: "checksum is wrong", Bits: -4}
}

// unlikely says whether what stands behind a prefix was not drawn by lot: a mask such as xxxx, a hint to fill
// one in, or words joined by hyphens or underscores.
func unlikely(b []byte) bool {
	return fewDifferent(b) || masked(b) ||
		hasJoint(b) && !slices.ContainsFunc(b, isDigit) && !mixedCase(b)
}

// masked says whether b has four x in a row, or the word "your" as the first of several.
func masked(b []byte) bool {
	run := 0
	for i, c := range b {
		if run++; c|0x20 != 'x' {
			run = 0
		}
		if run == 4 || (c == '_' || c == '-') && i > 3 && endsFold(b[:i], "your") {
			return true
		}
	}
	return false
}

func hasJoint(b []byte) bool {
	return slices.ContainsFunc(b, func(c byte) bool { return c == '_' || c == '-' })
}

// fewDifferent says whether b has fewer than six different characters.
func fewDifferent(b []byte) bool {
	var seen byteSet
	n := 0
	for _, c := range b {
		if !seen[c] {
			seen[c] = true
			n++
		}
	}
	return n < 6
}
