package detectors

import (
	"bytes"
	"unicode/utf8"

	"github.com/redactd/redactd/redact"
)

// One-time codes. Half of all codes are none of them (of an error, an area, a voucher), so that the whole phrase
// before the digits has to say so (otp_phrases.go), or what stands behind them.

const otpCode = "OTP_CODE"

func otpRows() []redact.Detector {
	return []redact.Detector{{
		Name: "otp_code", Entity: otpCode, Prior: 5, Alone: true,
		About:   "one-time code of four to eight digits behind a phrase for one: OTP 482913, your code is 482913; no check",
		Example: "Your verification code is 482913",
		Trigger: redact.Labelled(3, 8), Before: 80, After: 16,
		Match: matchOTP, Words: otpLabels,
	}, {
		Name: "otp_code_first", Entity: otpCode, Prior: 5, Alone: true,
		About:   "one-time code of four to eight digits before words that say so: 482913 is your login code",
		Example: "482913 is your login code",
		Trigger: redact.Literals(true, otpFollowers...), Before: 16, After: 80,
		Match: matchFirstOTP,
	}, {
		Name: "otp_code_google", Entity: otpCode, Prior: 5, Alone: true,
		About:   "one-time code as Google writes it: G-482913",
		Example: "G-482913",
		Trigger: redact.Forms(redact.Layout{Form: "A-999999"}), Before: 1, After: 16, Match: matchGoogleOTP,
	}}
}

func matchOTP(t redact.Text, found []redact.Match) []redact.Match {
	end := otpEnd(t, t.At)
	if end == 0 || !otpPhrase(t.B[:t.At]) && !usedToLogIn(t.B[:t.At], t.B[end:]) {
		return found
	}
	if end-t.At == 4 && mayBeCardCode(t.B[:t.At]) {
		return found
	}
	return append(found, redact.Match{Start: t.At, End: end, NoWords: true})
}

// otpEnd returns the end of the code at t.B[at:], 0 if there is none: four to eight digits in one piece or in two of
// three or four, that nothing goes on behind.
func otpEnd(t redact.Text, at int) int {
	end := digitsEnd(t.B, at)
	n := end - at
	if c := t.Byte(end); (n == 3 || n == 4) && (c == '-' || c == ' ') && digitsEnd(t.B, end+1) == end+1+n {
		end += 1 + n
	} else if n < 4 || n > 8 {
		return 0
	}
	switch c, next := t.Byte(end), t.Byte(end+1); {
	case isAlnum(c) || c == '_' || c == '%' || c == '@' || beginsBox(t.B[end:]):
		return 0
	case bytes.IndexByte([]byte("-./:"), c) >= 0 && isAlnum(next), (c == ' ' || c == '-') && isDigit(next):
		return 0
	case c == ',' && isDigit(next) && t.Byte(digitsEnd(t.B, end+1)) < utf8.RuneSelf:
		return 0 // an amount; what minutes follow in Chinese is none
	}
	return end
}

func matchGoogleOTP(t redact.Text, found []redact.Match) []redact.Match {
	if t.End <= t.At || t.End > len(t.B) || t.B[t.At] != 'G' || t.Byte(t.At-1) == '/' {
		return found
	}
	return append(found, redact.Match{Start: t.At, End: t.End, NoWords: true})
}

// matchFirstOTP looks at both sides of "is your": digits before, and a word for a code behind.
func matchFirstOTP(t redact.Text, found []redact.Match) []redact.Match {
	if t.End <= t.At || t.End > len(t.B) {
		return found
	}
	end := len(bytes.TrimRight(t.B[:max(0, bytes.LastIndexByte(t.B[:t.At+1], ' '))], "*\"'"))
	at := end
	for at > 0 && (isDigit(t.B[at-1]) || t.B[at-1] == '-' && isDigit(t.Byte(at-2))) {
		at--
	}
	if c := t.Byte(at - 1); isAlnum(c) || bytes.IndexByte([]byte(".-#$_"), c) >= 0 || endsBox(t.B[:at]) || end < 1 || otpEnd(t, at) != end {
		return found
	}
	if !endsFold(t.B[:t.End], "otp") && !codeSoon(t.B[t.End:]) {
		return found
	}
	return append(found, redact.Match{Start: at, End: end, NoWords: true})
}

// otpNear is how many words behind "is your" the word for a code may be.
const otpNear = 5

// codeSoon says whether one of the first words of b is a word for a code, and those before it name no other kind.
func codeSoon(b []byte) bool {
	i := 0
	for range otpNear {
		word, next := toldWord(b, i)
		last := len(word) > 0 && bytes.IndexByte([]byte(".,;!?"), word[len(word)-1]) >= 0
		word = bytes.TrimRight(word, ".,;!?")
		switch {
		case len(word) == 0 || anyFold(word, otherCodes):
			return false
		case anyFold(word, codeWords):
			return true
		case last:
			return false
		}
		i = next
	}
	return false
}
