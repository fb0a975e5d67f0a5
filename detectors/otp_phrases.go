package detectors

import "bytes"

// What announces a one-time code.

// otpLabels are the last words of the phrases; words with letters beyond ASCII are asked about anyway.
var otpLabels = []string{
	"otp", "totp", "verificationcode", "verifycode", "smscode", "otpcode", "mfacode", "totpcode", "onetimecode", "onetimepassword", "tan", "mtan", "smstan", "pushtan", "code", "passcode", "pin", "password", "passwort", "codigo", "codice", "kod", "kode", "koda", "kodu", "koden",
	"koodi", "koodisi", "vahvistuskoodi", "verificatiecode", "bevestigingscode", "inlogcode", "beveiligingscode", "einmalcode", "sicherheitscode", "verifizierungscode", "anmeldecode",
	"bestatigungscode", "verifieringskod", "engangskod", "sakerhetskod", "engangskode", "bekreftelseskode", "bekraeftelseskode", "verifiseringskode", "weryfikacyjny", "jednorazowy",
	"autoryzacyjny", "kodunuz", "verifikasi", "verificare", "verification", "confirmation", "securite", "verificacion", "verificacao", "verifica", "seguridad", "seguranca", "dinamica", "sms",
	"lautet", "connexion", "acceso", "acesso", "accesso", "sicurezza", "conferma",
	"код", "кода", "подтверждения", "проверки", "пароль", "验证码", "驗證碼", "认证码", "認証コード", "確認コード", "인증번호", "인증코드", "رمز", "التحقق", "ओटीपी",
}

// otpPhrases end right before the digits, what joins them aside.
var otpPhrases = []string{
	"otp", "totp", "otp code", "otp pin", "one-time code", "one time code", "one-time password", "one time password", "one-time passcode", "one time passcode", "one-time pin", "one time pin",
	"verification code", "authentication code", "authenticator code", "2fa code", "2fa", "mfa code", "two-factor code", "2-step code", "login code", "sign-in code", "signin code", "sms code", "login otp",
	"security code", "passcode", "verification pin", "verificationcode", "verifycode", "smscode", "otpcode", "mfacode", "totpcode", "onetimecode", "onetimepassword", "two factor code", "one time otp", "reset code", "code otp",
	"tan", "mtan", "smstan", "sms-tan", "pushtan", "chiptan", "bestätigungscode", "verifizierungscode", "sicherheitscode", "einmalcode", "einmalpasswort", "einmal-passwort", "anmeldecode", "freischaltcode",
	"code de vérification", "code de verification", "code de confirmation", "code de sécurité", "code de securite", "code de connexion", "code sms", "code à usage unique", "code d'authentification",
	"código de verificación", "codigo de verificacion", "código de seguridad", "codigo de seguridad", "código de acceso", "código de un solo uso", "clave dinámica",
	"código de verificação", "codigo de verificacao", "código de segurança", "codigo de seguranca", "código de acesso", "codigo de acesso", "código de confirmação",
	"codice di verifica", "codice otp", "codice di sicurezza", "codice di conferma", "codice di accesso", "codice sms",
	"verificatiecode", "bevestigingscode", "inlogcode", "beveiligingscode", "eenmalige code", "sms-code",
	"kod weryfikacyjny", "kod sms", "kod jednorazowy", "kod autoryzacyjny", "kod z sms", "hasło jednorazowe",
	"verifieringskod", "engångskod", "säkerhetskod", "engangskode", "verifiseringskode", "bekreftelseskode", "bekræftelseskode", "sikkerhetskode", "vahvistuskoodi", "vahvistuskoodisi", "kertakäyttökoodi",
	"doğrulama kodu", "doğrulama kodunuz", "onay kodu", "onay kodunuz", "güvenlik kodu", "ověřovací kód", "autorizační kód", "ellenőrző kód", "megerősítő kód", "cod de verificare", "codul de verificare",
	"kode verifikasi", "kode otp", "mã xác nhận", "mã otp", "mã xác thực", "κωδικός επαλήθευσης", "код подтверждения", "код проверки", "код из смс", "смс-код", "одноразовый код", "одноразовый пароль", "код підтвердження",
	"验证码", "驗證碼", "动态码", "認証コード", "確認コード", "ワンタイムパスワード", "인증번호", "인증코드", "رمز التحقق", "كود التفعيل", "ओटीपी",
	"your code", "ihr code", "dein code", "votre code", "ton code", "tu código", "su código", "tu codigo", "su codigo", "seu código", "seu codigo", "tuo codice", "suo codice", "uw code", "je code", "jouw code", "twój kod",
	"din kod", "din kode", "kodunuz", "ваш код", "váš kód", "tvůj kód", "kode anda", "codul tău", "codul dvs", "your pin code",
}

// otherCodes make another code of one: your zip code.
var otherCodes = []string{
	"zip", "postal", "post", "postcode", "area", "country", "dial", "dialling", "error", "exit", "return", "status", "response", "http", "promo", "promotion", "promotional", "discount", "voucher", "coupon", "gift", "product", "item",
	"order", "booking", "reservation", "ticket", "reference", "tracking", "source", "dress", "sort", "swift", "bank", "branch", "routing", "tax", "referral", "invite", "customer", "client", "color", "colour", "airport", "currency",
	"language", "department", "cost", "project", "course", "class", "job", "store", "vendor", "account", "bar", "qr", "hs", "icd", "naics", "invoice", "number", "id", "balance", "score", "rank", "amount", "total", "case", "pickup", "collection",
	"bestell", "kunden", "produit", "postleitzahl",
}

