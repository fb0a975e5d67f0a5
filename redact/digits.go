package redact

import "strings"

// Digits: from groups of digits to the triggers of the rows that look for numbers.

const (
	// gapMax is how many characters may stand between two groups of a number.
	gapMax = 5
	// slack is how far behind the stretch a group may stand whose trigger is before it.
	slack = 16
)

// drain fires the triggers of the groups that have all they need: a group needs to know the groups
// behind it for as long as a number can be. What is left moves to the front.
func (s *scanner) drain(read int, last bool) {
	s.link()
	i := 0
	for ; i < len(s.groups); i++ {
		g := &s.groups[i]
		if !last && g.end+ahead > read {
			break
		}
		if g.end <= s.lo || g.start >= s.hi+slack {
			continue
		}
		if !s.cutLeft(g.start) {
			s.group(i)
		}
		if len(s.p.digits) > 0 {
			s.everyDigit(i)
		}
	}
	s.groups = s.groups[:copy(s.groups, s.groups[i:])]
}

// link notes for each group how many digits the run of joined groups holds from there on.
func (s *scanner) link() {
	b := s.v.Bytes
	start, rest := len(b)+gapMax+1, 0
	for i := len(s.groups) - 1; i >= 0; i-- {
		g := &s.groups[i]
		if gap := start - g.end; gap > gapMax || gap == 1 && inWord(b[g.end]) || gap > 1 && !joined(b[g.end:start]) {
			rest = 0
		}
		rest += g.end - g.start
		g.rest, start = rest, g.start
	}
}

// joined says whether a gap may stand inside a number.
func joined(gap []byte) bool {
	for _, c := range gap {
		if inWord(c) {
			return false
		}
	}
	return true
}

// cutLeft says whether the digits at at began before the history that was read.
func (s *scanner) cutLeft(at int) bool { return at > 0 && isDigit(s.v.Bytes[at-1]) }

// group fires what group i begins. It runs some seventy times for a kilobyte of logs, so every kind
// of trigger has a test that fails fast.
func (s *scanner) group(i int) {
	g, b := s.groups[i], s.v.Bytes
	n := g.end - g.start
	before, after := byte('\n'), byte('\n')
	if g.start > 0 {
		before = b[g.start-1]
	}
	if g.end < len(b) {
		after = b[g.end]
	}
	if n <= maxGroup {
		s.ofLength(i, n, after)
	}
	if after == '.' && n <= 3 && len(s.p.dotted) > 0 {
		s.dottedQuad(i)
	}
	if isLetter(before) && len(s.p.tokens) > 0 {
		s.token(g)
	}
	if g.rest >= s.p.groupsMin && s.p.headLens[s.headIndex(i)]>>s.p.groupsMin != 0 {
		head, k := s.head(i)
		s.wholeGroups(s.p.groups, i, head, k)
	}
}

// ofLength fires the rows that look for a number whose first group has n digits.
func (s *scanner) ofLength(i, n int, after byte) {
	l, g := &s.p.lengths[n], s.groups[i]
	for k := range l.single {
		s.form(&l.single[k], i)
	}
	if l.seps[after>>6]>>(after&63)&1 == 1 {
		for k := range l.multi {
			s.form(&l.multi[k], i)
		}
	}
	named := g.rest >= s.p.namedMin
	if len(l.labelled) == 0 && !named {
		return
	}
	tail := s.labelBefore(g.start)
	if tail == 0 || tail&outsideASCII == 0 && !s.p.labelTails.has(tail) {
		return
	}
	for _, r := range l.labelled {
		if s.p.rows[r].mayFollow(tail) {
			s.fire(r, g.start, g.start, g.end)
		}
	}
	if named {
		head, k := s.head(i)
		s.wholeGroups(s.named(tail), i, head, k)
	}
}

// form fires a written form that begins with group i.
func (s *scanner) form(f *formRef, i int) {
	b := s.v.Bytes
	if i+len(f.groups) > len(s.groups) {
		return
	}
	for k, sep := range f.seps {
		g, next := s.groups[i+k], s.groups[i+k+1]
		if next.start != g.end+1 || b[g.end] != sep || next.end-next.start != f.groups[k+1] {
			return
		}
	}
	start, end := s.groups[i].start, s.groups[i+len(f.groups)-1].end
	if start > 0 && inWord(b[start-1]) && b[start-1] < 0x80 || end < len(b) && isLetter(b[end]) {
		return
	}
	if goesOn(b, start, end, f.seps) {
		return
	}
	s.fireForm(f, start, end)
}

// goesOn says whether the number is part of a longer one with the same separators.
func goesOn(b []byte, start, end int, seps []byte) bool {
	for _, sep := range seps {
		if sep == ' ' {
			continue
		}
		if start > 1 && b[start-1] == sep && isDigit(b[start-2]) {
			return true
		}
		if end+1 < len(b) && b[end] == sep && isDigit(b[end+1]) {
			return true
		}
	}
	return false
}

// named returns the rows of groups that a word with this tail may announce.
func (s *scanner) named(tail uint32) []int {
	s.rows = s.rows[:0]
	for _, r := range s.p.named {
		if s.p.rows[r].mayFollow(tail) {
			s.rows = append(s.rows, r)
		}
	}
	return s.rows
}

