package redact

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
	i := 0
	for ; i < len(s.groups); i++ {
		if !last && s.groups[i].end+ahead > read {
			break
		}
		g := s.groups[i]
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

// cutLeft says whether the digits at at began before the history that was read.
func (s *scanner) cutLeft(at int) bool { return at > 0 && isDigit(s.v.Bytes[at-1]) }

// group fires what group i begins.
func (s *scanner) group(i int) {
	g := s.groups[i]
	n := g.end - g.start
	if n <= maxGroup {
		for k := range s.p.forms[n] {
			s.form(&s.p.forms[n][k], i)
		}
		if len(s.p.labelled[n]) > 0 && s.labelBefore(g.start) {
			for _, r := range s.p.labelled[n] {
				s.fire(r, g.start, g.start, g.end)
			}
		}
	}
	if n <= 3 && len(s.p.dotted) > 0 {
		s.dottedQuad(i)
	}
	if len(s.p.tokens) > 0 && g.start > 0 && isLetter(s.v.Bytes[g.start-1]) {
		s.token(g)
	}
	s.wholeGroups(i)
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

// labelBefore says whether the last word within 12 characters before the digits at start may be one
// of the labels.
func (s *scanner) labelBefore(start int) bool {
	b := s.v.Bytes
	i := start - 1
	for i >= 0 && i >= start-12 && !inWord(b[i]) {
		if isDigit(b[i]) || b[i] == '\n' {
			return false
		}
		i--
	}
	if i < 0 || !inWord(b[i]) {
		return false
	}
	return b[i] >= 0x80 || s.p.labelTails.has(tailOf(b[max(0, i-2):i+1]))
}

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
func (s *scanner) wholeGroups(i int) {
	totals := s.totals(i)
	if totals>>s.p.groupsMin == 0 {
		return
	}
	head, n := s.head(i)
	s.ofTotals(s.p.groups, i, totals, head, n)
	if len(s.p.named) > 0 && s.labelBefore(s.groups[i].start) {
		s.ofTotals(s.p.named, i, totals, head, n)
	}
}

// ofTotals fires the rows that take a number with one of the totals and this head.
func (s *scanner) ofTotals(rows []int, i int, totals uint64, head [4]byte, n int) {
	for _, r := range rows {
		t := &s.p.rows[r].Trigger
		m := totals >> t.min << t.min & (1<<(t.max+1) - 1)
		if m != 0 && (t.heads == nil || uint64(t.heads(head, n))&m != 0) {
			s.fire(r, s.groups[i].start, 0, 0)
		}
	}
}

// totals returns the set of digit counts that whole groups from group i on add up to.
func (s *scanner) totals(i int) uint64 {
	n := s.groups[i].end - s.groups[i].start
	if n > maxGroup {
		return 0
	}
	set := uint64(1) << n
	for k := i + 1; k < len(s.groups) && n < 20; k++ {
		prev, g := s.groups[k-1], s.groups[k]
		if !s.joined(prev.end, g.start) {
			break
		}
		if n += g.end - g.start; n > maxGroup {
			break
		}
		set |= 1 << n
	}
	return set
}

// joined says whether b[end:start] is a gap inside a number.
func (s *scanner) joined(end, start int) bool {
	if start-end > gapMax {
		return false
	}
	for _, c := range s.v.Bytes[end:start] {
		if inWord(c) {
			return false
		}
	}
	return true
}

// head returns the first four digits from group i on.
func (s *scanner) head(i int) (head [4]byte, n int) {
	for ; i < len(s.groups) && n < 4; i++ {
		for k := s.groups[i].start; k < s.groups[i].end && n < 4; k++ {
			head[n] = s.v.Bytes[k]
			n++
		}
	}
	return head, n
}

// everyDigit fires at each digit of group i that enough digits follow.
func (s *scanner) everyDigit(i int) {
	g := s.groups[i]
	total, k := 0, i
	for ; k < len(s.groups) && total < s.p.digitsMin+g.end-g.start; k++ {
		if k > i && !s.joined(s.groups[k-1].end, s.groups[k].start) {
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
