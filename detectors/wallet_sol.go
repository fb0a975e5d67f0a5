package detectors

import (
	"strings"

	"github.com/redactd/redactd/internal/checksum"
	"github.com/redactd/redactd/redact"
)

// cryptoSOL has nothing to check but its length, and needs a word. It is off unless a policy names it: every
// long word is a candidate.
func cryptoSOL() redact.Detector {
	d := wallet{
		name: "crypto_sol", entity: "CRYPTO_SOL",
		about:   "Solana address: 32 bytes in base58, beside a word; no check",
		example: "7S3P4HxJpyyigGzodYwHtCxZyUQe9JiBMHyRWXArAaKv",
		trigger: redact.Prefix(solMin, strings.Split("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz", "")...),
		match:   checksummed(solMin, 44, validSolana),
		words:   []string{"sol", "solana*", "phantom", "solflare", "spl token"},
	}.detector()
	d.Pass, d.Prior, d.WordBits, d.Alone, d.Off = 1, bitsPlain, bitsBareWord, false, true
	return d
}

const solMin = 32

// validSolana wants letters of both cases and a digit beside the length, or hashes in lower case would pass.
func validSolana(word []byte) bool {
	var digit, small, capital bool
	for _, c := range word {
		digit = digit || isDigit(c)
		small = small || c >= 'a'
		capital = capital || c-'A' < 26
	}
	var buf [checksum.MaxBase58]byte
	b, ok := checksum.Base58(buf[:0], word)
	return ok && len(b) == 32 && digit && small && capital
}
