package operators

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	errBox = errors.New("operators: the box must be one printable character, no digit, no space" +
		" and none of \" ' ` \\ $ { } %: use ▇, * or X")
	errTemplateLong  = errors.New("operators: replace: the template is over 200 bytes long: shorten it")
	errTemplateChars = errors.New("operators: replace: the template must be printable text" +
		" without any of \" ' ` \\ $ { } % @, {entity} aside: use [{entity}]")
	errTemplateDigits = errors.New("operators: replace: the template has more than three digits" +
		" and might be taken for a number: use [{entity}]")
)

// unsafe are characters that end a string, start a template or escape something in a format that
// masked text may stand in.
const unsafe = "\"'`\\${}%"

func checkBox(box string) (string, error) {
	if box == "" {
		return DefaultBox, nil
	}
	r, n := utf8.DecodeRuneInString(box)
	if n != len(box) || !plain(r) || unicode.IsNumber(r) || unicode.IsMark(r) || r == ' ' {
		return "", errBox
	}
	return box, nil
}

func checkTemplate(parts []string) error {
	length, digits := 0, 0
	for _, part := range parts {
		length += len(part) + len("{entity}")
		for _, r := range part {
			if !plain(r) || r == '@' {
				return errTemplateChars
			}
			if unicode.IsNumber(r) {
				digits++
			}
		}
	}
	switch {
	case length > 200+len("{entity}"):
		return errTemplateLong
	case digits > 3:
		return errTemplateDigits
	}
	return nil
}

// plain says whether r is printable and safe in any text.
func plain(r rune) bool {
	return unicode.IsPrint(r) && r != utf8.RuneError && !strings.ContainsRune(unsafe, r)
}
