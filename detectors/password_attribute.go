package detectors

import (
	"bytes"

	"github.com/redactd/redactd/redact"
)

// passwordAttribute finds a value whose name is a value itself, as in <input type="password" value="x">,
// <add key="ApiSecret" value="x"/> and {"name":"password","value":"x"}.
func passwordAttribute() redact.Detector {
	return redact.Detector{
		Name: "password_attribute", Entity: "PASSWORD", Prior: 5, Alone: true,
		About:   "the value of a field, in the same tag, object or list item, whose name or type is one for passwords",
		Example: `{"name":"password","value":"hunter2"}`,
		Trigger: redact.Key("value"), Before: 128, After: 1024, Above: true,
		Match: matchPasswordAttribute, Carry: &redact.Carry{Next: secretNext},
	}
}

func matchPasswordAttribute(t redact.Text, found []redact.Match) []redact.Match {
	a, ok := assignment(t)
	if !ok {
		return found
	}
	behind := restOfObject(t.B[a.end:])
	password := fieldNamed(t.B[:t.At], passwordNames) || fieldNamed(behind, passwordNames)
	if !password && !fieldNamed(t.B[:t.At], secretNames) && !fieldNamed(behind, secretNames) {
		return found
	}
	if !a.quoted && !listedAbove(t.B[:t.At]) || !a.mayBeSecret(t) || !password && !a.drawnByLot(t.B[a.start:a.end]) {
		return found
	}
	if v := t.B[a.start:a.end]; verdict(v) || fewDigits(v) || bytes.IndexByte(v, ' ') >= 0 && prose(v) {
		return found
	}
	return append(found, a.match(4))
}

// restMax is how far behind a value its name is looked for.
const restMax = 256

// restOfObject returns what of b is in the same tag or object, if that ends close by.
func restOfObject(b []byte) []byte {
	if end := bytes.IndexAny(b[:min(len(b), restMax)], "<{>}"); end > 0 {
		return b[:end]
	}
	return nil
}

// listedAbove says whether b is two lines of YAML, an item's name and the beginning of its value:
//
//   - name: DB_PASSWORD
//     value
func listedAbove(b []byte) bool {
	above, own, ok := bytes.Cut(b, []byte("\n"))
	dash := skipBlanks(above, 0)
	return ok && len(bytes.Trim(own, " \t\"'")) == len("value") && skipBlanks(own, 0) > dash && bytes.HasPrefix(above[dash:], []byte("- "))
}

// fieldNamed says whether the tag or object that b ends in has a name or type that ends in one of the names.
func fieldNamed(b []byte, names []string) bool {
	b = b[bytes.LastIndexAny(b, "<{>}")+1:]
	for len(b) > 0 {
		at := bytes.IndexAny(b, "=:")
		if at < 0 {
			return false
		}
		key := bytes.TrimRight(b[:at], `"'\ `)
		b = bytes.TrimLeft(b[at+1:], `"'\ `)
		end := max(0, bytes.IndexAny(b, "\"'\\\r\n"))
		if endsInAny(key, "name", "key", "id", "type") && endsInName(b[:end], names) {
			return true
		}
		b = b[end:]
	}
	return false
}

func endsInAny(b []byte, words ...string) bool {
	for _, w := range words {
		if endsFold(b, w) {
			return true
		}
	}
	return false
}

// endsInName says whether a name's last word is one of the names, or all of it.
func endsInName(name []byte, names []string) bool {
	name = bytes.ReplaceAll(name, []byte("-"), []byte("_"))
	for _, w := range names {
		if n := len(name) - len(w); endsFold(name, w) && (n == 0 || !isAlnum(name[n-1]) || isUpperByte(name[n]) && isLowerByte(name[n-1])) {
			return true
		}
	}
	return false
}
