package detectors

import (
	"bytes"

	"github.com/redactd/redactd/redact"
)

// Passwords that nothing is assigned to: <password>x</password>, "my password is x1", --password x1, the lines of .netrc,
// and those of lists: see dashed.

func passwordTold() redact.Detector {
	return redact.Detector{
		Name: "password_told", Entity: "PASSWORD", Prior: 5, Alone: true,
		About:   "a password in a tag, behind an option or a dash, or told: the password is x1, IDENTIFIED BY 'x'; a word of prose is none",
		Example: "my password is Winter2024",
		Trigger: redact.Prefix(8, toldHeads()...), Before: 48, After: 200,
		Match: matchToldPassword,
	}
}

// toldNames are the names of eight letters and more.
var toldNames = []string{
	"password", "passphrase", "passcode", "passwort", "kennwort", "contrasena", "wachtwoord", "adgangskode", "salasana",
	"palavra-passe", "identified",
}

// toldStem is contraseña up to the letter at which a word of ASCII ends.
const toldStem = "contrase"

// toldHeads are the names in small letters, with a capital, and in capitals.
func toldHeads() (list []string) {
	for _, w := range append([]string{toldStem}, toldNames...) {
		list = append(list, w, string(upperASCII(w[:1]))+w[1:], string(upperASCII(w)))
	}
	return list
}

func upperASCII(s string) []byte { return bytes.ToUpper([]byte(s)) }

func matchToldPassword(t redact.Text, found []redact.Match) []redact.Match {
	if t.End = toldEnd(t); t.End == 0 || t.End == len(t.B) {
		return found
	}
	a, ok := inTag(t)
	if !ok {
		a, ok = told(t)
	}
	if !ok {
		a, ok = dashed(t)
	}
	if !ok || !a.mayBeSecret(t) || verdict(t.B[a.start:a.end]) {
		return found
	}
	return append(found, redact.Match{Start: a.start, End: a.end, NoWords: true})
}

// toldEnd returns where the name ends that the word at t.At is, 0 if it is none.
func toldEnd(t redact.Text) int {
	if t.End <= t.At || t.End >= len(t.B) {
		return 0
	}
	word, rest := t.B[t.At:t.End], t.B[t.End:]
	switch {
	case anyFold(word, toldNames):
		return t.End
	case isWord(word, toldStem) && (bytes.HasPrefix(rest, []byte("ña")) || bytes.HasPrefix(rest, []byte("ÑA"))):
		return t.End + len("ña")
	}
	return 0
}

// inTag reads the text of an element that the name is the name of.
func inTag(t redact.Text) (a assigned, ok bool) {
	open := bytes.LastIndexByte(t.B[:t.At], '<')
	if open < 0 || bytes.ContainsAny(t.B[open:t.At], " >/") {
		return a, false
	}
	end := bytes.IndexAny(t.B[t.End:], "<>\n")
	if end < 0 || t.B[t.End+end] != '>' {
		return a, false
	}
	a.start, a.quoted = t.End+end+1, true
	n := bytes.Index(t.B[a.start:], []byte("</"))
	a.end = a.start + n
	return a, n > 0 && bytes.IndexByte(t.B[a.start:a.end], '<') < 0 && len(bytes.TrimSpace(t.B[a.start:a.end])) == n
}

// told reads a value behind an option, behind a word such as "is", or in a line of .netrc, and says whether it looks
// like no word.
func told(t redact.Text) (a assigned, ok bool) {
	b, i := t.B, t.End
	if b[i] != ' ' {
		return a, false
	}
	if isWord(b[t.At:i], "identified") {
		if !hasFold(b[i:], " by ") || len(b) < i+len(" by ")+1 {
			return a, false
		}
		i += len(" by")
	}
	option := t.Byte(t.At-1) == '-' && t.Byte(t.At-2) == '-' || netrc(b[:t.At])
	if next := tellerEnd(b, i); next > 0 {
		i, option = next, true
	} else {
		i, option = i+1, option || toldBefore(b, i)
	}
	if i >= len(b) {
		return a, false
	}
	if c := b[i]; c == '"' || c == '\'' || c == '`' {
		n := bytes.IndexByte(b[i+1:], c)
		a = assigned{start: i + 1, end: i + 1 + n, quoted: true}
		return a, n >= toldMin && (option && !prose(b[a.start:a.end]) || sql(b, t.At, t.End))
	}
	if a.start = i; !option {
		return a, false
	}
	a.readBare(t)
	a.carry = false
	return a, a.end-a.start >= toldMin && looksTyped(b[a.start:a.end])
}

// toldBefore says whether the word behind the one at b[i:] is the teller, as in Hindi: password x1 hai.
func toldBefore(b []byte, i int) bool {
	_, next := toldWord(b, i)
	word, _ := toldWord(b, next)
	return anyFold(bytes.TrimRight(word, ".,!"), []string{"hai", "hain", "tha", "h", "है"})
}

// sql says whether the name b[at:end] is part of a statement that makes a user: WITH PASSWORD 'x', IDENTIFIED BY 'x'.
func sql(b []byte, at, end int) bool {
	return string(b[at:end]) == "IDENTIFIED" || bytes.HasSuffix(b[:at], []byte("WITH ")) && string(b[at:end]) == "PASSWORD"
}

// toldMin is the shortest password that is told.
const toldMin = 5

// netrc says whether b ends in "machine host login name ".
func netrc(b []byte) bool {
	words := bytes.Fields(b)
	n := len(words)
	return n > 3 && string(words[n-2]) == "login" && string(words[n-4]) == "machine"
}

// looksTyped says whether a value has letters, and digits or signs that words have not.
func looksTyped(v []byte) bool {
	if plainWord(v) || fewDigits(v) || anyFold(v, algorithms) || hasFold(v, "http") {
		return false
	}
	letters, others := 0, 0
	for _, c := range v {
		switch {
		case isLetter(c):
			letters++
		case digitSet[c] || bytes.IndexByte([]byte("!#$%&*+?@^~"), c) >= 0:
			others++
		}
	}
	return letters > 0 && others > 0
}

// algorithms are what passwords are said to be made with.
var algorithms = []string{"base64", "base64-encoded", "sha256", "sha512", "sha-256", "sha-512", "sha1", "pbkdf2", "utf8", "utf-8", "argon2", "argon2id", "bcrypt2"}
