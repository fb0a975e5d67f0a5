package detectors

import (
	"bytes"

	"github.com/redactd/redactd/luhn"
	"github.com/redactd/redactd/redact"
)

// Bits of the evidence for a card. The prior and the check digit leave a candidate at about
// -4.7, the default policy reports from -1.2 on. So a number is reported if its issuer and
// length are sure, or if one of the other terms speaks for it; none of the rivals changes that:
// what rules a card out is a veto.
const (
	bitsSure      = 20  // the issuer has this length today
	bitsWeak      = -3  // an issuer may have had it
	bitsWord      = 16  // a card word is near
	bitsGrouping  = 14  // the whole run is grouped as issuers do
	bitsAloneHere = 14  // nothing else stands on the line
	bitsUnchecked = -10 // the check digit fails, and the scheme is known for that
)

// A cardWindow is some whole groups of a run that may be a card.
type cardWindow struct {
	start, end int
	n          int // digits
	digits     [cardMax]byte
	gaps       gap
	shape      shape
	sure       bool // issuer and length are enough
	worded     bool // only a word will do
	unchecked  bool
	word       bool // a card word is near
	whole      bool // no group stands beside it
	grouped    bool // short groups, as printed on cards
	tagged     bool // the value of a tag in a chip's answer
	parts      [2]redact.Part
	fails      string // why it is no card after all: only Explain wants to see it
}

// match tries every number of whole groups from the trigger on, the most first. Numbers that are
// sure of their issuer and length drop the unsure ones from the same start; of several sure ones
// all are reported, so that each hides what it must.
func (c *cards) match(t redact.Text, found []redact.Match) []redact.Match {
	if isDigit(t.Byte(t.At - 1)) {
		return found
	}
	var r cardRun
	r.read(t.B, t.At, t.Right)
	first, sure := len(found), false
	for k := r.groups; k > 0 && r.total[k-1] >= cardMin; k-- {
		w, ok := c.window(t, &r, k)
		if !ok {
			continue
		}
		m := w.match(t, c)
		if m.Veto == "" && !w.uniform(t, &r, k) && c.besideCard(t, &w) {
			m.Veto = "takes digits of a card beside it"
		}
		switch {
		case w.sure && !sure && m.Veto == "":
			found, sure = append(found[:first], m), true
		case w.sure || !sure:
			found = append(found, m)
		}
	}
	return found
}

// uniform says whether the window is in one piece, or grouped as issuers do with the same characters each time.
func (w *cardWindow) uniform(t redact.Text, r *cardRun, k int) bool {
	if w.shape != shapeBrand {
		return w.shape == shapePlain
	}
	first := t.B[r.end[0]:r.start[1]]
	for i := 2; i < k; i++ {
		if !bytes.Equal(first, t.B[r.end[i-1]:r.start[i]]) {
			return false
		}
	}
	return true
}

// besideCard says whether the window, whose groups are of unequal make, shares digits with a number
// that is sure of its issuer and uniform: then that is the card, and the rest a date or a counter. What is left of
// a card that is hidden counts as well.
func (c *cards) besideCard(t redact.Text, w *cardWindow) bool {
	if goesOnHidden(t.B, w.end) || comesFromHidden(t.B, w.start) {
		return true
	}
	for at := max(0, w.start-cardUniform); at < w.end; at++ {
		if !isDigit(t.B[at]) || isDigit(t.Byte(at-1)) {
			continue
		}
		var r cardRun
		r.read(t.B, at, t.Right)
		for k := r.groups; k > 0 && r.total[k-1] >= cardMin; k-- {
			if at == w.start && r.end[k-1] == w.end || r.end[k-1] <= w.start {
				continue
			}
			v, ok := c.window(t, &r, k)
			if ok && v.fails == "" && v.sure && !v.unchecked && v.uniform(t, &r, k) && c.veto(t, &v) == "" && !v.partOfAnother(t) {
				return true
			}
		}
	}
	return false
}

// partOfAnother says whether a number that is joined by other signs than the window's own goes on at one of its ends, as
// in 536-22-4321 1111 ...: then nobody knows that the window is the card.
func (w *cardWindow) partOfAnother(t redact.Text) bool {
	return joins(t.Byte(w.start-1)) && isDigit(t.Byte(w.start-2)) || joins(t.Byte(w.end)) && isDigit(t.Byte(w.end+1))
}

// joins says whether a sign stands inside a number rather than between two.
func joins(c byte) bool { return c == '-' || c == '.' || c == '/' || c == '_' }

// cardUniform is how many bytes a uniform card takes at most.
const cardUniform = 2*cardMax - 1

