package formats

// Numbers of JSON, and true, false and null.

// jsonNumberMax is the longest number that is read.
const jsonNumberMax = 4 << 10

// jsonNumber is the form of a number. One in which something was found becomes a string.
var jsonNumber = &form{
	quote: func(dst, text, _ []byte) []byte { return append(jsonEncode(append(dst, '"'), text), '"') },
}

// inBare says whether c may be part of a number, a literal, or of what somebody wrote in their place.
func inBare(c byte) bool {
	return c-'0' < 10 || c|0x20-'a' < 26 || c == '-' || c == '+' || c == '.'
}

// bare takes more of a number or a literal.
func (j *json) bare(p []byte) (n int, err error) {
	for n < len(p) && inBare(p[n]) {
		n++
	}
	j.s.text(p[:n])
	if size := len(j.s.token()); size > jsonNumberMax {
		return n, j.s.fail(-size, "a number is longer than 4 KiB")
	}
	if n < len(p) {
		err = j.endBare()
	}
	return n, err
}

// endBare is the end of a number or a literal.
func (j *json) endBare() error {
	switch p := j.s.token(); {
	case isJSONNumber(p):
		if isWhole(p) {
			j.s.now.form = jsonWhole
		}
		j.s.end()
	case string(p) == "true" || string(p) == "false" || string(p) == "null":
		j.s.drop()
	default:
		return j.s.fail(-len(p), "this is no number, and not true, false or null")
	}
	j.ended()
	return nil
}

// isJSONNumber is the grammar of RFC 8259, section 6.
func isJSONNumber(p []byte) bool {
	if len(p) > 0 && p[0] == '-' {
		p = p[1:]
	}
	whole := digits(p)
	if whole == 0 || whole > 1 && p[0] == '0' {
		return false
	}
	if p = p[whole:]; len(p) > 0 && p[0] == '.' {
		n := digits(p[1:])
		if n == 0 {
			return false
		}
		p = p[1+n:]
	}
	if len(p) == 0 {
		return true
	}
	if p[0]|0x20 != 'e' {
		return false
	}
	if p = p[1:]; len(p) > 0 && (p[0] == '+' || p[0] == '-') {
		p = p[1:]
	}
	return len(p) > 0 && digits(p) == len(p)
}

// digits returns how many digits p begins with.
func digits(p []byte) (n int) {
	for n < len(p) && p[n]-'0' < 10 {
		n++
	}
	return n
}
