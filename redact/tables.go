package redact

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Tables: from the triggers of the rows to what the scan looks up.

// prefixHash hashes the three lower bytes of the first four of a word.
func prefixHash(head uint32) uint32 { return head << 8 * 0x9e3779b1 >> (32 - sparseBits) }

func (g *program) add(d *Detector) {
	n := len(g.rows)
	g.rows = append(g.rows, g.row(d))
	t := &d.Trigger
	switch t.kind {
	case kindGroups:
		if t.label && g.rows[n].region == 0 {
			g.named, g.namedMin = append(g.named, n), min(g.namedMin, t.min)
			g.label(n, g.namedBy)
			break
		}
		g.groups, g.groupsMin = append(g.groups, n), min(g.groupsMin, t.min)
		g.heads.add(t)
	case kindDigits:
		g.digits, g.digitsMin = append(g.digits, n), min(g.digitsMin, t.min)
	case kindForms:
		for _, l := range t.layouts {
			g.layout(n, l)
		}
	case kindLabelled:
		for k := t.min; k <= t.max && k <= maxGroup; k++ {
			g.lengths[k].labelled = append(g.lengths[k].labelled, n)
		}
		g.label(n, g.labelledBy)
	case kindDotted:
		g.dotted = append(g.dotted, n)
	case kindPlus:
		g.plus = append(g.plus, n)
	case kindToken:
		ref := token(n, t.literals[0], t.literals[1:])
		g.tokens[ref.letters] = append(g.tokens[ref.letters], ref)
	case kindAt:
		if t.bare {
			g.bareAt = append(g.bareAt, n)
		} else {
			g.at = append(g.at, n)
		}
	case kindQuads:
		g.quads = append(g.quads, n)
	case kindColons:
		g.colons = append(g.colons, n)
	case kindPrefix:
		for _, l := range t.literals {
			lead := leadLen(l)
			g.prefix(prefixRef{n, max(t.min, len(l)-lead), l, lead, t.check}, t.capitals)
		}
	case kindDashes:
		g.dashes = append(g.dashes, n)
	case kindLiterals:
		g.literal(n, t)
	case kindChevrons:
		g.chevrons = append(g.chevrons, n)
	case kindKey:
		for _, name := range t.literals {
			g.key(n, strings.ToLower(name))
		}
	}
	if d.Joins != nil && d.Lines > 1 {
		g.joins = append(g.joins, n)
	}
}

// key adds a name. Text is compared without regard to case in ASCII only, so that a name outside it
// is added in three.
func (g *program) key(row int, name string) {
	forms := []string{name}
	if !ascii([]byte(name)) {
		first, n := utf8.DecodeRuneInString(name)
		forms = append(forms, strings.ToUpper(name), string(unicode.ToUpper(first))+name[n:])
	}
	for _, f := range forms {
		tail := tailOf(f)
		g.keyTails.add(tail)
		g.keyPairs.addEnd(f)
		g.keys[tail] = append(g.keys[tail], keyRef{row, f})
	}
}

// layout adds a row's written form.
func (g *program) layout(row int, l Layout) {
	p := g.pictures[l.Form]
	if p == nil {
		p = newPicture(l.Form)
		g.pictures[l.Form] = p
		g.form(p)
	}
	r := &g.rows[row]
	own := r.match != nil || r.region != 0 // then the bits are not all that counts
	bits := r.base + l.Bits
	if r.country != (Country{}) {
		bits += LocaleBits // the text may have a locale
	}
	bare := own || r.Alone && bits >= r.rule.bits
	p.bare = p.bare || bare
	p.rows = append(p.rows, formRow{row: row, bits: l.Bits, bare: bare, far: bits+farShare*r.wordBits >= r.rule.bits})
}

// shape adds a form by its first word of letters and digits, under each shape that its Ns leave open, or
// under its length.
func (g *program) shape(p *picture) {
	g.mixed = true
	word := p.form[p.anchor:][:wordLen(p.form[p.anchor:])]
	if strings.Count(word, "N") > openMax {
		g.lengthOnly[len(word)] = append(g.lengthOnly[len(word)], p)
		return
	}
	letters, open, behind := uint64(1)<<len(word), uint64(0), uint8(0)
	if rest := p.form[p.anchor+len(word):]; rest != "" {
		behind = g.separator(rest[0])
	}
	for i := range len(word) {
		switch word[i] {
		case 'A':
			letters |= 1 << i
		case 'N':
			open |= 1 << i
		}
	}
	for some := open; ; some = (some - 1) & open { // every subset
		if shape := letters | some; shape < shortShapes {
			g.shorts[shape] |= 1 << behind
		}
		g.shapes.add(shapeHash(letters|some), p)
		if some == 0 {
			return
		}
	}
}

