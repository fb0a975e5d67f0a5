package detectors

import (
	"bytes"
	"maps"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/redactd/redactd/redact"
)

// Card words stand close to a number and bend the rules for it: odd groupings, glued numbers and unusual
// lengths are cards beside one. The row looks for them itself, for the engine's context words do not
// know of which number a word speaks.

const (
	wordBack  = 40 // bytes before the number
	wordAhead = 24 // bytes behind it
)

// cardWords are whole words in ASCII, lower case.
var cardWords = map[string]bool{
	"amex": true, "card": true, "cards": true, "carta": true, "cartao": true, "cartas": true,
	"carte": true, "cartes": true, "cartoes": true, "cc": true, "ccno": true, "ccnum": true,
	"ccnumber": true, "creditcards": true, "csc": true, "cvc": true, "cvn": true, "cvv": true,
	"diners": true, "discover": true, "elo": true, "hipercard": true, "jcb": true, "kaardi": true,
	"kaart": true, "kaartnummer": true, "kad": true, "karcie": true, "kart": true, "karta": true,
	"karte": true, "karten": true, "karti": true, "kartim": true, "kartimin": true,
	"kartin": true, "kartou": true, "kartu": true, "karty": true, "kartya": true, "kartyam": true,
	"kartyaszam": true, "kort": true, "kortele": true, "korteles": true, "kortet": true,
	"kortnr": true, "kortti": true, "maestro": true, "mastercard": true, "mc": true, "mir": true,
	"pan": true, "rupay": true, "troy": true, "unionpay": true, "verve": true, "visa": true,
	"visakarte": true, "visakort": true,
}

// cardStems are beginnings of words in ASCII, lower case.
var cardStems = []string{
	"creditcard", "debitcard", "bankcard", "cardn", "cardholder", "ccn", "mastercard", "dinersclub",
	"kreditkart", "bankkart", "kartenn", "kartennr", "kreditkort", "kredittkort", "betalkort",
	"betalingskort", "bankkort", "kortnum", "kortnr", "kortti", "luottokort", "pankkikort",
	"maksukort", "tarjeta", "kaartn", "bankpas", "betaalpas", "cartabanc", "numerocart", "karty",
	"bankovnikart", "kartic", "kredikart",
}

// cardReads are the words of cards in ASCII, for names of fields: letters beyond are always looked at.
func cardReads() []string { return append(slices.Sorted(maps.Keys(cardWords)), cardStems...) }

// cardNative are beginnings of words with letters beyond ASCII.
var cardNative = []string{
	"cart", "kárty", "bankkárty", "hitelkárty", "kart", "кредитк", "карт", "банкарт", "κάρτ",
	"пластик", "thẻ", "tín dụng",
}

// cardInside are card words of scripts without blanks, or with prefixes: found anywhere.
var cardInside = []string{
	"بطاق", "کارت", "כרטיס", "कार्ड", "কার্ড",
	"カード", "卡号", "卡號", "信用卡", "银行卡", "銀行卡", "借记卡", "储蓄卡", "卡片", "卡", "บัตร", "카드",
}

// cardWordNear says whether a card word stands near t.B[start:end], on the lines it is on, that does
// not speak of another number. odd says that the number is grouped as no card is.
func cardWordNear(t redact.Text, start, end int, odd bool) bool {
	from := max(0, start-wordBack)
	if i := bytes.LastIndexByte(t.B[from:start], '\n'); i >= 0 {
		from += i + 1
	}
	for word, ok := cardWordIn(t, from, start); ok; word, ok = cardWordIn(t, word, start) {
		if reaches(t.B[word:start], odd) {
			return true
		}
	}
	to := min(len(t.B), end+wordAhead)
	if i := bytes.IndexByte(t.B[end:to], '\n'); i >= 0 {
		to = end + i
	}
	word, ok := cardWordIn(t, end, to)
	return ok && !announces(t.B[word:])
}

// reaches says whether a card word reaches over what stands between it and a number. It does not reach
// over another long number to an odd one, nor to one with a word of its own, as in "card 4111...,
// session 3054...".
func reaches(between []byte, odd bool) bool {
	if !longRun(between) {
		return true
	}
	return !odd && !bytes.ContainsFunc(between[lastDigit(between)+1:], unicode.IsLetter)
}

func lastDigit(b []byte) int {
	return bytes.LastIndexFunc(b, func(r rune) bool { return '0' <= r && r <= '9' })
}

// announces says whether a long number stands right behind a card word.
func announces(b []byte) bool {
	i := 0
	for i < len(b) && isLetter(b[i]) {
		i++
	}
	end := i
	for end < len(b) && end-i < cardUniform+2*gapMax && !isLetter(b[end]) {
		end++
	}
	return longRun(b[i:end])
}

// hasCardWord says whether one of the words that lie in t.B[from:to] is a card word.
func hasCardWord(t redact.Text, from, to int) bool {
	_, ok := cardWordIn(t, from, to)
	return ok
}

// cardWordIn returns the end of the first word in t.B[from:to] that is a card word. A word that goes on
// outside does not count.
func cardWordIn(t redact.Text, from, to int) (end int, ok bool) {
	for i := from; i < to; {
		if !wordByte(t.B[i]) {
			i++
			continue
		}
		end = cardWordEnd(t.B, i, to)
		whole := (i > from || !wordByte(t.Byte(i-1))) && (end < to || !wordByte(t.Byte(end)))
		if (whole || !isASCII(t.B[i:end])) && isCardWord(t.B[i:end]) {
			return end, true
		}
		i = end
	}
	return to, false
}

func wordByte(c byte) bool { return isLetter(c) || c >= utf8.RuneSelf }

// cardWordEnd returns the end of the word at b[i:to], which is also where a new one begins in
// camelCase, or a box.
func cardWordEnd(b []byte, i, to int) int {
	for i++; i < to && wordByte(b[i]); i++ {
		if isUpperByte(b[i]) && isLowerByte(b[i-1]) || b[i] == box[0] && beginsBox(b[i:]) {
			break
		}
	}
	return i
}

func isASCII(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// cardInitials has the first two letters of the card words and stems in ASCII, five bits each: most
// words are none by those.
var cardInitials = func() (set [32]uint32) {
	for _, w := range slices.Concat(slices.Collect(maps.Keys(cardWords)), cardStems) {
		set[w[0]&31] |= 1 << (w[1] & 31)
	}
	return set
}()

// isCardWord says whether a word, in any case, is a card word.
func isCardWord(word []byte) bool {
	ascii := isASCII(word)
	if ascii && (len(word) < 2 || cardInitials[word[0]&31]>>(word[1]&31)&1 == 0) {
		return false
	}
	var buf [64]byte
	w := lowerWord(buf[:0], word)
	if ascii {
		return cardWords[string(w)] || hasAnyPrefix(w, cardStems)
	}
	for _, s := range cardInside {
		if bytes.Contains(w, []byte(s)) {
			return true
		}
	}
	return hasAnyPrefix(w, cardNative)
}

// lowerWord appends the first letters of word to dst, in lower case.
func lowerWord(dst, word []byte) []byte {
	for len(word) > 0 && len(dst) < 60 {
		r, n := utf8.DecodeRune(word)
		if r == utf8.RuneError {
			return dst
		}
		dst = utf8.AppendRune(dst, unicode.ToLower(r))
		word = word[n:]
	}
	return dst
}

func hasAnyPrefix(w []byte, prefixes []string) bool {
	for _, p := range prefixes {
		if len(w) >= len(p) && string(w[:len(p)]) == p {
			return true
		}
	}
	return false
}
