package redact

import "strings"

// An outline is what the scan sees of a number before it asks for written forms: the lengths of its first three groups,
// and the signs around the first two. Most numbers, such as dates and addresses, have the first two groups of many forms,
// and the outline of none.
type outline uint32

// firstGroup is the part of an outline for its first digits.
func firstGroup(n int) outline { return outline(n) }

// secondGroup is that for the separator behind them and the digits behind that.
func secondGroup(sep uint8, n int) outline { return outline(n<<10 | int(sep)<<6) }

// sepBehind is that for the separator behind those. A form that ends there or goes on with a letter has 0.
func sepBehind(sep uint8) outline { return outline(sep) << 16 }

// thirdGroup is that for the digits behind that separator.
func thirdGroup(n int) outline { return outline(min(n, 15)) << 28 }

// leadOf is that for what stands before the number: the separator and how many letters before it, 0 without a
// separator.
func leadOf(sep uint8, letters int) outline {
	if sep == 0 {
		return 0
	}
	return outline(letters<<4|int(sep)) << 20
}

// An outlined form has an outline.
type outlined struct {
	outline outline
	picture *picture
}

func (o outline) hash() uint32 { return uint32(o) * 0x9e3779b1 >> (32 - sparseBits) }

// form adds a written form to the tables.
func (g *program) form(p *picture) {
	if p.mixed {
		g.shape(p)
		return
	}
	form := p.form[p.anchor:]
	n, rest := first(form), form[first(form):]
	l, o := &g.lengths[n], g.leadOf(p)|firstGroup(n)
	g.formsMin = min(g.formsMin, p.count())
	if rest == "" {
		if l.whole = true; p.anchor == 0 {
			l.plain = p
			return
		}
		g.outlines.add(o.hash(), outlined{o, p})
		return
	}
	sep := g.separator(rest[0])
	l.seps |= 1 << sep
	for _, n := range firsts(rest[1:]) {
		whole, behind := o|secondGroup(sep, n), rest[1+n:]
		if behind == "" || wordLen(behind) > 0 {
			g.outlines.add(whole.hash(), outlined{whole, p})
			continue
		}
		whole |= sepBehind(g.separator(behind[0]))
		for _, third := range firsts(behind[1:]) {
			o := whole | thirdGroup(third)
			g.outlines.add(o.hash(), outlined{o, p})
		}
	}
}

// leadOf returns what a form has before its digits.
func (g *program) leadOf(p *picture) outline {
	if p.anchor == 0 {
		return 0
	}
	before := p.form[:p.anchor-1]
	return leadOf(g.separator(p.form[p.anchor-1]), len(before)-len(strings.TrimRight(before, "A")))
}

// firsts returns how many digits may stand at the beginning of what is written in a form: where an N stands,
// they may go on or not.
func firsts(form string) (list []int) {
	for n := range len(form) + 1 {
		if n == len(form) || form[n] != '9' {
			list = append(list, n)
		}
		if n < len(form) && form[n] != '9' && form[n] != 'N' {
			break
		}
	}
	return list
}

// separator returns the number of a separator of written forms. The last one stands for all that there
// are too many of.
func (g *program) separator(c byte) uint8 {
	if g.separators[c] == 0 {
		g.seps = min(g.seps+1, maxSeparators)
		g.separators[c] = g.seps
	}
	return g.separators[c]
}