// mayFollow says whether a number of the row may stand right behind a word with this tail. A word
// with letters outside ASCII may be any.
func (r *row) mayFollow(tail uint32) bool { return tail&outsideASCII != 0 || r.tails.has(tail) }

const outsideASCII = 0x808080

// labelBefore returns the tail of the last word within 12 characters before the digits at start, 0
// if there is none.
func (s *scanner) labelBefore(start int) uint32 {
	b := s.v.Bytes
	i := start - 1
	for i >= 0 && i >= start-12 && !inWord(b[i]) {
		if isDigit(b[i]) || b[i] == '\n' {
			return 0
		}
		i--
	}
	switch {
	case i < 0 || !inWord(b[i]):
		return 0
	case i < 2:
		return tailOf(b[:i+1])
	}
	return tail3(b[i-2], b[i-1], b[i])
}

// tail3 is tailOf for three bytes of which the last is part of a word.
func tail3(x, y, z byte) uint32 {
	fx, fy, fz := uint32(wordFold[x]), uint32(wordFold[y]), uint32(wordFold[z])
	if fy == 0 {
		return fz
	}
	return fz | fy<<8 | fx<<16
}

// wordFold has the lower case of what may be part of a word, and 0 for everything else.
var wordFold = func() (t [256]byte) {
	for i := range t {
		if c := byte(i); c-'A' < 26 {
			t[i] = c | 0x20
		} else if inWord(c) {
			t[i] = c
		}
	}
	return t
}()

// dottedQuad fires where group i begins four short groups joined by dots.
func (s *scanner) dottedQuad(i int) {
	b := s.v.Bytes
	start := s.groups[i].start
	if i+4 > len(s.groups) || start > 1 && b[start-1] == '.' && isDigit(b[start-2]) {
		return
	}
	for k := range 3 {
		g, next := s.groups[i+k], s.groups[i+k+1]
		if next.start != g.end+1 || b[g.end] != '.' || next.end-next.start > 3 {
			return
		}
	}
	for _, r := range s.p.dotted {
		s.fire(r, start, 0, 0)
	}
}

// token fires where letters before the group begin a word in one of the shapes.
func (s *scanner) token(g group) {
	b := s.v.Bytes
	at := g.start
	for at > 0 && g.start-at < 8 && isLetter(b[at-1]) {
		at--
	}
	if at > 0 && isAlnum(b[at-1]) {
		return
	}
	for _, t := range s.p.tokens {
		if t.letters == g.start-at && t.digits <= g.end-g.start {
			s.fire(t.row, at, 0, 0)
		}
	}
}

// wholeGroups fires the rows that a run of whole groups from group i on may be of.
func (s *scanner) wholeGroups(rows []int, i int, head [4]byte, n int) {
	totals := s.totals(i)
	for _, r := range rows {
		t := &s.p.rows[r].Trigger
		m := totals >> t.min << t.min & (1<<(t.max+1) - 1)
		if m == 0 || t.after != "" && !s.followed(i, t) {
			continue
		}
		if t.heads == nil || uint64(t.heads(head, n))&m != 0 {
			s.fire(r, s.groups[i].start, 0, 0)
		}
	}
}

// followed says whether one of the trigger's bytes stands behind group i.
func (s *scanner) followed(i int, t *Trigger) bool {
	end := s.groups[i].end
	return end < len(s.v.Bytes) && strings.IndexByte(t.after, s.v.Bytes[end]) >= 0
}

// headIndex packs the first three digits from group i on, of which at least as many must follow.
func (s *scanner) headIndex(i int) int {
	b, index := s.v.Bytes, 0
	g := s.groups[i]
	for at, k := g.start, 0; k < 3; at, k = at+1, k+1 {
		if at == g.end {
			i++
			g = s.groups[i]
			at = g.start
		}
		index = index*10 + int(b[at]&15)
	}
	return index
}

// totals returns the set of digit counts that whole groups from group i on add up to.
func (s *scanner) totals(i int) uint64 {
	set, n := uint64(0), 0
	for rest := s.groups[i].rest; rest > 0 && n < 20; i++ {
		g := &s.groups[i]
		if n += g.end - g.start; n > maxGroup {
			break
		}
		rest -= g.end - g.start
		set |= 1 << n
	}
	return set
}

// head returns the first four digits from group i on, and how many there are.
func (s *scanner) head(i int) (head [4]byte, n int) {
	b := s.v.Bytes
	if g := s.groups[i]; g.end-g.start >= len(head) {
		return [4]byte(b[g.start:]), len(head)
	}
	for ; i < len(s.groups) && n < len(head); i++ {
		n += copy(head[n:], b[s.groups[i].start:s.groups[i].end])
	}
	return head, n
}

// everyDigit fires at each digit of group i that enough digits follow.
func (s *scanner) everyDigit(i int) {
	g := s.groups[i]
	total, k := 0, i
	for ; k < len(s.groups) && total < s.p.digitsMin+g.end-g.start; k++ {
		if k > i && s.groups[k].rest > s.groups[k-1].rest {
			break
		}
		total += s.groups[k].end - s.groups[k].start
	}
	for at := max(g.start, s.lo); at < min(g.end, s.hi); at++ {
		for _, r := range s.p.digits {
			if total-(at-g.start) >= s.p.rows[r].Trigger.min {
				s.fire(r, at, 0, 0)
			}
		}
	}
}
