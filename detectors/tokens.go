package detectors

import (
	"bytes"
	"hash/crc32"

	"github.com/redactd/redactd/redact"
)

// A tokenForm is the shape of a vendor's token: one of the prefixes, then min to max characters of
// the set.
type tokenForm struct {
	prefixes []string
	min, max int
	set      *byteSet
	// check is a further test on the token behind its prefix; nil accepts. A token that fails is still
	// one by its shape if soft, with less evidence.
	check func(rest []byte) bool
	soft  bool
}

// checked is the evidence of a check that was passed, failed of a soft one that was not.
var (
	checkPassed = redact.Term{Name: "checksum", Bits: 20}
	checkFailed = redact.Term{Name: "checksum is wrong", Bits: -4}
)

// matchToken returns the Match of a form: the whole word has to have it. Masks written in letters,
// such as ghp_xxxx, have too few different ones.
func matchToken(f tokenForm) func(redact.Text, []redact.Match) []redact.Match {
	return func(t redact.Text, found []redact.Match) []redact.Match {
		end := t.At
		for end < len(t.B) && wordSet[t.B[end]] {
			end++
		}
		rest := f.rest(t.B[t.At:end])
		if rest == nil || end == len(t.B) && wordSet[t.Right] || fewDifferent(rest) {
			return found
		}
		m := redact.Match{Start: t.At, End: end}
		switch {
		case f.check == nil:
		case f.check(rest):
			m.Terms[0] = checkPassed
		case f.soft:
			m.Terms[0] = checkFailed
		default:
			return found
		}
		return append(found, m)
	}
}

// rest returns what stands behind the prefix of word, nil if word does not have the form.
func (f tokenForm) rest(word []byte) []byte {
	for _, prefix := range f.prefixes {
		if len(word) < len(prefix) || string(word[:len(prefix)]) != prefix {
			continue
		}
		rest := word[len(prefix):]
		if len(rest) < f.min || len(rest) > f.max {
			continue
		}
		for _, c := range rest {
			if !f.set[c] {
				return nil
			}
		}
		return rest
	}
	return nil
}

// fewDifferent says whether b has fewer than six different characters.
func fewDifferent(b []byte) bool {
	var seen byteSet
	n := 0
	for _, c := range b {
		if !seen[c] {
			seen[c] = true
			n++
		}
	}
	return n < 6
}

const base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

// crcBase62 says whether the last six characters are the CRC-32 of the others in base 62, as in the
// tokens of GitHub (since 2021) and npm. Source: github.blog, "Behind GitHub's new authentication
// token formats".
func crcBase62(rest []byte) bool {
	if len(rest) < 12 {
		return false
	}
	body, tail := rest[:len(rest)-6], rest[len(rest)-6:]
	sum := crc32.ChecksumIEEE(body)
	for i := 5; i >= 0; i-- {
		if tail[i] != base62[sum%62] {
			return false
		}
		sum /= 62
	}
	return sum == 0
}

// The sets of characters that tokens are written in.
var (
	base32Set   = setOf(asciiUpper, "234567")
	alnumOnly   = setOf(alnumASCII)
	alnumUnder  = setOf(alnumASCII, "_")
	base64URL   = setOf(alnumASCII, "_-")
	slackLetter = setOf(alnumASCII, "-")
)

// slackToken says whether the token has a part of ten digits or more, the team or the app, or is of
// the form without one.
func slackToken(rest []byte) bool {
	run := 0
	for _, c := range rest {
		run++
		if !digitSet[c] {
			run = 0
		}
		if run == 8 {
			return true
		}
	}
	return bytes.IndexByte(rest, '-') < 0 && hasDigit(rest) && len(rest) >= 20
}

// openAIKey says whether what stands behind "sk-" is a key: it has the mark that is "OpenAI" in
// base64.
func openAIKey(rest []byte) bool { return bytes.Contains(rest, []byte("T3BlbkFJ")) }
