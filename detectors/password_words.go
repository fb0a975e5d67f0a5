package detectors

import (
	"bytes"
	"unicode/utf8"

	"github.com/redactd/redactd/redact"
)

// mayBeSecret rules out values that are no secret whatever their name: nothing, masks, variables,
// calls, types, references, paths.
func (a assigned) mayBeSecret(t redact.Text) bool {
	v := t.B[a.start:a.end]
	return !placeholder(v) && !noValue(v) && !reference(v) && !path(t, v) &&
		(a.quoted || !code(v, t.Byte(a.end)) && !nextKey(a, v))
}

// placeholder says whether v stands for a value: a mask (****, xxxx, ▇▇▇), a name in brackets
// ([REDACTED], <password>, {{ x }}), a variable ($VAR, ${VAR}, %s, %(x)s, #{x}, :x, ?), or a hint
// to fill one in.
func placeholder(v []byte) bool {
	if len(v) == 0 || repeats(v) || bytes.Contains(v, []byte("***")) ||
		bytes.Contains(v, []byte("▇▇")) {
		return true
	}
	switch first, last := v[0], v[len(v)-1]; first {
	case '[':
		return last == ']' || last != '"' && bytes.IndexByte(v, ']') > 0
	case '{':
		return last == '}'
	case '<':
		return last == '>' || bytes.IndexByte(v, '>') > 0
	case '(':
		return last == ')'
	case '%':
		return last == '%' && len(v) > 2 || len(v) < 5 && isLetter(last) ||
			len(v) > 1 && (v[1] == '(' || v[1] == '{')
	case '#':
		return len(v) > 1 && v[1] == '{'
	case '$':
		return len(v) > 1 && (v[1] == '{' || v[1] == '(' || v[1] == '[') || variable(v[1:])
	case ':':
		return len(v) > 1 && name(v[1:])
	}
	return hasFold(v, "your_") || hasFold(v, "your-") || hasFold(v, "insert_") ||
		hasFold(v, "replace_")
}

// repeats says whether v is one character over and over, as masks are.
func repeats(v []byte) bool {
	_, size := utf8.DecodeRune(v)
	if len(v)%size != 0 || size == 1 && alnumSet[v[0]] && v[0]|0x20 != 'x' {
		return false
	}
	for i := size; i < len(v); i++ {
		if v[i] != v[i-size] {
			return false
		}
	}
	return len(v) > 1 || !alnumSet[v[0]]
}

// variable says whether v is the name of a shell variable: upper case, or named for a secret.
func variable(v []byte) bool {
	if !name(v) {
		return false
	}
	for _, c := range v {
		if isLowerByte(c) {
			return hasFold(v, "pass") || hasFold(v, "pw") || hasFold(v, "secret") || endsFold(v, "pass") ||
				endsFold(v, "password") || endsFold(v, "secret") || endsFold(v, "token")
		}
	}
	return true
}

// name says whether v is an identifier.
func name(v []byte) bool {
	for _, c := range v {
		if !glued(c) {
			return false
		}
	}
	return len(v) > 0 && !digitSet[v[0]]
}

// nothings are values that say there is none, and the types of one.
var nothings = []string{
	"null", "nil", "none", "true", "false", "undefined", "empty", "yes", "no", "on", "off", "n/a",
	"na",
	"redacted", "hidden", "masked", "filtered", "removed", "secret", "password", "required",
	"optional",
	"string", "str", "text", "varchar", "char", "bool", "boolean", "int", "integer", "number", "bytes",
	"object", "array", "any", "optional[str]", "secretstr", "unknown", "unset", "not_set", "default",
	"option<string>", "nan",
}

// noValue says whether v is one of the nothings, or repeats the name as labels do.
func noValue(v []byte) bool {
	v = bytes.TrimSuffix(v, []byte("?"))
	return anyFold(v, nothings) || anyFold(v, passwordNames)
}