// codeWords are words for a one-time code, behind "is your".
var codeWords = []string{
	"code", "otp", "passcode", "pin", "password", "tan", "bestätigungscode", "verifizierungscode", "sicherheitscode", "einmalcode", "einmalpasswort", "anmeldecode", "código", "codigo", "codice", "kod", "kode", "код", "verificatiecode",
	"bevestigingscode", "beveiligingscode", "verifieringskod", "engångskod", "engangskode", "verifiseringskode",
}

// otpFollowers stand between digits and the word for a code, but for what "is" begins with: three letters that are
// as common as those of a whole " is " would stop at each sentence.
var otpFollowers = []string{
	"s your ", "s the otp", "s ur ", "t dein ", "t ihr ", "s tu ", "s su ", "t votre ", "s je ", "s jouw ", "s uw ", "é o seu ", "é seu ", "è il tuo ", "o twój ", "r din ", "— ваш ", "- ваш ",
}

// otpPhrase says whether b ends in what announces a one-time code: a phrase, "your" and a name before "code is", or
// a phrase and what the code is for.
func otpPhrase(b []byte) bool {
	b, told := beforeTold(b)
	if endsInPhrase(b) {
		return true
	}
	for _, w := range []string{" for ", " to ", " für ", " para ", " pour ", " per ", " voor ", " для ", " do "} {
		if i := bytes.LastIndex(b, []byte(w)); told && i > 0 && endsInPhrase(b[:i]) {
			return true
		}
	}
	return told && yourCode(b)
}

// phraseMax is more than the longest phrase has, and the character before it.
const phraseMax = 48

func endsInPhrase(b []byte) bool {
	var room [phraseMax]byte
	b = room[:copy(room[:], b[max(0, len(b)-phraseMax):])]
	for i, c := range b {
		if c == '_' {
			b[i] = ' '
		}
	}
	if endsFold(b, "tan") && !bytes.HasSuffix(b, []byte("TAN")) {
		return false // of an angle
	}
	for _, p := range otpPhrases {
		n := len(b) - len(p)
		if n >= 0 && b[len(b)-1]|0x20 == p[len(p)-1]|0x20 && bytes.EqualFold(b[n:], []byte(p)) && (n == 0 || !glued(b[n-1]) && b[n-1] != '-' && !letterBefore(b[:n])) {
			return true
		}
	}
	return false
}

// usedToLogIn says whether what stands around the digits is "code" and what it is to be used for.
func usedToLogIn(before, behind []byte) bool {
	before, _ = beforeTold(before)
	if !endsFold(before, "code") {
		return false
	}
	for _, w := range []string{" to log in", " to log on", " to login", " to sign", " to verify", " to confirm your", " to reset", " to complete your", " to finish signing", " for login", " um dich", " um sich"} {
		if hasFold(behind, w) {
			return true
		}
	}
	return false
}

// cardCodeWords are in the phrases that mean the code of a card as well, which has three or four digits.
var cardCodeWords = []string{"security", "sicherheit", "sécurité", "securite", "seguridad", "seguran", "sicurezza", "beveiliging", "säkerhet", "sikkerhet", "güvenlik"}

// mayBeCardCode says whether the last words of b are such a phrase.
func mayBeCardCode(b []byte) bool {
	for i := max(0, len(b)-phraseMax); i < len(b); i++ {
		for _, w := range cardCodeWords {
			if hasFold(b[i:], w) {
				return true
			}
		}
	}
	return false
}

// beforeTold takes the sign, the blanks and a word such as "is" off the end of b, and says whether there were any
// but blanks.
func beforeTold(b []byte) (rest []byte, told bool) {
	if n := len(b); n > 1 && b[n-1] == '-' && b[n-2] != ' ' {
		return nil, false // OTP-18000 is a ticket
	}
	b = bytes.TrimRight(b, " \t\"'*#")
	if n := len(bytes.TrimRight(b, ":=-> ")); n < len(b) {
		b, told = b[:n], true
	}
	b = bytes.TrimSuffix(b, []byte("："))
	b = bytes.TrimRight(b, "\"' ")
	if i := bytes.LastIndexByte(b, ' '); i > 0 && (tells(b[i+1:]) || anyFold(b[i+1:], []string{"of", "no", "nr", "number"})) {
		b, told = bytes.TrimRight(b[:i], " "), true
	}
	return b, told
}

// yourCode says whether b ends in "your X code", where X is none of the other codes.
func yourCode(b []byte) bool {
	b, ok := cutWord(b, "code")
	if !ok {
		return false
	}
	i := bytes.LastIndexByte(b, ' ')
	if i < 0 || anyFold(b[i+1:], otherCodes) {
		return false
	}
	_, ok = cutWord(b[:i], "your")
	return ok
}

// cutWord takes the word off the end of b, and the blanks before it, and says whether it stood there.
func cutWord(b []byte, word string) (rest []byte, ok bool) {
	n := len(b) - len(word)
	if n < 0 || !equalFold(b[n:], word) || n > 0 && b[n-1] != ' ' {
		return b, false
	}
	return bytes.TrimRight(b[:n], " "), true
}
