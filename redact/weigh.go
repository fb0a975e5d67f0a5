package redact

import (
	"bytes"
	"math"
	"math/bits"
)

// viewCap bounds a neighbourhood in the folded text by the source bytes it stands for, so that
// dropped characters cannot stretch it without end.
const viewCap = 3584

// A candidate is a match that passed the threshold. Offsets count from the start of the stream.
type candidate struct {
	start, end, at int64
	row            *row
	rule           *entityRule
	bits           float64
	said           int // how long its context word is
	hides          []stretch64
	text           []byte // what a Replace operator sees, where folding changed it
	opens          bool   // a carry begins at its end, in this state
	state          int
	carried        bool // it was carried: replaced whatever the operator
	country        Country
	near           bool // its country is that of the last value before it
	undecided      bool // its row gave up: see Match.Undecided
	lost           bool // a stronger one contains it
	goesOn         bool // an earlier part of it was written already
	again          bool // it was found beside what was masked: see review
}

type stretch64 struct{ lo, hi int64 }

// fire has the row look at the neighbourhood of the trigger at position at of the view. Rows without
// Match take [start, end).
func (s *scanner) fire(r, at, start, end int) {
	if at < s.lo || at >= s.hi {
		return
	}
	row := &s.p.rows[r]
	if row.match == nil && !s.passes(row, start, end) {
		return
	}
	t, lo := s.text(row, at)
	if row.match == nil {
		s.own(row, t, lo, start, end, Term{})
		return
	}
	t.End = max(end-lo, 0)
	s.found = row.match(t, s.found[:0])
	for i := range s.found {
		s.weigh(row, t, lo, &s.found[i])
	}
	if len(s.found) == 0 && row.mayBeRefused() {
		s.refuse(at)
	}
}

// mayBeRefused says whether what stands beside a value of the row may be why it is none: it has a label, or its words may
// speak for the value beside it.
func (r *row) mayBeRefused() bool {
	kind := r.Trigger.kind
	return kind == kindKey || kind == kindLabelled || r.sharesWords()
}

// sharesWords says whether a word speaks for one value of the row alone, and the value may be replaced by what it does not
// speak for.
func (r *row) sharesWords() bool {
	return r.Trigger.kind == kindGroups && r.Trigger.check != nil && r.rule.op.Replace != nil
}

// fireForm is fire for a value in a written form.
func (s *scanner) fireForm(p *picture, f *formRow, start, end int) {
	row := &s.p.rows[f.row]
	if row.match != nil {
		s.fire(f.row, start, start, end)
		return
	}
	if !s.passes(row, start, end) {
		return
	}
	term := Term{Name: "form", Bits: f.bits}
	if s.w.trace != nil {
		term.Name += " " + p.form
	}
	t, lo := s.text(row, start)
	s.own(row, t, lo, start, end, term)
}

// passes says whether the row's test accepts b[start:end], or somebody wants to know why not.
func (s *scanner) passes(row *row, start, end int) bool {
	return row.Valid == nil || s.w.trace != nil || s.valid(row, s.v.Bytes[start:end])
}

// own weighs the trigger's own span, if the row's test accepts it.
func (s *scanner) own(row *row, t Text, lo, start, end int, term Term) {
	start, end = start-lo, end-lo
	if start < 0 || end > len(t.B) {
		return
	}
	m := &s.span
	*m = Match{Start: start, End: end}
	m.Terms[0] = term
	if s.w.trace != nil && row.Valid != nil && !s.valid(row, t.B[start:end]) {
		m.Veto = "its check fails"
	}
	s.weigh(row, t, lo, m)
}

// valid asks the row's test for the letters and digits of a value. They are collected in the scanner:
// what is passed to a function value would be allocated for each call.
func (s *scanner) valid(row *row, text []byte) bool {
	n := 0
	for _, c := range text {
		if isAlnum(c) && n < len(s.value) {
			s.value[n] = upper(c)
			n++
		}
	}
	return row.Valid(s.value[:n:n])
}

