package operators

import (
	"bytes"

	"github.com/redactd/redactd/redact"
)

// The alphabets of addresses.
const (
	base58Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
	bech32Alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l" // BIP 173
)

// madeUpAddress draws all but the beginning that tells the kind of an address, from the whole alphabet: where a real
// one has its capitals would be enough to find it in a public ledger. That it has a checksum, or a key, is as unlikely
// as to guess one.
func madeUpAddress(d *draw, v redact.Value) []byte {
	text := v.Text
	kept, alphabet := addressKind(text)
	if kept == 0 || len(text) < 2*kept || len(alphanumerics(text)) != len(text) {
		return nil
	}
	fake := append(bytes.Clone(text[:kept]), d.letters(len(text)-kept, alphabet)...)
	if alphabet == base58Alphabet {
		return fake
	}
	return append(fake[:kept:kept], cased(fake[kept:], text[kept:])...)
}

// addressKind returns how many characters tell the kind of an address, and the alphabet of the others. A base58 address
// keeps two, as its version decides more than one.
func addressKind(text []byte) (kept int, alphabet string) {
	lower := bytes.ToLower(text)
	if bytes.HasPrefix(lower, []byte("0x")) {
		return 2, hexAlphabet(text)
	}
	for _, hrp := range []string{"bc1", "tb1", "ltc1", "ltcmweb1", "addr1", "stake1", "zs1"} {
		if bytes.HasPrefix(lower, []byte(hrp)) {
			return len(hrp) + 1, bech32Alphabet
		}
	}
	return 2, base58Alphabet
}

// hexAlphabet has both cases where text has.
func hexAlphabet(text []byte) string {
	if digits := text[2:]; bytes.Equal(digits, bytes.ToLower(digits)) || bytes.Equal(digits, bytes.ToUpper(digits)) {
		return "0123456789abcdef"
	}
	return "0123456789abcdefABCDEF"
}
