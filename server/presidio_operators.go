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
	char, err := needed[string](params, "masking_char")
	if err != nil {
		return nil, err
	}
	if utf8.RuneCountInString(char) > 1 {
		return nil, problem(invalid, "Invalid input, masking_char must be a character")
	}
	if _, err := needed[float64](params, "chars_to_mask"); err != nil {
		return nil, err
	}
	count, _, err := integer(params, "chars_to_mask")
	if err != nil {
		return nil, err
	}
	fromEnd, err := needed[bool](params, "from_end")
	if err != nil {
		return nil, err
	}
	return func(p piece, value string) (string, error) { return mask(p, value, char, count, fromEnd), nil }, nil
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
	kind, err := hashType(params)
	if err != nil {
		return nil, err
	}
	salt, err := member[string](params, "salt")
	switch {
	case err != nil:
		return nil, err
	case params["salt"] == "":
		return nil, problem(invalid, "Salt parameter cannot be empty. Either omit the salt parameter "+
			"to auto-generate a random salt, or provide a salt of at least 16 bytes (128 bits).")
	case salt != "" && len(salt) < minSalt:
		return nil, problem(invalid, "Salt must be at least 16 bytes (128 bits).")
	}
	return func(_ piece, value string) (string, error) { return hash(kind, value, salt), nil }, nil
}

func hashType(params object) (string, error) {
	kind, there := params["hash_type"]
	switch {
	case !there || kind == "sha256":
		return "sha256", nil
	case kind == "sha512":
		return "sha512", nil
	case kind == nil:
		return "", problem(invalid, "Expected parameter hash_type")
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
