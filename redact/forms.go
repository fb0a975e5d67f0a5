package redact

import (
	"math/bits"

	"github.com/redactd/redactd/internal/bytescan"
)

// Forms: from groups of digits to numbers in a written form, and to letters with digits behind them.

// forms fires the written forms whose first digits are b[at:end], a whole group of a number.
func (s *scanner) forms(at, end int) {
	if end-at > maxGroup {
		return
	}
	b, l := s.v.Bytes, &s.p.lengths[end-at]
	whole := l.whole && (end == len(b) || !isLetter(b[end]))
	more := end < len(b) && l.seps>>s.p.separators[b[end]]&1 == 1
	if !whole && !more {
		return
	}
	s.look(at)
	lead := s.lead(at)
	if whole {
		if l.plain != nil {
			s.picture(l.plain, at)
		}
		if lead != 0 {
			s.outlined(at, lead|firstGroup(end-at))
		}
	}
	if more {
		s.groupsWritten(at, end, lead)
	}
}

// lead says what stands before the digits at position at, which was looked at, as part of an outline.
func (s *scanner) lead(at int) outline {
	if at == 0 {
		return 0
	}
	return leadOf(s.p.separators[s.v.Bytes[at-1]], bits.LeadingZeros64(^(s.formLetters << (65 - formBefore))))
}

// groupsWritten is forms for a group that ends at a separator at b[end].
func (s *scanner) groupsWritten(at, end int, lead outline) {
	b := s.v.Bytes
	next := s.groupLen(at, end+1)
	o, behind := firstGroup(end-at)|secondGroup(s.p.separators[b[end]], next), outline(0)
	if i := end + 1 + next; i < len(b) && s.p.separators[b[i]] != 0 {
		behind = sepBehind(s.p.separators[b[i]]) | thirdGroup(s.groupLen(at, i+1))
	}
	t := &s.p.outlines
	if t.bit(o.hash())|t.bit((o|behind).hash())|t.bit((o|lead).hash())|t.bit((o|lead|behind).hash()) == 0 {
		return
	}
	s.outlined(at, o)
	if behind != 0 {
		s.outlined(at, o|behind)
	}
	if lead == 0 {
		return
	}
	s.outlined(at, o|lead)
	if behind != 0 {
		s.outlined(at, o|lead|behind)
	}
}

// groupLen returns how many digits stand at position i, maxGroup at most. The position at before it was looked at.
func (s *scanner) groupLen(at, i int) int {
	k := formBefore + i - at
	n := bits.TrailingZeros64(^(s.formDigits >> (k & 63)))
	if k+n >= 64 {
		n = min(digitsEnd(s.v.Bytes, i)-i, maxGroup)
	}
	return n
}

// outlined fires the forms that have an outline.
func (s *scanner) outlined(at int, o outline) {
	h := o.hash()
	if !s.p.outlines.has(h) {
		return
	}
	for _, e := range s.p.outlines.get(h) {
		if e.value.outline == o {
			s.picture(e.value.picture, at)
		}
	}
}

// formBefore is how far before its anchor a form may begin, with a byte before it.
const formBefore = 16

// look reads which bytes around position at are digits and letters, for picture.
func (s *scanner) look(at int) {
	d, l, word := &s.streams[bytescan.Digit], &s.streams[bytescan.Letter], &s.streams[bytescan.Word]
	w, i := (at-formBefore-s.off)>>6+1, (at-formBefore-s.off)&63
	s.formDigits, s.formLetters = d[w]>>i, l[w]&word[w]>>i
	if i > 0 && w < s.held {
		s.formDigits |= d[w+1] << (64 - i)
		s.formLetters |= l[w+1] & word[w+1] << (64 - i)
	}
}

// picture fires the rows of a written form if it stands around its anchor at position at, which was looked at. A row
// that needs a context word is not asked where none can be.
func (s *scanner) picture(p *picture, at int) {
	before := formBefore - 1 - p.anchor
	if !p.may(s.formDigits>>before, s.formLetters>>before) || at < s.lo || at >= s.hi {
		return
	}
	start := at - p.anchor
	end, ok := p.fits(s.v.Bytes, start)
	if !ok {
		return
	}
	if p.whole && len(p.rows) <= fewRows && !s.mayPass(p, start, end) {
		return
	}
	s.announce(start, end)
	if s.announced.none && !p.bare && s.w.trace == nil {
		return
	}
	for i := range p.rows {
		if f := &p.rows[i]; f.bare || s.announced.has(f) || s.w.trace != nil {
			s.fireForm(p, f, start, end)
		}
	}
}

// fewRows is for how many rows of one word their tests are cheaper than to read the words around it. Of
// groups many numbers can be made in many ways.
const fewRows = 4

// mayPass says whether the test of a form's rows accepts the value at [start, end), or somebody wants to know why not.
func (s *scanner) mayPass(p *picture, start, end int) bool {
	for i := range p.rows {
		if s.passes(&s.p.rows[p.rows[i].row], start, end) {
			return true
		}
	}
	return false
}

// letters has the ASCII letters of word w of the streams.
func (s *scanner) letters(w int) uint64 {
	return s.streams[bytescan.Letter][w] & s.streams[bytescan.Word][w]
}

