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
		" without any of \" ' ` \\ $ { } % @, {entity} and {n} aside: use [{entity}]")
	errTemplateDigits = errors.New("operators: replace: the template has more than three digits" +
		" and might be taken for a number: use [{entity}]")
	errTemplateNumber = errors.New("operators: replace: {n} stands at an end of the template or beside a" +
		" digit, where other digits would join it: use [{entity}_{n}]")
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

func checkTemplate(template string, parts []part) error {
	digits, last := 0, ' '
	for i, p := range parts {
		for _, r := range p.before {
			if last = r; !plain(r) || r == '@' {
				return errTemplateChars
			}
			if unicode.IsNumber(r) {
				digits++
			}
		}
		if p.name == numberName && (i == 0 && p.before == "" || !parted(parts[i+1:], last)) {
			return errTemplateNumber
		}
		if p.name != "" {
			last = 'A'
		}
	}
	switch {
	case len(template) > 200:
		return errTemplateLong
	case digits > 3:
		return errTemplateDigits
	}
	return nil
}

// parted says whether no number can touch what stands between the last character before it and what follows.
func parted(behind []part, last rune) bool {
	if unicode.IsNumber(last) || len(behind) == 0 {
		return false
	}
	next, _ := utf8.DecodeRuneInString(behind[0].before + behind[0].name)
	return !unicode.IsNumber(next) && behind[0].before+behind[0].name != numberName
}

// plain says whether r is printable and safe in any text.
func plain(r rune) bool {
	return unicode.IsPrint(r) && r != utf8.RuneError && !strings.ContainsRune(unsafe, r)
}
