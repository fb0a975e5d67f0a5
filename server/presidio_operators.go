package server

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"strings"
	"unicode/utf8"
)

// An operator makes what takes the place of a piece's value.
type operator func(p piece, value string) (string, error)

// A maker makes an operator with the parameters that a request has for it.
type maker func(params object) (operator, error)

// anonymizers are what Presidio calls operators. Its "custom" runs code of the caller's, which no request can bring.
func anonymizers() map[string]maker {
	return map[string]maker{
		"replace": newReplace, "redact": newRedact, "mask": newMask, "hash": newHash, "encrypt": newEncrypt, "keep": newKeep,
	}
}

func deanonymizers() map[string]maker {
	return map[string]maker{"decrypt": newDecrypt, "deanonymize_keep": newKeep}
}

func newKeep(object) (operator, error) {
	return func(_ piece, value string) (string, error) { return value, nil }, nil
}

func newRedact(object) (operator, error) {
	return func(piece, string) (string, error) { return "", nil }, nil
}

func newReplace(params object) (operator, error) {
	with, err := member[string](params, "new_value")
	if err != nil {
		return nil, err
	}
	return func(p piece, _ string) (string, error) {
		if with == "" {
			return "<" + p.entity + ">", nil
		}
		return with, nil
	}, nil
}

func newMask(params object) (operator, error) {
	in := &reading{from: params}
	char := take(in, "masking_char", maskingChar)
	count := take(in, "chars_to_mask", neededInteger)
	fromEnd := take(in, "from_end", needed[bool])
	return func(p piece, value string) (string, error) { return mask(p, value, char, count, fromEnd), nil }, in.err
}

// maskingChar returns a character, or none.
func maskingChar(o object, name string) (string, error) {
	char, err := needed[string](o, name)
	if err == nil && utf8.RuneCountInString(char) > 1 {
		err = problem(invalid, "Invalid input, masking_char must be a character")
	}
	return char, err
}

// mask puts a character in the place of count others, or of all if the value is shared with another piece.
func mask(p piece, value, char string, count int, fromEnd bool) string {
	length := utf8.RuneCountInString(value)
	hidden := max(0, min(count, length))
	if p.shared {
		hidden = length
	}
	boxes := strings.Repeat(char, hidden)
	if fromEnd {
		return value[:byteAt(value, length-hidden)] + boxes
	}
	return boxes + value[byteAt(value, hidden):]
}

// byteAt returns where a text has its n-th character, its length if it has none.
func byteAt(text string, n int) int {
	for i := range text {
		if n--; n < 0 {
			return i
		}
	}
	return len(text)
}

// minSalt is the shortest salt, in bytes. Without one each value has its own, at random.
const minSalt = 16

func newHash(params object) (operator, error) {
	in := &reading{from: params}
	kind := take(in, "hash_type", hashType)
	salt := take(in, "salt", readSalt)
	return func(_ piece, value string) (string, error) { return hash(kind, value, salt), nil }, in.err
}

// readSalt returns a salt that is long enough, or none.
func readSalt(o object, name string) (string, error) {
	salt, err := member[string](o, name)
	switch {
	case err != nil:
		return "", err
	case o[name] == "":
		return "", problem(invalid, "Salt parameter cannot be empty. Either omit the salt parameter "+
			"to auto-generate a random salt, or provide a salt of at least 16 bytes (128 bits).")
	case salt != "" && len(salt) < minSalt:
		return "", problem(invalid, "Salt must be at least 16 bytes (128 bits).")
	}
	return salt, nil
}

func hashType(o object, name string) (string, error) {
	kind, there := o[name]
	switch {
	case !there || kind == "sha256":
		return "sha256", nil
	case kind == "sha512":
		return "sha512", nil
	case kind == nil:
		return "", notThere(name)
	}
	return "", problem(invalid, "Parameter hash_type is not in range of values ['sha256', 'sha512']")
}

// hash returns the hash of a value with its salt behind it, in hexadecimal digits.
func hash(kind, value, salt string) string {
	salted := []byte(value + salt)
	if salt == "" {
		salted = append(salted, rand.Text()+rand.Text()...) // 260 bits
	}
	if kind == "sha512" {
		sum := sha512.Sum512(salted)
		return hex.EncodeToString(sum[:])
	}
	sum := sha256.Sum256(salted)
	return hex.EncodeToString(sum[:])
}
