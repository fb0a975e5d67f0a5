package detectors

import (
	"bytes"
	"hash/crc32"

	"github.com/redactd/redactd/internal/checksum"
)

// Checksums and marks of tokens. A checksum gets the whole token and what stands behind its prefix.

const base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

// gitHubSum is for the tokens of GitHub (since 2021) and npm. Sources: github.blog, "Behind GitHub's new
// authentication token formats" and "Announcing npm's new access token format".
func gitHubSum(_, rest []byte) bool { return crcBase62(rest) }

// crcBase62 says whether the last six characters are the CRC-32 of the others in base 62.
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

// cloudflareSum says whether the last eight digits are the CRC-32 of the others. No rule was found that says
// so; the test value of TruffleHog's detector that was not altered has it.
func cloudflareSum(_, rest []byte) bool {
	n := len(rest) - 8
	return n > 0 && hexIs(rest[n:], crc32.ChecksumIEEE(rest[:n]))
}

// grafanaSum says whether the last eight digits are the CRC-32 of the token before their underscore, the
// lowest byte first. No rule was found that says so; two test values of TruffleHog's detector have it.
func grafanaSum(token, _ []byte) bool {
	n := len(token) - 9
	if n < 0 || token[n] != '_' {
		return false
	}
	s := crc32.ChecksumIEEE(token[:n])
	return hexIs(token[n+1:], s<<24|s<<8&0xff0000|s>>8&0xff00|s>>24)
}

// hexIs says whether b is the number in eight hexadecimal digits.
func hexIs(b []byte, sum uint32) bool {
	for i := 7; i >= 0; i-- {
		if b[i]|0x20 != "0123456789abcdef"[sum&15]|0x20 {
			return false
		}
		sum >>= 4
	}
	return true
}

// ageSum is BIP 173's checksum.
func ageSum(token, _ []byte) bool {
	_, kind := checksum.Bech32(token)
	return kind == checksum.PlainBech
}

// slackToken says whether the token has a part of eight digits or more, the team or the app, or is of one of
// the forms without one: in one piece, or as long as those of configurations.
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
	return hasDigit(rest) && (len(rest) > 100 || len(rest) >= 20 && bytes.IndexByte(rest, '-') < 0)
}

// noBase64 says whether the token has none of the signs that base64 has besides letters and digits, and not as
// many zeros as a program in base64: a stretch of that may begin as a token does.
func noBase64(rest []byte) bool {
	return !bytes.ContainsAny(rest, "+/") && bytes.Count(rest, []byte("A"))*5 < len(rest)
}

// openAIKey says whether what stands behind "sk-" is a key: it has the mark that is "OpenAI" in
// base64.
func openAIKey(rest []byte) bool { return bytes.Contains(rest, []byte("T3BlbkFJ")) }
