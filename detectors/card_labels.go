package detectors

import (
	"bytes"

	"github.com/redactd/redactd/redact"
)

func labelledExpiry() redact.Detector {
	return redact.Detector{
		Name:    "card_expiry",
		Entity:  cardExpiry,
		About:   "expiry date of a card: month and year behind a word for it, near a card",
		Example: "card 4111 1111 1111 1111, exp 12/27",
		Trigger: redact.Labelled(1, 6),
		Before:  96,
		After:   64,
		Match:   matchExpiry,
		Words: []string{
			"exp", "expiry", "expires", "expire", "expiration", "expdate", "expirydate", "expmonth",
			"valid thru", "valid until", "valid to", "good thru", "gultig bis", "gueltig bis", "ablauf*",
			"verfall*", "expire fin", "date d'expiration", "vence", "vencimiento", "caducidad",
			"validade", "vencimento", "scadenza", "scad", "geldig tot", "vervaldatum", "utgangsdatum",
			"utlop*", "udlob*", "giltig", "voimassa", "wazna do", "platnost", "lejarat*", "ervenyes*",
			"expiration date", "expiry date", "exp date", "expire date", "expdt", "valid till", "caduca", "caduca el", "expira",
			"expire le", "ablaufdatum", "scade", "vrijedi do", "vazi do", "veljavna do", "galioja iki", "termin", "skt",
			"het han", "ngay het han", "berlaku", "kadaluarsa", "masa berlaku", "термін дії", "дії", "действия", "тарихи",
			"تاريخ الانتهاء", "الانتهاء", "انقضا", "תוקף", "समाप्ति", "वैधता", "หมดอายุ", "λήξη", "ληξης",
			"son kullanma", "kullanma tarihi", "gultig", "val", "giltigt till", "udlober", "sampai", "han", "期限", "만료", "срок", "действует до", "有效期", "有効期限", "유효기간",
		},
	}
}

// matchExpiry takes a date where a card is spoken of, or where a number of a card's length stands.
func matchExpiry(t redact.Text, found []redact.Match) []redact.Match {
	end := expiryEnd(t, t.At)
	if end == t.At || !nearCard(t, t.At, end) {
		return found
	}
	return append(found, redact.Match{Start: t.At, End: end})
}

func labelledPIN() redact.Detector {
	return redact.Detector{
		Name:    "card_pin",
		Entity:  cardPIN,
		About:   "PIN of a card: four to twelve digits behind a word for it, near a card, or behind ATM PIN and its like",
		Example: "card 4111 1111 1111 1111 pin 1234",
		Trigger: redact.Labelled(4, 12),
		Before:  96,
		After:   64,
		Above:   true,
		Match:   matchPIN,
		Words: []string{
			"pin", "pincode", "pinnummer", "pinkod", "geheimzahl", "pin code", "code pin", "codigo pin",
			"пин", "пинкод", "暗証番号", "密码", "비밀번호",
			"card", "karte", "carte", "tarjeta", "carta", "cartao", "kaart", "karty", "kortet", "карты", "карте",
		},
		Fillers: []string{"card", "karte", "carte", "tarjeta", "carta", "cartao", "kaart", "karty", "kortet"},
	}
}

// matchPIN takes the digits behind a word for a PIN, or behind a card that such a word speaks of: "PIN of my
// card: 1234".
func matchPIN(t redact.Text, found []redact.Match) []redact.Match {
	end := digitsEnd(t.B, t.At)
	if !isCode(t, t.At, end-t.At) {
		return found
	}
	word, ok := wordForPIN(t)
	if !ok || !isBankPIN(t, word) && !nearCard(t, t.At, end) {
		return found
	}
	return append(found, redact.Match{Start: t.At, End: end})
}

// pinWords is how many words before the digits a word for a PIN is looked for.
const pinWords = 6

// A word is a stretch of a neighbourhood.
type word struct{ lo, hi int }

// wordForPIN returns the one of the last words before the digits, in the same part of the sentence and with no other
// number between, that is one for a PIN.
func wordForPIN(t redact.Text) (w word, ok bool) {
	for i, n := t.At, 0; i > 0 && n < pinWords; {
		if !wordByte(t.B[i-1]) {
			if i--; isDigit(t.B[i]) && !isLetter(t.Byte(i-1)) || n > 0 && bytes.IndexByte([]byte(",;."), t.B[i]) >= 0 {
				return w, false
			}
			continue
		}
		end := i
		for i > 0 && wordByte(t.B[i-1]) {
			i--
		}
		if n++; isPINWord(t.B[i:end]) {
			return word{i, end}, true
		}
	}
	return w, false
}

// isBankPIN says whether the word for a PIN says, or the one right before it, that it is one for money: "ATM PIN", "atmPin".
func isBankPIN(t redact.Text, w word) bool {
	whole := t.B[w.lo:w.hi]
	before := wordBefore(t, len(bytes.TrimRight(t.B[:w.lo], " _-")))
	for _, bank := range []string{"atm", "bank", "debit", "bancomat", "bankomat", "geldautomaten", "банкомат"} {
		if equalFold(before, bank) || len(whole) > len(bank) && equalFold(whole[:len(whole)-len("pin")], bank) {
			return true
		}
	}
	return false
}

// isPINWord says whether w is a word for a PIN, or in camelCase ends in one.
func isPINWord(w []byte) bool {
	for _, s := range []string{"暗証番号", "密码", "비밀번호"} {
		if bytes.Contains(w, []byte(s)) {
			return true
		}
	}
	return anyFold(w, []string{"pin", "pincode", "pinnummer", "pinkod", "geheimzahl", "пин", "пинкод"}) ||
		bytes.HasSuffix(w, []byte("Pin")) || bytes.HasSuffix(w, []byte("PIN")) && len(w) > 4
}

// nearCard says whether a card word, or a run of digits as long as a card's number, stands
// within the neighbourhood around t.B[start:end].
func nearCard(t redact.Text, start, end int) bool {
	return hasCardWord(t, 0, start) || hasCardWord(t, end, len(t.B)) ||
		longRun(t.B[:start]) || longRun(t.B[end:])
}

// longRun says whether cardMin digits, some of them hidden perhaps, stand in b with gaps between them
// that are no letters. Bytes beyond ASCII may be blanks.
func longRun(b []byte) bool {
	n, gap := 0, 0
	for i, c := range b {
		switch {
		case isDigit(c) || c == '*' || c == 'X' || c == 0x87 && endsBox(b[:i+1]):
			if n++; n >= cardMin {
				return true
			}
			gap = 0
		case isLetter(c) || c == '\n' || gap == 3*(gapMax+1):
			n, gap = 0, 0
		default:
			gap++
		}
	}
	return false
}