// roots are the objects that configuration is read from.
var roots = []string{"self.", "this.", "config.", "cfg.", "conf.", "settings.", "process.env",
	"os.environ", "os.getenv", "env.", "args.", "opts.", "options.", "req.", "request.", "params.",
	"props.", "system.", "secrets.", "var.", "local.", "values.", "vault:", "ssm:", "arn:aws:", "!ref",
	"!vault", "http://", "https://", "enc[", "aws4-",
	"required|", "nullable|", "string|"}

// reference says whether v says where the secret is kept.
func reference(v []byte) bool {
	for _, root := range roots {
		if hasFold(v, root) {
			return true
		}
	}
	return false
}

// path says whether v is a file: under one of the usual directories or, behind pwd, anywhere.
func path(t redact.Text, v []byte) bool {
	if len(v) > 2 && v[1] == ':' && v[2] == '\\' {
		return true
	}
	for _, dir := range []string{"/run/", "/etc/", "/home/", "/var/", "/usr/", "/opt/", "/tmp/",
		"/proc/", "/mnt/", "~/", "./", "../"} {
		if bytes.HasPrefix(v, []byte(dir)) {
			return true
		}
	}
	return v[0] == '/' && endsFold(bytes.TrimRight(t.B[:t.At], " \"'"), "pwd")
}

// code says whether v, followed by next, is an expression: a call, an index, a structure.
func code(v []byte, next byte) bool {
	if v[0] == '{' || v[0] == '[' || v[0] == '(' || v[0] == '&' && name(v[1:]) {
		return true
	}
	n := 0
	for n < len(v) && (glued(v[n]) || v[n] == '.') {
		n++
	}
	if n == 0 || digitSet[v[0]] {
		return false
	}
	if n == len(v) {
		return next == '(' || next == '['
	}
	switch v[n] {
	case '(', '[', '{':
		return !hasDigit(v[:n]) && (n > 2 || v[n] == '(')
	case '<':
		return true
	}
	return false
}

// nextKey says whether v, behind a blank, is the next assignment and the value is missing:
// "password= user=ada".
func nextKey(a assigned, v []byte) bool {
	n := bytes.IndexByte(v, '=')
	return a.spaced && n > 0 && n+1 < len(v) && v[n+1] != '=' && name(v[:n])
}

// plainWord says whether v is letters only, as words are and good passwords are not.
func plainWord(v []byte) bool {
	for _, c := range v {
		if !isLetter(c) && c < utf8.RuneSelf && c != '\'' && c != '-' {
			return false
		}
	}
	return true
}

// verdicts are words that speak about a password.
var verdicts = []string{
	"incorrect", "invalid", "wrong", "missing", "expired", "changed", "reset", "failed", "failure",
	"fail", "ok", "okay", "correct", "accepted", "rejected", "denied", "success", "successful", "set",
	"updated", "error", "weak", "strong", "mismatch", "matches", "confirmed", "needed", "protected",
	"encrypted", "hashed", "disabled", "enabled", "authentication", "login", "valid", "verified",
	"blank", "please", "the", "a", "an", "is", "must", "your", "enter", "for", "not", "and", "or",
	"to",
	"see", "too", "should", "cannot", "you", "it", "was", "has", "will", "can", "forgot", "forgotten",
	"compat", "files", "falsch", "ungültig", "bitte", "incorrecta", "incorrecto",
	"inválida",
}

// verdict says whether v is one of the verdicts.
func verdict(v []byte) bool { return anyFold(bytes.TrimRight(v, "!?."), verdicts) }

// labelWords are further words of labels and messages about passwords.
var labelWords = []string{"required", "characters", "passe", "zeichen", "eingeben", "caracteres"}

// prose says whether text with blanks is a sentence about a password rather than a passphrase: it
// has two of the verdicts, or names the thing.
func prose(v []byte) bool {
	hits := 0
	for len(v) > 0 && hits < 2 {
		word, rest, _ := bytes.Cut(v, []byte(" "))
		word = bytes.TrimRight(word, ".,!?:;")
		if verdict(word) {
			hits++
		}
		if anyFold(word, passwordNames) || anyFold(word, labelWords) {
			hits = 2
		}
		v = rest
	}
	return hits == 2
}
