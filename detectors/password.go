package detectors

import (
	"bytes"

	"github.com/redactd/redactd/redact"
)

// passwordNames announce a password by themselves. '_' stands for '-' and ' ' as well.
var passwordNames = []string{
	"password", "passwd", "passphrase", "pwd", "pass", "passcode", "userpass", "pswd", "passwrd",
	"pgpassword",
	"client_secret", "clientsecret", "api_secret", "apisecret", "app_secret", "appsecret",
	"secret_key", "secretkey", "secret_access_key", "secretaccesskey", "shared_secret",
	"consumer_secret", "signing_secret", "webhook_secret", "jwt_secret",
	"passwort", "kennwort", "contraseña", "contrasena", "senha", "mot_de_passe", "motdepasse", "mdp",
	"wachtwoord", "lösenord", "losenord", "hasło", "haslo", "heslo", "salasana", "passord",
	"adgangskode", "kodeord", "parola", "şifre", "sifre", "jelszó", "jelszo", "пароль", "Пароль",
	"密码", "密碼", "パスワード", "비밀번호",
}

// secretNames announce a secret or something harmless of that name, so that the value has to look
// like one.
var secretNames = []string{
	"secret", "token", "api_key", "apikey", "access_key", "accesskey", "access_token", "accesstoken",
	"auth_token", "authtoken", "refresh_token", "refreshtoken", "id_token", "session_token",
	"bearer_token", "authorization", "auth_key", "account_key", "accountkey", "private_key",
	"privatekey", "encryption_key", "encryptionkey", "subscription_key", "credentials",
}

// matchPassword finds the value assigned to a name for passwords. A word of prose behind a colon is
// none: see plainWord.
func matchPassword(t redact.Text, found []redact.Match) []redact.Match {
	a, ok := assignment(t)
	if !ok || !a.mayBeSecret(t) {
		return found
	}
	v := t.B[a.start:a.end]
	bits := 4.0
	switch {
	case a.quoted && bytes.IndexByte(v, ' ') >= 0:
		ok = !prose(v)
	case a.quoted:
		ok = !verdict(v)
	case allDigits(v):
		ok = len(v) > 3
	case plainWord(v):
		bits, ok = 1, a.plainWordFits(t)
	}
	if !ok || loudPass(t, a) {
		return found
	}
	return append(found, a.match(bits))
}

// matchSecret finds the value assigned to a name such as token or authorization if it looks drawn
// by lot.
func matchSecret(t redact.Text, found []redact.Match) []redact.Match {
	a, ok := assignment(t)
	if !ok || !a.mayBeSecret(t) || !a.drawnByLot(t.B[a.start:a.end]) {
		return found
	}
	return append(found, a.match(4))
}

// matchAWSSecret finds the 40 characters of an AWS secret access key behind its name.
func matchAWSSecret(t redact.Text, found []redact.Match) []redact.Match {
	a, ok := assignment(t)
	if !ok || a.end-a.start != 40 || a.carry || !mixedCase(t.B[a.start:a.end]) {
		return found
	}
	for _, c := range t.B[a.start:a.end] {
		if !base64Set[c] {
			return found
		}
	}
	return append(found, a.match(8))
}

func (a assigned) match(bits float64) redact.Match {
	return redact.Match{
		Start: a.start, End: a.end, Carry: a.carry, NoWords: true,
		Terms: [3]redact.Term{{Name: "assigned to a name for secrets", Bits: bits}},
	}
}

// secretNext is the Carry of a value that is longer than its neighbourhood. It ends where a value
// without quotes would.
func secretNext(state int, src []byte, end bool) (n, next int, more bool) {
	for n < len(src) && !valueStops[src[n]] && src[n] != ',' && src[n] != ';' && src[n] != '&' {
		n++
	}
	return n, state, n == len(src) && !end
}

// plainWordFits says whether a value that is a word, and not quoted, is a password: always in
// name=word, else only if nothing follows it on its line but punctuation.
func (a assigned) plainWordFits(t redact.Text) bool {
	if verdict(t.B[a.start:a.end]) {
		return false
	}
	if !a.spaced {
		return true
	}
	rest := bytes.TrimLeft(t.B[a.end:], ".,;)]}\"'")
	return len(bytes.TrimSpace(rest)) == 0 || len(rest) < len(t.B[a.end:])
}

// loudPass says whether the name is PASS, as test runners print it in front of a name.
func loudPass(t redact.Text, a assigned) bool {
	return t.B[t.At] == ':' && !a.quoted && bytes.HasSuffix(t.B[:t.At], []byte("PASS"))
}

// drawnByLot says whether v looks random: letters and digits of the alphabets that tokens use, or
// mixed case, in a length that guesses cannot reach.
func (a assigned) drawnByLot(v []byte) bool {
	if a.scheme && !verdict(v) && (hasDigit(v) || mixedCase(v[1:])) {
		return true
	}
	if len(v) < 8 {
		return false
	}
	changes, letters, digits, last := 0, 0, 0, byte(0)
	for _, c := range v {
		k := byte('.')
		switch {
		case digitSet[c]:
			k, digits = '0', digits+1
		case isLowerByte(c):
			k, letters = 'a', letters+1
		case isUpperByte(c):
			k, letters = 'A', letters+1
		case !tokenPunct[c]:
			return false
		}
		if k != '.' && k != last {
			changes, last = changes+1, k
		}
	}
	switch {
	case digits == 0:
		return len(v) >= 20 && changes > len(v)/4
	case letters == 0:
		return digits >= 16
	}
	return changes > 3 || (a.quoted || !a.spaced) && changes > 1 && letters+digits == len(v)
}

var tokenPunct = setOf("._~+/=:%-")
