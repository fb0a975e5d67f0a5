package detectors

import (
	"slices"

	"github.com/redactd/redactd/internal/checksum"
	"github.com/redactd/redactd/redact"
)

// Wallets beside Bitcoin's. Those with four bytes of a hash in them speak for themselves.

func wallets() []redact.Detector {
	return []redact.Detector{
		cryptoETH(), cryptoTRX(), cryptoLTC(), cryptoXRP(), cryptoDOGE(), cryptoADA(), cryptoZEC(), cryptoXMR(), cryptoSOL(),
	}
}

// A wallet is what the rows of addresses differ in.
type wallet struct {
	name, about, example string
	entity               redact.Entity
	trigger              redact.Trigger
	match                func(t redact.Text, found []redact.Match) []redact.Match
	words                []string
}

// walletReach is more than the longest address, of Cardano, takes.
const walletReach = 136

func (w wallet) detector() redact.Detector {
	return redact.Detector{
		Name: w.name, Entity: w.entity, About: w.about, Example: w.example,
		Trigger: w.trigger, Before: idReach, After: walletReach, Match: w.match,
		Pass: 0x1p-32, Alone: true, Words: append(w.words, walletWords...),
	}
}

var walletWords = []string{
	"wallet*", "crypto*", "кошелек", "кошелька", "кошельку", "钱包", "錢包", "ウォレット", "지갑", "billetera", "portefeuille crypto",
	"cuzdan", "محفظة",
}

// checksummed returns a match for words of least to most characters that the test accepts whole.
func checksummed(least, most int, valid func(word []byte) bool) func(redact.Text, []redact.Match) []redact.Match {
	return func(t redact.Text, found []redact.Match) []redact.Match {
		word := wordAt(t)
		if len(word) < least || len(word) > most || !valid(word) {
			return found
		}
		return append(found, redact.Match{Start: t.At, End: t.At + len(word)})
	}
}

// hash160 returns a test for base58 with a double SHA-256 check over 20 bytes behind one of the versions.
func hash160(versions ...byte) func(word []byte) bool {
	return func(word []byte) bool {
		version, length, ok := checksum.Base58Check(word)
		return ok && length == 21 && slices.Contains(versions, version)
	}
}

func cryptoTRX() redact.Detector {
	return wallet{
		name: "crypto_trx", entity: "CRYPTO_TRX",
		about:   "TRON address: base58 with a double SHA-256 check, version 0x41",
		example: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
		trigger: redact.Prefix(34, "T"),
		match:   checksummed(34, 34, hash160(0x41)),
		words:   []string{"trx", "tron", "trc20", "usdt"},
	}.detector()
}

// cryptoLTC leaves addresses that begin with 3 to Bitcoin's row: both coins have them.
func cryptoLTC() redact.Detector {
	return wallet{
		name: "crypto_ltc", entity: "CRYPTO_LTC",
		about:   "Litecoin address: base58 with versions 48 and 50, or bech32 behind ltc1 and ltcmweb1",
		example: "LTVdcw8fdTTK4TcebTZ4jiiCbvTXaRxZNh",
		trigger: redact.Prefix(33, "L", "M", "ltc1", "LTC1", "ltcmweb1", "LTCMWEB1"),
		match:   checksummed(33, 127, validLitecoin),
		words:   []string{"ltc", "litecoin*"},
	}.detector()
}

// validLitecoin has the versions and prefixes of chainparams.cpp of Litecoin.
func validLitecoin(word []byte) bool {
	if hash160(48, 50)(word) {
		return true
	}
	hrp, kind := checksum.LongBech32(word)
	switch {
	case kind == checksum.NoBech32:
		return false
	case hasFold(word[:hrp], "ltc") && hrp == 3:
		return checksum.SegWit(word)
	}
	return hasFold(word[:hrp], "ltcmweb") && hrp == 7
}

func cryptoXRP() redact.Detector {
	return wallet{
		name: "crypto_xrp", entity: "CRYPTO_XRP",
		about:   "XRP Ledger address: base58 with an alphabet of its own and a double SHA-256 check",
		example: "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh",
		trigger: redact.Prefix(25, "r"),
		match: checksummed(25, 35, func(word []byte) bool {
			version, length, ok := checksum.RippleCheck(word)
			return ok && version == 0 && length == 21
		}),
		words: []string{"xrp", "xrpl", "ripple", "destination tag"},
	}.detector()
}

func cryptoDOGE() redact.Detector {
	return wallet{
		name: "crypto_doge", entity: "CRYPTO_DOGE",
		about:   "Dogecoin address: base58 with a double SHA-256 check, versions 30 and 22",
		example: "DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L",
		trigger: redact.Prefix(33, "D", "A", "9"),
		match:   checksummed(33, 34, hash160(30, 22)),
		words:   []string{"doge", "dogecoin*"},
	}.detector()
}

func cryptoZEC() redact.Detector {
	return wallet{
		name: "crypto_zec", entity: "CRYPTO_ZEC",
		about:   "Zcash address: transparent, base58 with versions 0x1CB8 and 0x1CBD, or Sapling, bech32 behind zs1",
		example: "t1WHK3bRjD7R3LZXvC982A6h5HPZH4cbRVT",
		trigger: redact.Prefix(35, "t1", "t3", "zs1", "ZS1"),
		match:   checksummed(35, 78, validZcash),
		words:   []string{"zec", "zcash*"},
	}.detector()
}

// validZcash has the versions that coininfo and zcash give.
func validZcash(word []byte) bool {
	if len(word) == 78 {
		hrp, kind := checksum.Bech32(word)
		return kind == checksum.PlainBech && hrp == 2
	}
	var buf [checksum.MaxBase58]byte
	b, ok := checksum.Base58Payload(buf[:0], word)
	return ok && len(b) == 22 && b[0] == 0x1c && (b[1] == 0xb8 || b[1] == 0xbd)
}

func cryptoADA() redact.Detector {
	return wallet{
		name: "crypto_ada", entity: "CRYPTO_ADA",
		about:   "Cardano address and stake address of CIP-19: bech32 without a limit of length",
		example: "stake1uyehkck0lajq8gr28t9uxnuvgcqrc6070x3k9r8048z8y5gh6ffgw",
		trigger: redact.Prefix(58, "addr1", "ADDR1", "stake1", "STAKE1"),
		match: checksummed(58, 128, func(word []byte) bool {
			hrp, kind := checksum.LongBech32(word)
			return kind == checksum.PlainBech && (hrp == 4 || hrp == 5)
		}),
		words: []string{"ada", "cardano"},
	}.detector()
}

func cryptoXMR() redact.Detector {
	return wallet{
		name: "crypto_xmr", entity: "CRYPTO_XMR",
		about:   "Monero address, subaddress or integrated address: base58 in blocks, Keccak-256 check",
		example: "4AdUndXHHZ6cfufTMvppY6JwXNouMBzSkbLYfpAV5Usx3skxNgYeYTRj5UzqtReoS44qo9mtmXCqY45DJ852K5Jv2684Rge",
		trigger: redact.Prefix(95, "4", "8"),
		match: checksummed(95, 106, func(word []byte) bool {
			version, ok := checksum.Monero(word)
			return ok && (version == 18 || version == 19 || version == 42)
		}),
		words: []string{"xmr", "monero"},
	}.detector()
}