// window returns the first k groups as a card, if issuer, check digit and shape allow it. For Explain
// the issuer is enough.
func (c *cards) window(t redact.Text, r *cardRun, k int) (w cardWindow, ok bool) {
	n := r.total[k-1]
	w.n, w.digits, w.gaps = n, r.digits, r.gaps[k-1]
	digits := w.digits[:n]
	lengths := c.issuers.lengths([4]byte(digits), 4)
	if lengths>>n&1 == 0 {
		return w, false
	}
	if c.NarrowGaps && w.gaps&(gapDot|gapHard|gapLine) != 0 {
		return w, false
	}
	checked := luhn.Valid(digits)
	if !checked && lengths&lenient == 0 && !t.Explain {
		return w, false
	}
	by := c.issuers.issued(digits)
	unchecked := by.unchecked && !c.WideMaestro
	if by.sure>>n|by.weak>>n|by.worded>>n&1 == 0 || !checked && !unchecked && !t.Explain {
		return w, false
	}
	w.start, w.end = r.start[0], r.end[k-1]
	w.sure = by.sure>>n&1 == 1 || c.WideMaestro
	w.worded = !w.sure && by.weak>>n&1 == 0
	w.unchecked = !checked && unchecked
	w.shape = r.shape(k)
	w.grouped = w.shape == shapeBrand && wraps(r, k)
	w.word = cardWordNear(t, w.start, w.end, w.shape == shapeOdd)
	w.parts = cardParts(t, w.end, n == 15)
	if rest := restOfTrack(t, &w); rest.Entity != "" {
		w.parts = [2]redact.Part{rest}
	}
	w.whole = !joinedBefore(t, w.start) && !joinedAfter(t, r, k, w.parts)
	switch {
	case !checked && !(unchecked && w.word):
		w.fails = "its check digit fails"
	case !c.written(t, r, k, &w):
		w.fails = "grouped as no card is"
	}
	return w, w.fails == "" || t.Explain
}

// written says whether a card may be written in groups such as these.
func (c *cards) written(t redact.Text, r *cardRun, k int, w *cardWindow) bool {
	if w.shape == shapePlain {
		return true
	}
	if c.BrandGroups && !w.grouped {
		return false
	}
	if w.gaps&gapLine != 0 {
		return w.grouped && standsAlone(t, r, k, w) && (w.word || !inColumn(t, r, k))
	}
	if w.shape == shapeBrand && !w.word && inSequence(t, r, k) {
		return false
	}
	smallest, largest := r.sizes(k)
	plain := w.gaps&^(gapBlank|gapDash) == 0
	if w.shape == shapeBrand {
		return w.word || plain || largest < 8 && (w.gaps&gapHard == 0 || !inList(t, w))
	}
	if w.word {
		return true
	}
	return largest < cardMin && plain && w.whole && w.sure && (smallest > 1 || w.shape == shapeSingles)
}

// match weighs the window.
func (w *cardWindow) match(t redact.Text, c *cards) redact.Match {
	m := redact.Match{Start: w.start, End: w.end, Veto: w.fails, Parts: w.parts, NoWords: true}
	if m.Veto == "" {
		m.Veto = c.veto(t, w)
	}
	m.Terms[0] = redact.Term{Name: "issuer and length", Bits: bitsSure}
	if !w.sure {
		m.Terms[0] = redact.Term{Name: "an unusual length or an old issuer", Bits: bitsWeak}
	}
	if w.word {
		m.Terms[1] = redact.Term{Name: "card word", Bits: bitsWord}
	}
	switch {
	case w.unchecked:
		m.Terms[2] = redact.Term{Name: "check digit fails, as the scheme's may", Bits: bitsUnchecked}
	case w.worded || w.sure:
	case w.grouped && w.whole:
		m.Terms[2] = redact.Term{Name: "grouped as on a card", Bits: bitsGrouping}
	case aloneOnLine(t, w.start, w.end):
		m.Terms[2] = redact.Term{Name: "alone on its line", Bits: bitsAloneHere}
	}
	return m
}

// joinedBefore says whether a group of digits, or what was masked, stands right before the window, in
// the same run.
func joinedBefore(t redact.Text, start int) bool {
	kinds := gap(0)
	for i := start - 1; i >= -1 && i >= start-gapMax-1; i-- {
		if i < 0 || endsBox(t.B[:i+1]) {
			return (i >= 0 || t.Left == ']') && !endsRun(kinds)
		}
		if isDigit(t.B[i]) {
			return !endsRun(kinds)
		}
		k := gapKinds[t.B[i]]
		if k == 0 || k == gapLine {
			return false
		}
		kinds |= k
	}
	return false
}

