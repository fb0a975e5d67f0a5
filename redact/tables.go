package redact

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Tables: from the triggers of the rows to what the scan looks up.

// prefixHash hashes the three lower bytes of the first four of a word.
func prefixHash(head uint32) uint32 { return head << 8 * 0x9e3779b1 >> 18 }

func (g *program) add(d *Detector) {
	n := len(g.rows)
	g.rows = append(g.rows, g.row(d))
	t := &d.Trigger
	switch t.kind {
	case kindGroups:
		if t.label && g.rows[n].region == 0 {
			g.named, g.namedMin = append(g.named, n), min(g.namedMin, t.min)
			g.label(&g.rows[n])
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
		g.label(&g.rows[n])
	case kindDotted:
		g.dotted = append(g.dotted, n)
	case kindPlus:
		g.plus = append(g.plus, n)
	case kindToken:
		ref := token(n, t.literals[0], t.literals[1:])
		g.tokens[ref.letters] = append(g.tokens[ref.letters], ref)
	case kindAt:
		g.at = append(g.at, n)
	case kindQuads:
		g.quads = append(g.quads, n)
	case kindColons:
		g.colons = append(g.colons, n)
	case kindPrefix:
		for _, l := range t.literals {
			g.prefix(prefixRef{n, t.min, l})
		}
	case kindDashes:
		g.dashes = append(g.dashes, n)
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
	p.rows = append(p.rows, formRow{row, Term{"form " + l.Form, l.Bits}})
}

// form adds a written form to the tables.
func (g *program) form(p *picture) {
	if p.word() {
		g.shape(p)
		return
	}
	digits := first(p.form[p.anchor:])
	l, rest := &g.lengths[digits], p.form[p.anchor+digits:]
	g.formsMin = min(g.formsMin, p.count())
	if rest == "" {
		l.whole = append(l.whole, p)
		return
	}
	if l.forms == nil {
		l.forms = map[secondGroup][]*picture{}
	}
	choices(rest[1:1+wordLen(rest[1:])], func(group string) {
		k := secondGroup{g.separator(rest[0]), uint8(first(group))}
		l.second[k.sep] |= 1 << k.digits
		l.forms[k] = appendOnce(l.forms[k], p)
	})
}

// shape adds a form that begins with a word of letters and digits: one entry for each choice that it leaves.
func (g *program) shape(p *picture) {
	add := func(word string) {
		h := shapeHash(shapeOf(word))
		g.shapes[h] = appendOnce(g.shapes[h], p)
		g.shapeBits[h>>6] |= 1 << (h & 63)
	}
	choices(p.form[:wordLen(p.form)], add)
}

// appendOnce appends p, unless it is the last one of the list: the choices of a form come one after the other.
func appendOnce(list []*picture, p *picture) []*picture {
	if n := len(list); n > 0 && list[n-1] == p {
		return list
	}
	return append(list, p)
}

// choices calls add for every word with a letter or a digit for each N of the form.
func choices(form string, add func(word string)) {
	i := strings.IndexByte(form, 'N')
	if i < 0 {
		add(form)
		return
	}
	choices(form[:i]+"9"+form[i+1:], add)
	choices(form[:i]+"A"+form[i+1:], add)
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

func shapeHash(shape uint64) uint64 { return shape * 0x9e3779b97f4a7c15 >> (64 - 13) }

const shapeHashes = 1 << 13

// separator returns the number of a separator of written forms. The last one stands for all that there
// are too many of.
func (g *program) separator(c byte) uint8 {
	if g.separators[c] == 0 {
		g.seps = min(g.seps+1, maxSeparators)
		g.separators[c] = g.seps
	}
	return g.separators[c]
}

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
// another's hash, both are asked; literals of one and two bytes go by the first.
func (g *program) prefix(p prefixRef) {
	if l := p.literal; len(l) < 3 {
		g.initials[l[0]] = append(g.initials[l[0]], p)
		g.initialBits[l[0]] = true
	} else {
		h := prefixHash(uint32(l[0]) | uint32(l[1])<<8 | uint32(l[2])<<16)
		g.prefixes[h] = append(g.prefixes[h], p)
		g.prefixBits[h>>6] |= 1 << (h & 63)
	}
}

// label notes the words that may stand right before a number of the row.
func (g *program) label(r *row) {
	r.tails = &tailSet{}
	for _, w := range r.Words {
		last := w[strings.LastIndexByte(w, ' ')+1:]
		g.labels.add(last, nil)
		r.tails.add(tailOf(strings.TrimSuffix(w, "*")))
	}
	g.labelTails.join(r.tails)
}

// fillers may stand between a context word and its number.
var fillers = []string{
	"is", "no", "nr", "num", "number", "numero", "nummer", "numer", "code", "ist", "es", "est",
	"jest", "at", "on", "was", "under", "sono", "home", "work", "office", "al",
	"au", "op", "pod",
}
