package detectors

import (
	"github.com/redactd/redactd/internal/checksum"
	"github.com/redactd/redactd/redact"
)

// Both rows carry a checksum that a random word passes once in a thousand million times: they need
// no context word.

func cryptoBase58() redact.Detector {
	return redact.Detector{
		Name:    "crypto_base58",
		Entity:  "CRYPTO",
		About:   "Bitcoin address, P2PKH and P2SH: base58 with a double SHA-256 check",
		Example: "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
		Trigger: redact.Prefix(26, "1", "3"),
		Before:  32,
		After:   40,
		Match:   matchBase58,
		Pass:    0x1p-32,
		Alone:   true,
		Words:   cryptoWords,
	}
}

func cryptoBech32() redact.Detector {
	return redact.Detector{
		Name:    "crypto_bech32",
		Entity:  "CRYPTO",
		About:   "Bitcoin address, segregated witness: bech32 (BIP 173) and bech32m (BIP 350)",
		Example: "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
		Trigger: redact.Prefix(14, "bc1", "BC1", "tb1", "TB1"),
		Before:  32,
		After:   96,
		Match:   matchBech32,
		Pass:    0x1p-30,
		Alone:   true,
		Words:   cryptoWords,
	}
}

var cryptoWords = []string{
	"btc", "bitcoin*", "wallet*", "crypto*", "address", "кошелек", "钱包", "billetera",
}

// matchBase58 accepts versions 0 (an address that begins with 1) and 5 (with 3) of 20 bytes.
func matchBase58(t redact.Text, found []redact.Match) []redact.Match {
	word := wordAt(t)
	if len(word) < 26 || len(word) > 35 {
		return found
	}
	version, length, ok := checksum.Base58Check(word)
	if !ok || length != 21 || version != 0 && version != 5 {
		return found
	}
	return append(found, redact.Match{Start: t.At, End: t.At + len(word)})
}

func matchBech32(t redact.Text, found []redact.Match) []redact.Match {
	word := wordAt(t)
	if !checksum.SegWit(word) {
		return found
	}
	return append(found, redact.Match{Start: t.At, End: t.At + len(word)})
}

// wordAt is the run of letters and digits from the trigger on, nil if it begins before the trigger
// or goes on behind the neighbourhood.
func wordAt(t redact.Text) []byte {
	end := t.At
	for end < len(t.B) && isAlnum(t.B[end]) {
		end++
	}
	if isAlnum(t.Byte(t.At-1)) || isAlnum(t.Byte(end)) {
		return nil
	}
	return t.B[t.At:end]
}