// joinedAfter says whether a group of digits goes on behind the window that is not the expiry date
// or the security code of the card.
func joinedAfter(t redact.Text, r *cardRun, k int, parts [2]redact.Part) bool {
	if parts[0].Entity != "" || parts[1].Entity != "" {
		return false
	}
	next, kinds := skipGap(t.B, r.end[k-1])
	return next >= 0 && !endsRun(kinds)
}

// standsAlone says whether no group of digits stands beside a window of several lines, whatever is
// between: columns of numbers are no cards.
func standsAlone(t redact.Text, r *cardRun, k int, w *cardWindow) bool {
	for i := w.start - 1; i >= -1 && i >= w.start-gapMax-1; i-- {
		if i < 0 && t.Left == ']' || i >= 0 && isDigit(t.B[i]) {
			return false
		}
		if i < 0 {
			break
		}
		if gapKinds[t.B[i]]&^gapLine == 0 {
			break
		}
	}
	next, kinds := skipGap(t.B, r.end[k-1])
	return next < 0 || kinds&gapLine != 0 || w.parts[0].Entity != "" || w.parts[1].Entity != ""
}

// inColumn says whether the groups stand one a line and a line of four digits or more follows that is
// no expiry date: a column of numbers.
func inColumn(t redact.Text, r *cardRun, k int) bool {
	for i := 1; i < k; i++ {
		if bytes.IndexByte(t.B[r.end[i-1]:r.start[i]], '\n') < 0 {
			return false
		}
	}
	next, kinds := skipGap(t.B, r.end[k-1])
	return next >= 0 && kinds&gapLine != 0 && digitsEnd(t.B, next) >= next+4 && !isMonth(t.B[next:next+2])
}

// sequenceStep is how far apart the numbers of a rising row may be.
const sequenceStep = 500

// inSequence says whether the groups are rising numbers close to each other, in a row that a number
// before or behind them goes on with.
func inSequence(t redact.Text, r *cardRun, k int) bool {
	first, last := decimal(t.B[r.start[0]:r.end[0]]), uint32(0)
	for i := range k {
		n := decimal(t.B[r.start[i]:r.end[i]])
		if r.end[i]-r.start[i] != 4 || n <= last || n-first > sequenceStep {
			return false
		}
		last = n
	}
	if next, _ := skipGap(t.B, r.end[k-1]); next >= 0 && isQuad(t, next) {
		n := decimal(t.B[next : next+4])
		return n > last && n-last <= sequenceStep
	}
	from := r.start[0] - (r.start[1] - r.start[0])
	if from < 0 || !isQuad(t, from) {
		return false
	}
	n := decimal(t.B[from : from+4])
	return n < first && first-n <= sequenceStep
}

// endsRun says whether a gap separates numbers rather than groups: a blank with a comma, a colon
// or a bracket, or a line break.
func endsRun(kinds gap) bool {
	return kinds&gapLine != 0 || kinds&gapBlank != 0 && kinds&(gapHard|gapMark) != 0
}

// inList says whether the window's groups are items of a longer list: the gap that joins the
// first two leads to more groups of four digits. One behind them that may be an expiry date is
// none.
func inList(t redact.Text, w *cardWindow) bool {
	first := digitsEnd(t.B, w.start)
	next, _ := skipGap(t.B, first)
	sep := t.B[first:next]
	from := w.start - len(sep) - 4
	if from >= 0 && string(t.B[from+4:w.start]) == string(sep) && isQuad(t, from) {
		return true
	}
	items := 0
	for i := w.end; bytes.HasPrefix(t.B[i:], sep) && isQuad(t, i+len(sep)); i += len(sep) + 4 {
		items++
	}
	return items > 1 || items == 1 && w.parts[0].Entity == ""
}

// isQuad says whether four digits stand at t.B[i:], no more and no fewer.
func isQuad(t redact.Text, i int) bool {
	return i+4 <= len(t.B) && digitsEnd(t.B, i) == i+4 && !isDigit(t.Byte(i-1))
}

// aloneOnLine says whether no letter or digit stands beside the window on its line.
func aloneOnLine(t redact.Text, start, end int) bool {
	i := start - 1
	for ; t.Byte(i) != '\n'; i-- {
		if i < 0 || gapKinds[t.B[i]] == 0 {
			return false
		}
	}
	i = end
	for ; t.Byte(i) != '\n'; i++ {
		if i >= len(t.B) || gapKinds[t.B[i]] == 0 {
			return false
		}
	}
	return true
}
