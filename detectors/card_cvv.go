package detectors

import (
	"bytes"

	"github.com/redactd/redactd/redact"
)

func labelledCVV() redact.Detector {
	return redact.Detector{
		Name:    "card_cvv",
		Entity:  cardCVV,
		About:   "security code of a card: three or four digits behind a word for it, or alone on the line below one",
		Example: "cvv 123",
		Trigger: redact.Labelled(1, 4),
		Before:  48,
		After:   48,
		Above:   true,
		Match:   matchCVV,
		Words:   cvvWords(),
	}
}

// matchCVV takes the digits unless something goes on behind them, and those behind an expiry date.
func matchCVV(t redact.Text, found []redact.Match) []redact.Match {
	at := codeStart(t)
	if n := digitsEnd(t.B, at) - at; isLabelledCode(t, at, n) && !isCourse(t, at) && !isDateLabel(t) {
		m := redact.Match{Start: at, End: at + n}
		if !isCode(t, at, n) {
			m.Terms[0] = redact.Term{Name: "a date or a card behind it", Bits: bitsDated}
		}
		found = append(found, m)
	}
	to := expiryEnd(t, at)
	if i := partGap(t.B, to); to > at && i > to {
		if n := digitsEnd(t.B, i) - i; isLabelledCode(t, i, n) {
			found = append(found, redact.Match{Start: i, End: i + n})
		}
	}
	return found
}

// bitsDated outweighs that the code and the date look like one identifier.
const bitsDated = 6

// codeStart returns where the digits behind the label begin. The 2 of CVV2 and its like is part of the label.
func codeStart(t redact.Text) int {
	if t.B[t.At] != '2' || isDigit(t.Byte(t.At+1)) || !isLetter(t.Byte(t.At-1)) {
		return t.At
	}
	i := t.At + 1
	for i < len(t.B) && i-t.At < 12 && !isDigit(t.B[i]) && !isLetter(t.B[i]) {
		i++
	}
	return i
}

// isLabelledCode says whether the n digits at t.B[i:] are a code by themselves, or the expiry date follows
// them, or behind a comma another number.
func isLabelledCode(t redact.Text, i, n int) bool {
	if n < 3 || n > 4 {
		return false
	}
	c, next := t.Byte(i+n), i+n+1
	switch {
	case isCode(t, i, n):
		return true
	case c == ',' && digitsEnd(t.B, next) >= next+4:
		return true
	}
	return n == 3 && (c == ',' || c == '/' || c == '-' || c == ':') && next < len(t.B) && expiryEnd(t, next) > next
}

// isCourse says whether the digits are the number of a course, such as CSC 101: where no card is near, and
// nothing but a blank or a hyphen behind the letters says that they are a label.
func isCourse(t redact.Text, at int) bool {
	i := at
	if c := t.Byte(i - 1); c == ' ' || c == '-' {
		i--
	}
	return equalFold(wordBefore(t, i), "csc") && !nearOtherCard(t, "csc")
}

// nearOtherCard says whether a card word that is not this one, or a number as long as a card's, stands in the
// neighbourhood.
func nearOtherCard(t redact.Text, word string) bool {
	for end, ok := cardWordIn(t, 0, len(t.B)); ok; end, ok = cardWordIn(t, end, len(t.B)) {
		if !endsFold(t.B[:end], word) {
			return true
		}
	}
	return longRun(t.B)
}

// isDateLabel says whether the label is a word for the expiry date and not one of two, as in "cvv/exp: 123 12/27".
func isDateLabel(t redact.Text) bool {
	i := t.At
	for i > 0 && !isAlnum(t.B[i-1]) {
		i--
	}
	word := wordBefore(t, i)
	if !isExpiryWord(word) {
		return false
	}
	i -= len(word)
	for i > 0 && bytes.IndexByte([]byte(" /&+_-"), t.B[i-1]) >= 0 {
		i--
	}
	if t.Byte(i-1) == '2' {
		i--
	}
	return !anyFold(wordBefore(t, i), cvvCodes)
}

// numberedCVV finds the code behind CVV2, CVC2, CVN2, CAV2, CID2 and CVP2.
func numberedCVV() redact.Detector {
	return redact.Detector{
		Name:    "card_cvv2",
		Entity:  cardCVV,
		About:   "security code of a card: three or four digits behind CVV2 and its like",
		Example: "CVV2: 123",
		Trigger: redact.Token("AAA9", cvvCodes...),
		Before:  1,
		After:   32,
		Match:   matchCVV2,
		Prior:   6,
		Alone:   true,
	}
}

// cvvCodes are what the schemes call the code.
var cvvCodes = []string{"cvv", "cvc", "cvn", "cav", "cid", "cvp"}

func matchCVV2(t redact.Text, found []redact.Match) []redact.Match {
	b := t.B[t.At:]
	if len(b) < 5 || b[3] != '2' || isAlnum(b[4]) {
		return found
	}
	if !anyFold(b[:3], cvvCodes) {
		return found
	}
	i := t.At + 4
	for i < len(t.B) && i-t.At < 16 && !isDigit(t.B[i]) {
		i++
	}
	n := digitsEnd(t.B, i) - i
	if n < 3 || n > 4 || !isCode(t, i, n) {
		return found
	}
	return append(found, redact.Match{Start: i, End: i + n, NoWords: true})
}

// nearCode finds the code behind a word that means many things, such as "code" or "cid": only behind a
// card's number.
func (c *cards) nearCode() redact.Detector {
	return redact.Detector{
		Name:    "card_code",
		Entity:  cardCVV,
		About:   "security code of a card: three or four digits behind a word such as code, behind a card's number",
		Example: "4111 1111 1111 1111 code 123",
		Trigger: redact.Labelled(1, 4),
		Before:  96,
		After:   24,
		Match:   c.matchNearCode,
		Words: []string{
			"code", "cid", "sec", "security", "front", "ruckseite", "dos", "reverso", "verso", "retro", "rahasia", "รหัส", "ccv", "cvd", "csv", "back", "kpn", "codigo", "codice", "cod", "kod",
			"kode", "kodas", "koodi", "koda", "kodu", "код", "коды", "κωδικος", "コード", "代码", "码", "코드",
		},
	}
}

func (c *cards) matchNearCode(t redact.Text, found []redact.Match) []redact.Match {
	at := codeStart(t)
	n := digitsEnd(t.B, at) - at
	if !isLabelledCode(t, at, n) || isAmount(t, at, at+n) || !c.behindCard(t) {
		return found
	}
	return append(found, redact.Match{Start: at, End: at + n})
}

// codeReach is how far behind a card's number its code may stand, in bytes.
const codeReach = 48

// behindCard says whether a card's number, or one that is hidden, stands before the trigger.
func (c *cards) behindCard(t redact.Text) bool {
	if i := bytes.LastIndex(t.B[:t.At], box); i >= 0 {
		return t.At-i <= codeReach+len(box)+5 // the last four digits and a separator are shown
	}
	for at := max(0, t.At-codeReach-cardUniform); at < t.At; at++ {
		if !isDigit(t.B[at]) || isDigit(t.Byte(at-1)) {
			continue
		}
		var r cardRun
		r.read(t.B[:t.At], at, '\n')
		for k := r.groups; k > 0 && r.total[k-1] >= cardMin; k-- {
			if w, ok := c.window(t, &r, k); ok && w.fails == "" && t.At-w.end <= codeReach {
				return true
			}
		}
	}
	return false
}
