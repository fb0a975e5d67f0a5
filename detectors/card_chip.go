package detectors

import (
	"github.com/redactd/redactd/luhn"
	"github.com/redactd/redactd/redact"
)

// Cards in what a chip answers: a tag, the length in bytes and the value, all hexadecimal. Tag 5A is the number,
// tag 57 the second track with D for its separator; both are filled up with F. They stand in the middle of other
// tags, in one piece or a byte at a time.
// Source: the table of tags in the ut-emv and emv packages of npm, and the description of tag 57 at
// https://www.cnblogs.com/iplus/p/4467154.html

// chipNumber finds a tag where its digits begin: the length of 5A, which is a letter's neighbour, or 57 itself.
func (c *cards) chipNumber() redact.Detector {
	d := chipRow("card_chip", "number or second track of a card in a chip's answer: tag 5A or 57, length, value")
	d.Example = "5A084111111111111111"
	d.Trigger = redact.Groups(16, 31, chipHeads)
	d.Match = c.matchChip
	return d
}

// lettered reads a tag whose length ends in a letter, as 0A and 0C do, so that the number begins its group of
// digits. end is where the value ends, 0 if the window is in no such tag.
func (w *cardWindow) lettered(t redact.Text) (end int) {
	if w.start < 4 || w.shape != shapePlain || t.B[w.start-2] != '0' || !hexSet[t.B[w.start-1]] {
		return 0
	}
	tag, length := string(t.B[w.start-4:w.start-2]), hexValue(t.B[w.start-1])
	next := upperByte(t.Byte(w.end))
	if tag == "57" && next == 'D' && w.n+1 < 2*length || equalFold([]byte(tag), "5a") && next == 'F' && w.n+1 == 2*length {
		return min(w.start+2*length, len(t.B))
	}
	return 0
}

// chipTrack finds tag 57 behind the digits of other tags.
func (c *cards) chipTrack() redact.Detector {
	d := chipRow("card_chip_track", "second track of a card in a chip's answer, behind the digits of other tags")
	d.Example = "9F3602001F8405000057114111111111111111D2712101000000000F"
	d.Trigger = redact.Groups(19, 31, nil).Followed("Dd")
	d.Match = c.matchChipTrack
	return d
}

func chipRow(name, about string) redact.Detector {
	return redact.Detector{
		Name: name, Entity: creditCard, Also: []redact.Entity{cardTrack}, About: about,
		Before: 4, After: 128, Pass: 0.1, Prior: 12, Alone: true,
	}
}

// chipHeads has every total for a length of 7 to 9 bytes and the first digits of a number, and for tag 57.
func chipHeads(head [4]byte, _ int) uint32 {
	if head[0] == '0' && head[1] >= '7' && head[1] <= '9' && head[2] >= '2' && head[2] <= '6' || string(head[:3]) == "571" {
		return ^uint32(0)
	}
	return 0
}

func (c *cards) matchChip(t redact.Text, found []redact.Match) []redact.Match {
	at, tagged := t.At, true
	if t.B[at] == '0' {
		at, tagged = tagBefore(t, at)
	}
	if !tagged {
		return found
	}
	return c.chipValue(t, at, found)
}

func (c *cards) matchChipTrack(t redact.Text, found []redact.Match) []redact.Match {
	end := digitsEnd(t.B, t.At)
	for at := t.At + 1; at+4+cardMin < end; at++ {
		if t.B[at] == '5' && t.B[at+1] == '7' {
			found = c.chipValue(t, at, found)
		}
	}
	return found
}

// tagBefore returns where the 5A before the length at t.B[at:] begins.
func tagBefore(t redact.Text, at int) (tag int, ok bool) {
	i := at - 1
	if isByteGap(t.Byte(i)) {
		i--
	}
	return i - 1, i > 0 && upperByte(t.B[i]) == 'A' && t.B[i-1] == '5'
}

// chipValue reads the tag at t.B[at:] with its length and value.
func (c *cards) chipValue(t redact.Text, at int, found []redact.Match) []redact.Match {
	var tag hexBytes
	if !tag.read(t.B, at, 2) {
		return found
	}
	length := int(tag.value[1])
	var v hexBytes
	if length < 6 || length > 19 || !v.read(t.B, tag.end[1], length) {
		return found
	}
	n := v.digits()
	m := redact.Match{Start: v.place(0), End: v.place(n-1) + 1, NoWords: true}
	if n < cardMin || n > cardMax || !c.chipCard(&v, n) {
		return found
	}
	last := 2*length - 1
	switch fill := v.nibble(n); {
	case tag.value[0] == 0x5a && (n > last || fill == 0xf && n == last):
	case tag.value[0] == 0x57 && n < last && fill == 0xd:
		m.Parts[0] = redact.Part{Entity: cardTrack, Start: v.place(n + 1), End: v.place(last) + 1}
	default:
		return found
	}
	return append(found, m)
}

// chipCard says whether the first n digits of a value are the number of an issuer.
func (c *cards) chipCard(v *hexBytes, n int) bool {
	var digits [cardMax]byte
	for i := range n {
		digits[i] = '0' + v.nibble(i)
	}
	by := c.issuers.issued(digits[:n])
	return luhn.Valid(digits[:n]) && (by.sure|by.weak|by.worded)>>n&1 == 1
}