// onlyJoined says whether all forms that begin with a word of three and fewer go on with a hyphen or a dot.
func (g *program) onlyJoined() bool {
	joints := uint16(1)<<g.separators['-'] | uint16(1)<<g.separators['.']
	return g.seps < maxSeparators && !slices.ContainsFunc(g.shorts[:1<<4], func(seps uint16) bool { return seps&(1|^joints) != 0 })
}

// shapeOf says which bytes of a word of letters and digits are letters, bit i for byte i, with a bit behind
// the last one.
func shapeOf[T string | []byte](word T) uint64 {
	shape := uint64(1) << len(word)
	for i := range len(word) {
		shape |= uint64(word[i]>>6) << i // letters are above 0x40, digits below
	}
	return shape
}

func shapeHash(shape uint64) uint32 { return uint32(shape * 0x9e3779b97f4a7c15 >> (64 - sparseBits)) }

// token makes the entry of a shape such as "AA99".
func token(row int, shape string, heads []string) tokenRef {
	t := tokenRef{row: row, letters: strings.Count(shape, "A"), digits: strings.Count(shape, "9")}
	for _, h := range heads {
		if t.heads == nil {
			t.heads = &tailSet{}
		}
		t.heads.add(tailOf(h[:2]))
	}
	return t
}

// prefix adds a literal to the table. Where one of a row's literals begins with three bytes of
// another's hash, both are asked. A literal with less than that in the word goes by what stands before
// it, or by its first byte.
func (g *program) prefix(p prefixRef, capitals bool) {
	lead, l := p.literal[:p.lead], p.literal[p.lead:]
	switch {
	case capitals:
		addInitial(&g.capitals[l[0]], p)
	case len(l) >= 3:
		g.prefixes.add(prefixHash(three(l)), p)
	case len(lead) >= 3:
		g.leads.add(prefixHash(three(lead[len(lead)-3:])), p)
	case p.min >= 2*wordRun:
		addInitial(&g.initials[l[0]], p)
	default:
		addInitial(&g.shortInitials[l[0]], p)
		g.anyShort = true
	}
}

// addInitial adds a literal to those of its first byte, the shortest words first.
func addInitial(list *[]prefixRef, p prefixRef) {
	i, _ := slices.BinarySearchFunc(*list, p.min+1, func(p prefixRef, min int) int { return cmp.Compare(p.min, min) })
	*list = slices.Insert(*list, i, p)
}

// three are the first three bytes as a number.
func three(s string) uint32 { return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 }

// leadLen returns how much of a literal stands before its last word.
func leadLen(literal string) int {
	n := len(literal)
	for n > 0 && (isAlnum(literal[n-1]) || literal[n-1] == '_' || literal[n-1] == '-') {
		n--
	}
	return n
}

// label notes the words that may stand right before a number of row n, and in by the row for the tail of each.
func (g *program) label(n int, by map[uint16][]int) {
	r := &g.rows[n]
	for _, w := range r.Words {
		g.words.mark(w, wordLabel)
		g.labelTails.add(tailOf(strings.TrimSuffix(w, "*")))
	}
	for _, tail := range tailsOf(r.Words) {
		by[tail] = append(by[tail], n)
	}
	r.fillers = tailsOf(r.Fillers)
}

// tailsOf returns the tails of words and stems.
func tailsOf(words []string) tails {
	t := make(tails, 0, len(words))
	for _, w := range words {
		t = append(t, uint16(tailIndex(tailOf(strings.TrimSuffix(w, "*")))))
	}
	slices.Sort(t)
	return slices.Compact(t)
}

// fillers may stand between a context word and its number.
var fillers = []string{
	"is", "are", "no", "nr", "num", "number", "numero", "nummer", "numer", "code", "ist", "es", "est",
	"jest", "at", "on", "was", "under", "sono", "home", "work", "office", "al",
	"au", "op", "pod", "el", "s", "n",
}