// mixed looks for words of letters and digits that have the shape of a form. Such a word has a turn, where a
// letter stands beside a digit. d are the digits of word w of the streams.
func (s *scanner) mixed(w int, d uint64) {
	l, before := s.letters(w), s.letters(w-1)
	turns := d&(l<<1|before>>63) | l&s.behind(bytescan.Digit, w, 1)
	if turns == 0 {
		return
	}
	if s.p.joined {
		turns &= s.joinedOrLong(w)
	}
	for other := ^(d | l); turns != 0; turns &= turns - 1 {
		i := bits.TrailingZeros64(turns)
		if s.at(w, i) < s.wordEnd {
			continue
		}
		from, n := bits.Len64(other&(1<<i-1)), bits.TrailingZeros64(other>>i)
		if from == 0 || n == 64 { // the word may begin or end outside
			s.wordAround(s.at(w, i))
			continue
		}
		n += i - from
		s.wordEnd = s.at(w, from+n)
		s.shaped(s.at(w, from), l>>from&(1<<n-1)|1<<n)
	}
}

// joinedOrLong has the letters and digits of word w, but the first of a word, in words of four and more, and those that a
// hyphen or a dot stands behind, and some more.
func (s *scanner) joinedOrLong(w int) uint64 {
	digit := &s.streams[bytescan.Digit]
	a, before, behind := s.letters(w)|digit[w], s.letters(w-1)|digit[w-1], uint64(0)
	joint, jointBehind := s.joints(w), uint64(0)
	if w < s.held {
		behind, jointBehind = s.letters(w+1)|digit[w+1], s.joints(w+1)
	}
	r2, p2, n2 := a&(a<<1|before>>63), before&(before<<1), behind&(behind<<1|a>>63)
	r4, n4 := r2&(r2<<2|p2>>62), n2&(n2<<2|r2>>62)
	long := r4 | r4>>1 | n4<<63 | r4>>2 | n4<<62
	return long | joint>>1 | jointBehind<<63 | joint>>2 | jointBehind<<62
}

// joints has the hyphens, underscores and dots of word w.
func (s *scanner) joints(w int) uint64 {
	hyphens := s.streams[bytescan.Word][w] &^ s.streams[bytescan.Letter][w] &^ s.streams[bytescan.Digit][w]
	return s.streams[bytescan.Dot][w] | hyphens
}

// wordAround is mixed for the word around position at, of which the streams know a part.
func (s *scanner) wordAround(at int) {
	start, end := wordAround(s.v.Bytes, at)
	if s.wordEnd = end; end-start <= maxGroup {
		s.shaped(start, shapeOf(s.v.Bytes[start:end]))
	}
}

// shaped fires the forms that begin with a word of a shape at position start. Most words are short, and no form of one
// of those goes on as the text does.
func (s *scanner) shaped(start int, shape uint64) {
	if shape < shortShapes && !s.goesOn(start+bits.Len64(shape)-1, s.p.shorts[shape]) {
		return
	}
	if list := s.p.lengthOnly[bits.Len64(shape)-1]; len(list) > 0 {
		s.look(start)
		for _, p := range list {
			s.picture(p, start)
		}
	}
	h := shapeHash(shape)
	if !s.p.shapes.has(h) {
		return
	}
	s.look(start)
	for _, e := range s.p.shapes.get(h) {
		s.picture(e.value, start)
	}
}

// goesOn says whether one of a set of separators stands at position at, or the set has 0, which is for any byte.
func (s *scanner) goesOn(at int, set uint16) bool {
	if b := s.v.Bytes; at < len(b) {
		set |= set >> s.p.separators[b[at]]
	}
	return set&1 == 1
}

// wordAround returns the word of ASCII letters and digits around b[at], or a part of one that is longer than
// any form's.
func wordAround(b []byte, at int) (start, end int) {
	start, end = at, at+1
	for start > 0 && at-start <= maxGroup && isAlnum(b[start-1]) {
		start--
	}
	for end < len(b) && end-at <= maxGroup && isAlnum(b[end]) {
		end++
	}
	return start, end
}

// tokens fires where as many ASCII letters as one of the shapes has stand between the digits d of word
// w and the beginning of a word.
func (s *scanner) tokens(w int, d uint64) {
	letter, before := s.letters(w), s.letters(w-1)
	alnum, beforeAlnum := letter|d, before|s.streams[bytescan.Digit][w-1]
	m := d
	for k := 1; k < len(s.p.tokens); k++ {
		if m &= letter<<(k&63) | before>>(-k&63); m == 0 {
			return
		}
		if s.p.tokens[k] == nil {
			continue
		}
		whole := m &^ (alnum<<((k+1)&63) | beforeAlnum>>(-(k+1)&63))
		for ; whole != 0; whole &= whole - 1 {
			at := s.at(w, bits.TrailingZeros64(whole))
			for i := range s.p.tokens[k] {
				s.token(&s.p.tokens[k][i], at)
			}
		}
	}
}

// token fires a row if enough digits stand at position at, behind its letters.
func (s *scanner) token(t *tokenRef, at int) {
	from := at - t.letters
	if t.heads != nil && !t.heads.has(tailOf(s.v.Bytes[from:from+2])) {
		return
	}
	if s.runEnd(bytescan.Digit, at)-at >= t.digits {
		s.fire(t.row, from, 0, 0)
	}
}