// text returns the row's neighbourhood of the trigger at at, and where it begins in the view.
func (s *scanner) text(row *row, at int) (Text, int) {
	b := s.v.Bytes
	s.toLine(at)
	lo, hi := max(s.lineLo, at-row.before), s.lineHi
	if row.lines > 1 {
		hi = s.joinLines(row, at, hi)
	}
	hi = min(hi, at+row.after)
	if v := s.v; v.Pos != nil {
		lo = max(lo, v.unitAt(int(v.Pos[at])-viewCap))
		hi = min(hi, v.unitAt(int(v.Pos[at])+viewCap))
	}
	if len(s.marks) > 0 {
		lo, hi = s.between(at, lo, hi)
	}
	t := Text{B: b[lo:hi:hi], At: at - lo, Left: '\n', Right: '\n', Explain: s.w.trace != nil}
	if lo > 0 {
		t.Left = b[lo-1]
	}
	if hi < len(b) {
		t.Right = b[hi]
	}
	return t, lo
}

// toLine is line, unless the position at is on the line already.
func (s *scanner) toLine(at int) {
	if at < s.lineLo || at > s.lineHi {
		s.line(at)
	}
}

// line moves [lineLo, lineHi) to the line of the position at.
func (s *scanner) line(at int) {
	b := s.v.Bytes
	if at < s.lineLo || at-s.lineHi > 1024 {
		s.lineLo = lineStart(b, 0, at)
		s.lineHi = lineEnd(b, at, len(b))
	}
	for at > s.lineHi { // searching forward is ten times faster
		s.lineLo = s.lineHi + 1
		s.lineHi = lineEnd(b, s.lineLo, len(b))
	}
	s.findMarks()
}

// joinLines moves the end of a neighbourhood over the line breaks that the row lets it cross.
func (s *scanner) joinLines(row *row, at, hi int) int {
	b := s.v.Bytes
	for k := 1; k < row.lines && hi < len(b) && hi-at < row.after && row.joins(b, at, hi); k++ {
		hi = lineEnd(b, hi+1, len(b))
	}
	return hi
}

// joins says whether the row's neighbourhood of the trigger at b[at] goes on behind the line that ends
// at end.
func (r *row) joins(b []byte, at, end int) bool {
	from := lineStart(b, max(0, at-JoinsBefore), at)
	return r.Joins(trimCR(b[from:end]), at-from)
}

func trimCR(b []byte) []byte { return bytes.TrimSuffix(b, []byte("\r")) }

// weigh adds up the evidence for a match and hands it on if it is enough.
func (s *scanner) weigh(row *row, t Text, lo int, m *Match) {
	if m.Start < 0 || m.Start >= m.End || m.End > len(t.B) || !s.labels(row, lo+m.Start) {
		return
	}
	if s.w.trace != nil {
		s.w.trace.add(s, row, t, lo, m)
	}
	if m.Veto != "" {
		s.refuse(lo + m.Start)
		return
	}
	if len(s.marks) > 0 && s.isMarked(lo+m.Start) || row.Carry == nil && !m.Undecided && s.touchesMask(lo+m.Start, lo+m.End) {
		return
	}
	bits, context := s.evidence(row, t, lo, m, nil)
	if bits < row.rule.bits && row.sharesWords() {
		s.refuse(lo + m.Start)
	}
	if !context && !row.Alone || bits < row.rule.bits || !m.Undecided && s.allowed(t.B[m.Start:m.End]) {
		return
	}
	s.report(row, row.rule, t, lo, m.Start, m.End, bits, m)
	for _, p := range m.Parts {
		if p.Entity != "" && p.Start >= 0 && p.Start < p.End && p.End <= len(t.B) {
			s.report(row, s.p.entity[p.Entity], t, lo, p.Start, p.End, bits, nil)
		}
	}
}

