package detectors

import (
	"bytes"

	"github.com/redactd/redactd/internal/checksum"
)

// The fields of the lines, as the open parsers of cheminfo (mrz) and Arg0s1080 (mrz) have them from ICAO 9303, and
// the check digit as doubango's "Data validation" gives it: weights 7 3 1, mod 10, letters from 10 on, fillers 0.

// isMRZ says whether v is one line of a document, or several of one width.
func isMRZ(v []byte) bool {
	for _, width := range [...]int{44, 36, 30} {
		if len(v) == 0 || len(v)%width != 0 {
			continue
		}
		rest := v
		for len(rest) > 0 && isMRZLine(rest[:width]) {
			rest = rest[width:]
		}
		if len(rest) == 0 {
			return true
		}
	}
	return false
}

func isMRZLine(v []byte) bool {
	switch len(v) {
	case 44:
		return mrzNames(v) || mrzData(v)
	case 36:
		return mrzNames(v) || mrzData(v) || frenchNames(v) || frenchData(v)
	case 30:
		return cardNumber(v) || cardDates(v) || cardNames(v)
	}
	return false
}

// mrzNames is the first of two lines: kind of document, state, names.
func mrzNames(v []byte) bool {
	return bytes.IndexByte([]byte("PVIAC"), v[0]) >= 0 && !isDigit(v[1]) && isState(v[2:5]) && isNames(v[5:])
}

// mrzData is the second: number, state, birth, sex, expiry. What the state adds behind them is not checked: visas
// have no check digit there.
func mrzData(v []byte) bool {
	return numberChecked(v[:9], v[9], v[28:]) && isState(v[10:13]) && isMRZDate(v[13:20]) && isSex(v[20]) && isMRZDate(v[21:28])
}

// frenchNames and frenchData are the lines of the French cards that were issued up to 2021.
func frenchNames(v []byte) bool {
	return bytes.HasPrefix(v, []byte("IDFRA")) && isNames(v[5:30])
}

func frenchData(v []byte) bool {
	return digitsEnd(v, 0) >= 4 && checked731(v[12], v[:12]) && isUpperByte(v[13]) && isMRZDate(v[27:34]) && isSex(v[34]) && isDigit(v[35])
}

// cardNumber is the first of three lines: kind of document, state, number.
func cardNumber(v []byte) bool {
	return bytes.IndexByte([]byte("IAC"), v[0]) >= 0 && !isDigit(v[1]) && isState(v[2:5]) && numberChecked(v[5:14], v[14], v[15:])
}

// cardDates is the second: birth, sex, expiry, state. Its last digit checks the first line as well.
func cardDates(v []byte) bool {
	return isMRZDate(v[:7]) && isSex(v[7]) && isMRZDate(v[8:15]) && isState(v[15:18]) && isDigit(v[29])
}

// cardNames is the third.
func cardNames(v []byte) bool { return isNames(v) }

// isNames says whether v is letters and fillers, with two fillers behind the first name.
func isNames(v []byte) bool {
	if bytes.IndexFunc(v, func(r rune) bool { return r != '<' && !isUpperByte(byte(r)) }) >= 0 {
		return false
	}
	i := bytes.Index(v, []byte("<<"))
	return i >= 2 && (v[len(v)-1] == '<' || i+2 < len(v))
}

func isState(v []byte) bool {
	return isUpperByte(v[0]) && (isUpperByte(v[1]) || v[1] == '<' && v[2] == '<') && (isUpperByte(v[2]) || v[2] == '<')
}

func isSex(c byte) bool { return c == 'M' || c == 'F' || c == 'X' || c == '<' }

// isMRZDate says whether v is YYMMDD with its check digit. Fillers stand for what is unknown.
func isMRZDate(v []byte) bool {
	for _, c := range v[:6] {
		if isUpperByte(c) {
			return false
		}
	}
	return checked731(v[6], v[:6]) && (bytes.IndexByte(v[:6], '<') >= 0 || checksum.YYMMDD(v))
}

// numberChecked says whether check is the check digit of a number of at most nine characters. A longer one has a
// filler there, goes on in the rest and ends in its check digit; cheminfo's example counts the filler.
func numberChecked(number []byte, check byte, rest []byte) bool {
	if number[0] == '<' {
		return false
	}
	if check != '<' {
		return checked731(check, number)
	}
	end := bytes.IndexByte(rest, '<')
	return end > 1 && (checked731(rest[end-1], number, []byte("<"), rest[:end-1]) || checked731(rest[end-1], number, rest[:end-1]))
}

func checked731(check byte, parts ...[]byte) bool {
	sum, place := 0, 0
	for _, part := range parts {
		for _, c := range part {
			if isDigit(c) {
				sum += int(c-'0') * weights731[place%3]
			} else if isUpperByte(c) {
				sum += int(c-'A'+10) * weights731[place%3]
			}
			place++
		}
	}
	return isDigit(check) && int(check-'0') == sum%10
}
