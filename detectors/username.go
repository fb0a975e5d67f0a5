package detectors

import (
	"bytes"

	"github.com/redactd/redactd/redact"
)

// username finds the name of an account behind the name of a field. It is off: in most logs the accounts are those of
// programs, and readers need them.
func username() redact.Detector {
	return redact.Detector{
		Name: "username", Entity: "USERNAME", Prior: 4, Alone: true, Off: true,
		Ignores: []string{"value of a counter or an id"},
		About:   "name of an account behind the name of its field: user=, \"username\":, login:",
		Example: "username=ada.lovelace",
		Trigger: redact.Key(
			"user", "username", "user_name", "userid", "user_id", "login", "login_name", "loginname", "screen_name", "nickname",
			"account_name", "accountname", "benutzer", "benutzername", "utilisateur", "identifiant", "usuario", "utente", "gebruikersnaam",
			"ruser", "logname",
		),
		Before: 32, After: 160,
		Match: matchUsername,
	}
}

// usernameMax is how long the name of an account may be, in bytes.
const usernameMax = 64

// matchUsername takes one word behind the sign. Behind a colon and a blank it has to end the line or its part of it,
// as a sentence may stand there.
func matchUsername(t redact.Text, found []redact.Match) []redact.Match {
	a, ok := assignment(t)
	if !ok || a.carry || a.scheme || a.end-a.start > usernameMax {
		return found
	}
	v := t.B[a.start:a.end]
	if placeholder(v) || noValue(v) || reference(v) || verdict(v) {
		return found
	}
	if bytes.ContainsAny(v, " /(=▇") || !bytes.ContainsFunc(v, isWordRune) {
		return found
	}
	if a.spaced && !a.quoted && !endsPart(t.B[a.end:]) {
		return found
	}
	return append(found, redact.Match{Start: a.start, End: a.end, NoWords: true})
}

// endsPart says whether a line or a part of it ends before b.
func endsPart(b []byte) bool {
	b = bytes.TrimLeft(b, " ")
	return len(b) == 0 || bytes.IndexByte([]byte(",;|)]}\r\n"), b[0]) >= 0
}
