package detectors

import (
	"bytes"

	"github.com/redactd/redactd/luhn"
)

// gap says what stands between two groups of digits: a set of kinds of characters.
type gap uint8

const (
	gapBlank gap = 1 << iota
	gapDash
	gapDot
	gapMark // what people type for want of a blank: _ * # | ~ = + and quotes
	gapHard // everything else that is no letter, digit or line break
	gapLine
)

// gapMax is how many characters may stand between two groups of a card.
const gapMax = 5

// gapKinds has the kind of every byte, 0 for letters, digits and bytes beyond ASCII.
var gapKinds = func() (kinds [256]gap) {
	for c := range 128 {
		if !isAlnum(byte(c)) {
			kinds[c] = gapHard
		}
	}
	for c := range 32 { // NUL and its like separate the digits of text in wide characters
		kinds[c] = gapBlank
	}
	kinds[' '], kinds[0x7f], kinds['-'], kinds['.'], kinds['\n'] = gapBlank, gapBlank, gapDash, gapDot, gapLine
	for _, c := range "_*#|~=+\"'`" {
		kinds[c] = gapMark
	}
	return kinds
}()

// A cardRun is the groups of digits that begin at a trigger, cardMax digits at most.
type cardRun struct {
	digits [cardMax]byte
	groups int
	more   bool // another group follows that did not fit
	start  [cardMax]int
	end    [cardMax]int
	total  [cardMax]int // digits up to the end of the group
	gaps   [cardMax]gap // the kinds of characters between the first group and the end of this one
}

// read collects the groups at b[at:]. A group at the end of b counts only if no digit follows
// there.
func (r *cardRun) read(b []byte, at int, right byte) {
	n, kinds := 0, gap(0)
	for r.groups < cardMax {
		end := at
		for end < len(b) && isDigit(b[end]) && n < cardMax {
			r.digits[n] = b[end]
			n, end = n+1, end+1
		}
		if end < len(b) && isDigit(b[end]) || end == len(b) && isDigit(right) {
			r.more = true
			return
		}
		g := r.groups
		r.start[g], r.end[g], r.total[g], r.gaps[g] = at, end, n, kinds
		r.groups++
		next, between := skipGap(b, end)
		if next < 0 {
			return
		}
		if n == cardMax {
			r.more = true
			return
		}
		at, kinds = next, kinds|between
	}
	r.more = true
}

// skipGap returns where the digits behind b[at:] begin if a gap leads there, and the gap's
// kinds; -1 if there is none.
func skipGap(b []byte, at int) (next int, kinds gap) {
	for i := at; i < len(b) && i <= at+gapMax; i++ {
		if isDigit(b[i]) {
			return i, kinds
		}
		k := gapKinds[b[i]]
		if k == 0 {
			break
		}
		kinds |= k
	}
	return -1, 0
}

// A shape is how the digits of a card are written.
type shape uint8

const (
	shapeOdd     shape = iota // groups that no issuer uses
	shapePlain                // one piece
	shapeBrand                // grouped as issuers do
	shapeSingles              // every digit by itself
)

// brandShapes are the groupings that issuers print, as the lengths of the groups.
var brandShapes = []string{
	"4444", "88", "448", "844", "465", "464", "4333", "44441", "44442", "44443", "4753", "5653",
	"44542",
}

// shape says how the first k groups are written.
func (r *cardRun) shape(k int) shape {
	if k == 1 {
		return shapePlain
	}
	if k == r.total[k-1] {
		return shapeSingles
	}
	var lengths [cardMax]byte
	before := 0
	for i := range k {
		lengths[i] = '0' + byte(r.total[i]-before)
		before = r.total[i]
	}
	for _, s := range brandShapes {
		if s == string(lengths[:k]) {
			return shapeBrand
		}
	}
	return shapeOdd
}

// sizes returns the lengths of the shortest and the longest of the first k groups.
func (r *cardRun) sizes(k int) (smallest, largest int) {
	smallest = cardMax
	for i := range k {
		n := r.end[i] - r.start[i]
		smallest, largest = min(smallest, n), max(largest, n)
	}
	return smallest, largest
}

// joins says whether the number that begins at text[at] may go on in the next line: there are only
// groups and gaps, and they begin a grouping of an issuer that has such numbers. It may not if they end
// a card that is whole; nor a single group if a sign stands beside it: lines that end in pid=4242 or in
// (4242) need not wait for the next. Or what goes with a card that is whole stands there: see pasted.
func (c *cards) joins(text []byte, at int) bool {
	if c.pasted(text, at) {
		return true
	}
	end := len(text)
	for end > at && !isDigit(text[end-1]) {
		if gapKinds[text[end-1]] == 0 || len(text)-end >= gapMax {
			return false
		}
		end--
	}
	var r cardRun
	r.read(text[:end], at, '\n')
	if r.more || r.groups == 0 || r.end[r.groups-1] != end {
		return false
	}
	n := r.total[r.groups-1]
	if n < 4 || n >= cardMax || c.issuers.lengths([4]byte(r.digits[:4]), 4)>>n == 0 || c.endsWhole(text[:end]) {
		return false
	}
	if r.groups == 1 && (at > 0 && !opensLine(text[at-1]) || len(bytes.TrimRight(text[end:], " \t,-")) > 0) {
		return false
	}
	return r.beginsBrand()
}

// endsWhole says whether a line ends in a card of four groups of four: then none of them begins one that
// goes on in the next line.
func (c *cards) endsWhole(line []byte) bool {
	at := len(line) - len("4111 1111 1111 1111")
	if at < 0 || at > 0 && isDigit(line[at-1]) {
		return false
	}
	var r cardRun
	r.read(line, at, '\n')
	return r.groups == 4 && r.shape(4) == shapeBrand && r.total[3] == 16 && r.gaps[3]&gapLine == 0 &&
		luhn.Valid(r.digits[:16]) && c.issuers.issued(r.digits[:16]).sure>>16&1 == 1
}

// opensLine says whether c may stand before the first group of a number that goes on in other lines: a
// blank, a quote mark or a bullet.
func opensLine(c byte) bool { return c <= ' ' || bytes.IndexByte([]byte(">*|#\"'`"), c) >= 0 }

// wraps says whether the first k groups are all short, so that they may go on over the end of a
// line. Two numbers of eight digits are as often dates.
func wraps(r *cardRun, k int) bool {
	_, largest := r.sizes(k)
	return largest < 8
}

// beginsBrand says whether the groups are the beginning of a grouping that wraps, and not all of
// it.
func (r *cardRun) beginsBrand() bool {
	for _, s := range brandShapes {
		if r.groups >= len(s) || s[0] != '4' || s[1] == '8' {
			continue
		}
		same := true
		for i := range r.groups {
			same = same && r.end[i]-r.start[i] == int(s[i]-'0')
		}
		if same {
			return true
		}
	}
	return false
}
