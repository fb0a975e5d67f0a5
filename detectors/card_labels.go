package detectors

import (
	"bytes"

	"github.com/redactd/redactd/redact"
)

// cvvWords announce a security code, in the words of many languages. The letters of CVV2 and its
// like are a row of their own: see numberedCVV.
func cvvWords() []string {
	return []string{
		"cvv", "cvc", "cvn", "cav", "cve", "cvp", "csc", "cvcs", "cvvs", "cvvcode", "cvccode", "security code",
		"securitycode", "sec code", "card code", "cardcode",
		"verification code", "verification value", "verification number", "card verification",
		"pruefziffer", "pruefnummer", "prufziffer", "prufnummer", "kartenprufnummer",
		"kartenpruefnummer", "sicherheitscode", "cryptogramme", "cryptogramme visuel", "code de securite",
		"code de verification", "codigo de seguridad", "codigo de verificacion",
		"codigo de seguranca", "codice di sicurezza", "codice di verifica", "codice cvv", "cvc code", "beveiligingscode",
		"sakerhetskod", "sikkerhedskode", "kontrollkode", "sikkerhetskode", "turvakoodi",
		"kod bezpieczenstwa", "kod zabezpieczajacy", "bezpecnostni kod", "bezpecnostny kod",
		"biztonsagi kod", "cod de securitate", "guvenlik kodu", "код безопасности", "код проверки",
		"код безпеки", "κωδικος ασφαλειας", "رمز الأمان", "קוד אבטחה", "सुरक्षा कोड",
		"セキュリティコード", "安全码", "校验码", "安全碼", "보안코드", "보안 코드", "kode keamanan",
		"ma bao mat", "รหัสความปลอดภัย",
	}
}

func labelledCVV() redact.Detector {
	return redact.Detector{
		Name:    "card_cvv",
		Entity:  cardCVV,
		About:   "security code of a card: three or four digits behind a word for it",
		Example: "cvv 123",
		Trigger: redact.Labelled(3, 4),
		Before:  48,
		After:   24,
		Match:   matchCVV,
		Words:   cvvWords(),
	}
}

// matchCVV takes the digits unless something goes on behind them.
func matchCVV(t redact.Text, found []redact.Match) []redact.Match {
	n := digitsEnd(t.B, t.At) - t.At
	if !isCode(t, t.At, n) {
		return found
	}
	return append(found, redact.Match{Start: t.At, End: t.At + n})
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
		Trigger: redact.Labelled(3, 4),
		Before:  96,
		After:   24,
		Match:   c.matchNearCode,
		Words: []string{
			"code", "cid", "sec", "security", "ccv", "cvd", "csv", "back", "codigo", "codice", "cod", "kod",
			"kode", "kodas", "koodi", "koda", "kodu", "код", "коды", "κωδικος", "コード", "代码", "码", "코드",
		},
	}
}

func (c *cards) matchNearCode(t redact.Text, found []redact.Match) []redact.Match {
	n := digitsEnd(t.B, t.At) - t.At
	if !isCode(t, t.At, n) || isAmount(t, t.At, t.At+n) || !c.behindCard(t) {
		return found
	}
	return append(found, redact.Match{Start: t.At, End: t.At + n})
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
			"son kullanma", "срок", "действует до", "有效期", "有効期限", "유효기간",
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
		About:   "PIN of a card: four to twelve digits behind a word for it, near a card",
		Example: "card 4111 1111 1111 1111 pin 1234",
		Trigger: redact.Labelled(4, 12),
		Before:  96,
		After:   64,
		Match:   matchPIN,
		Words: []string{
			"pin", "pincode", "pinnummer", "pinkod", "geheimzahl", "pin code", "code pin", "codigo pin",
			"пин", "пинкод", "暗証番号", "密码", "비밀번호",
		},
	}
}

func matchPIN(t redact.Text, found []redact.Match) []redact.Match {
	end := digitsEnd(t.B, t.At)
	if !isCode(t, t.At, end-t.At) || !nearCard(t, t.At, end) {
		return found
	}
	return append(found, redact.Match{Start: t.At, End: end})
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
