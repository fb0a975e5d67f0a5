package detectors

import (
	"bytes"

	"github.com/redactd/redactd/redact"
)

// Logins in one breath, the name and then the password: "creds are admin / Adm1n!2024".

func passwordPair() redact.Detector {
	return redact.Detector{
		Name: "password_pair", Entity: "PASSWORD", Prior: 5, Alone: true,
		About:   "the second of two words behind a word for credentials, if it has letters, and digits or signs: creds: bob / x1y2",
		Example: "creds are admin / Adm1n!2024",
		Trigger: redact.Literals(true, pairNames...), Before: 2, After: 160,
		Match: matchPair,
	}
}

var pairNames = []string{
	"creds", "credentials", "login details", "login is", "login:", "logins:", "zugangsdaten", "logindaten", "anmeldedaten", "identifiants", "credenciales", "credenciais", "credenziali",
	"inloggegevens", "dane logowania", "přihlašovací údaje", "логин и пароль", "логин/пароль",
}

func matchPair(t redact.Text, found []redact.Match) []redact.Match {
	b := t.B
	if t.End <= t.At || t.End >= len(b) || glued(t.Byte(t.At-1)) {
		return found
	}
	at := t.End
	if b[at-1] != ':' && !endsFold(b[:at], " is") {
		word, next := toldWord(b, at)
		if b[at] != ':' && !tells(word) && !anyFold(word, []string{"are", "sind", "sont", "son", "são", "sono", "zijn", "to", "jsou"}) {
			return found
		}
		if at = next; b[t.End] == ':' {
			at = t.End + 1
		}
	}
	at = pairSecond(b, skipTold(b, at))
	if at == 0 {
		return found
	}
	if a := readSpoken(t, at, false); a.end > a.start && a.mayBeSecret(t) {
		return append(found, redact.Match{Start: a.start, End: a.end, NoWords: true})
	}
	return found
}

// pairSecond returns where the second word of a pair at b[i:] begins, 0 if there is none: behind a slash or a bar
// between blanks, or a slash or a colon that touches both.
func pairSecond(b []byte, i int) int {
	start := i
	for i < len(b) && (alnumSet[b[i]] || bytes.IndexByte([]byte("._@+-\\"), b[i]) >= 0) {
		i++
	}
	switch {
	case i == start || i+3 > len(b) || verdict(b[start:i]):
		return 0
	case b[i] == ' ' && (b[i+1] == '/' || b[i+1] == '|') && b[i+2] == ' ':
		return i + 3
	case (b[i] == '/' || b[i] == ':') && b[i+1] != ' ' && b[i+1] != '/':
		return i + 1
	}
	return 0
}
