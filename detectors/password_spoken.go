package detectors

import (
	"bytes"
	"unicode/utf8"

	"github.com/redactd/redactd/redact"
)

// Passwords that are told with a short name or in other languages: "pw is x1", "la contraseña es x1", "密码是x1".

func passwordSpoken() redact.Detector {
	return redact.Detector{
		Name: "password_spoken", Entity: "PASSWORD", Prior: 5, Alone: true,
		About:   "a password that is told: pw is x1, a senha é x1, пароль x1; it has letters, and digits or signs",
		Example: "the wifi pw is hunter2",
		Trigger: redact.Literals(true, append(spokenNames, spacelessNames...)...), Before: 16, After: 200,
		Match: matchSpoken,
	}
}

// spokenNames are names that too little else is told of. What case and article add stands behind them.
var spokenNames = []string{
	"pw is", "pwd is", "pass is", "pw was", "pass was", "pass hai", "password hai", "pw ist", "pw lautet", "pw für", "pw for", "pw to", "pass for",
	"pwort", "clave es", "clave del", "clave de", "senha", "palavra-passe", "heslo", "lösenord", "losenord", "mot de passe", "mdp est", "mdp c'est", "contraseña", "contrasenya",
	"hasło", "haslo", "пароль", "парола", "лозинка", "lozinka", "geslo", "şifre", "sifre", "parola", "parolă", "passord", "adgangskode", "kodeord",
	"jelszó", "jelszav", "slaptažodis", "kata sandi", "mật khẩu", "κωδικός πρόσβασης", "पासवर्ड", "סיסמה", "كلمة المرور", "كلمة السر", "salasana",
}

// spacelessNames touch what is told.
var spacelessNames = []string{"密码是", "密碼是", "密码为", "密碼為", "口令是", "パスワードは", "パスワードが", "비밀번호는", "비밀번호가", "รหัสผ่านคือ", "密码", "密碼"}

func matchSpoken(t redact.Text, found []redact.Match) []redact.Match {
	if t.At >= t.End || t.End > len(t.B) || glued(t.Byte(t.At-1)) || bytes.IndexByte([]byte("-./\\$@="), t.Byte(t.At-1)) >= 0 || letterBefore(t.B[:t.At]) {
		return found
	}
	at, spaceless := t.End, anyFold(t.B[t.At:t.End], spacelessNames)
	if spaceless {
		at = skipBlanks(t.B, at)
	} else if at = spokenAt(t.B, t.At, t.End); at == 0 {
		return found
	}
	if a := readSpoken(t, at, spaceless); a.end > a.start && a.mayBeSecret(t) && !verdict(t.B[a.start:a.end]) {
		return append(found, redact.Match{Start: a.start, End: a.end, NoWords: true})
	}
	return found
}

// letterBefore says whether b ends in a letter beyond ASCII of a script that parts its words.
func letterBefore(b []byte) bool {
	r, _ := utf8.DecodeLastRune(b)
	return r >= utf8.RuneSelf && isWordRune(r) && !spaceless(r)
}

// spokenAt returns where what is told begins behind the name b[at:end], 0 if nothing is. Names of more than one word
// have said that something is.
func spokenAt(b []byte, at, end int) int {
	if i := bytes.LastIndexByte(b[at:end], ' '); i >= 0 && (tells(b[at+i+1:end]) || anyFold(b[at+i+1:end], tellFor)) {
		return tellerEnd(b, at+i)
	}
	for end < len(b) && b[end] != ' ' {
		if c := b[end]; !isLetter(c) && c < utf8.RuneSelf {
			return 0
		}
		end++
	}
	if next := tellerEnd(b, end); next > 0 {
		return next
	}
	return afterTeller(b, end)
}

// readSpoken reads the value at t.B[at:]. Letters of a script without blanks are not part of it.
func readSpoken(t redact.Text, at int, spaceless bool) (a assigned) {
	b := t.B
	if at >= len(b) {
		return a
	}
	if c := b[at]; c == '"' || c == '\'' || c == '`' {
		n := bytes.IndexByte(b[at+1:], c)
		if n < toldMin || prose(b[at+1:at+1+n]) || !looksTyped(b[at+1:at+1+n]) {
			return a
		}
		return assigned{start: at + 1, end: at + 1 + n, quoted: true}
	}
	a.start = at
	a.readBare(t)
	if i := bytes.IndexFunc(b[a.start:a.end], isBeyondASCII); spaceless && i >= 0 {
		a.end = a.start + i
	}
	for a.end > a.start && closes(b[a.start:a.end]) {
		a.end--
	}
	if v := b[a.start:a.end]; a.carry || len(v) < toldMin || !looksTyped(v) || bytes.ContainsAny(v, "/:=") || looksLikeVersion(v) {
		return assigned{}
	}
	return a
}

func isBeyondASCII(r rune) bool { return r >= utf8.RuneSelf }

// looksLikeVersion says whether v is digits and dots but for a letter or two: v1.2.3, 2.0rc1.
func looksLikeVersion(v []byte) bool {
	letters := 0
	for _, c := range v {
		if isLetter(c) {
			letters++
		} else if !isDigit(c) && c != '.' && c != '-' && c != '%' && c != ',' {
			return false
		}
	}
	return letters < 3 && (bytes.IndexByte(v, '.') >= 0 || bytes.IndexByte(v, '%') >= 0)
}