// evidence sums the bits for and against a match. context says whether a word or a country speaks
// for it. each, if not nil, is told every term; without it the sum ends where the match has lost.
func (s *scanner) evidence(row *row, t Text, lo int, m *Match, each func(Term)) (bits float64, context bool) {
	e := evidence{each: each}
	e.add("prior", row.prior)
	e.add("check", row.passBits)
	e.add("country", row.region)
	if s.w.locale != (Country{}) && s.w.locale == row.country {
		e.add("locale", LocaleBits)
	}
	for _, term := range m.Terms {
		e.add(term.Name, term.Bits)
	}
	context = row.region != 0 || m.NoWords
	s.said = 0
	if len(row.Words) > 0 && !m.NoWords && (each != nil || e.bits+row.wordBits >= row.rule.bits) {
		if share, said := s.near(row, t, lo, m.Start, m.End); share > 0 {
			context, s.said = true, said
			e.add("context word", share*row.wordBits)
		}
	}
	if row.rivals != 0 && (each != nil || e.bits >= row.rule.bits && (context || row.Alone)) {
		s.p.outweigh(row, &e, t, m)
		if e.bits < row.rule.bits {
			s.refuse(lo + m.Start)
		}
	}
	return e.bits, context
}

// outweigh lets the harmless explanations of a match take their bits.
func (g *program) outweigh(row *row, e *evidence, t Text, m *Match) {
	for list := row.rivals; list != 0; list &= list - 1 {
		if r := &g.rivals[bits.TrailingZeros64(list)]; r.Match(t, m.Start, m.End) {
			e.add(r.term, r.Bits)
		}
	}
}

// An evidence is a sum of terms. each, if not nil, is told every one.
type evidence struct {
	bits float64
	each func(Term)
}

func (e *evidence) add(name string, bits float64) {
	e.bits += bits
	if e.each != nil && bits != 0 {
		e.each(Term{name, bits})
	}
}

// score is the probability that bits of log-odds stand for.
func score(bits float64) float64 { return 1 / (1 + math.Exp2(-bits)) }

// allowed says whether the policy lets this value through.
func (s *scanner) allowed(value []byte) bool {
	p := s.p
	if p.allow != nil && len(value) <= 256 {
		var buf [256]byte
		if _, ok := p.allow[string(lower(buf[:copy(buf[:], value)]))]; ok {
			return true
		}
	}
	return p.policy.AllowFunc != nil && p.policy.AllowFunc(value)
}

// report hands a candidate to the window, with what its operator will hide.
func (s *scanner) report(row *row, rule *entityRule, t Text, lo, start, end int, bits float64, m *Match) {
	if rule == nil || rule.off {
		return
	}
	carries := m != nil && m.Carry && row.Carry != nil
	from, to := s.source(lo+start, lo+end)
	if from == to { // of the name of a field
		return
	}
	if carries && s.again {
		to = s.carriedEnd(row, m.State, lo+end)
	}
	at, _ := s.source(lo+t.At, lo+t.At+1)
	c := candidate{start: s.base + int64(from), end: s.base + int64(to), at: s.base + int64(at), row: row, rule: rule, bits: bits, said: s.said, again: s.again}
	c.undecided, c.country = m != nil && m.Undecided, row.country
	if m != nil && m.Country != (Country{}) {
		c.country = m.Country
	}
	if carries {
		c.opens, c.carried, c.state = !s.again, s.again, m.State
	} else if rule.op.Hide != nil {
		c.hides = s.hidden(rule, t.B[start:end], lo+start)
	}
	if (s.v.Pos != nil || s.again) && rule.op.Replace != nil {
		c.text = append([]byte(nil), t.B[start:end]...)
	}
	s.w.pending = append(s.w.pending, c)
}

// hidden asks the operator which units of the value at position at of the view it hides.
func (s *scanner) hidden(rule *entityRule, value []byte, at int) []stretch64 {
	s.hide = append(s.hide[:0], make([]bool, len(value))...)
	rule.op.Hide(Value{Entity: rule.entity, Text: value}, s.hide)
	first := len(s.w.hides)
	for i, h := range s.hide {
		if !h {
			continue
		}
		lo, hi := s.source(at+i, at+i+1)
		if lo == hi {
			continue
		}
		if n := len(s.w.hides); n > first && value[i]&0xc0 == 0x80 && s.w.hides[n-1].hi == s.base+int64(lo) {
			s.w.hides[n-1].hi = s.base + int64(hi) // a further byte of the same character
			continue
		}
		s.w.hides = append(s.w.hides, stretch64{s.base + int64(lo), s.base + int64(hi)})
	}
	return s.w.hides[first:len(s.w.hides):len(s.w.hides)]
}
