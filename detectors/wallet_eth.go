package detectors

import (
	"github.com/redactd/redactd/internal/checksum"
	"github.com/redactd/redactd/redact"
)

// What an address of Ethereum says: the checksum of its case is nearly as good as a hash, letters of one case are
// a shape that little else has.
var (
	ethChecksum = redact.Term{Name: "EIP-55 checksum", Bits: 20}
	ethShape    = redact.Term{Name: "0x and 40 digits", Bits: 11}
)

func cryptoETH() redact.Detector {
	d := wallet{
		name: "crypto_eth", entity: "CRYPTO_ETH",
		about:   "Ethereum address: 0x and 40 hexadecimal digits, the checksum of EIP-55 where their case is mixed",
		example: "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
		trigger: redact.Prefix(ethLen, ethHeads()...),
		match:   matchETH,
		words: []string{
			"eth", "ethereum*", "erc20", "erc", "usdt", "usdc", "metamask", "meta mask", "ether", "polygon", "bep20", "evm", "0x address",
		},
	}.detector()
	d.Pass, d.Prior = 1, bitsPlain
	return d
}

const ethLen = len("0x") + 40

// ethHeads are the ways in which an address may begin.
func ethHeads() (list []string) {
	for _, c := range "0123456789abcdefABCDEF" {
		list = append(list, "0x"+string(c), "0X"+string(c))
	}
	return list
}

// matchETH leaves numbers such as 0x000...1 alone, in which next to all digits are one.
func matchETH(t redact.Text, found []redact.Match) []redact.Match {
	word := wordAt(t)
	if len(word) != ethLen {
		return found
	}
	m := redact.Match{Start: t.At, End: t.At + ethLen}
	switch valid, plain := checksum.EIP55(word[2:]); {
	case valid:
		m.Terms[0] = ethChecksum
	case plain && different(word[2:]) > 4:
		m.Terms[0] = ethShape
	case t.Explain && !plain:
		m.Veto = "its check fails"
	default:
		return found
	}
	return append(found, m)
}

// different counts the different bytes of b.
func different(b []byte) int {
	var seen [256]bool
	n := 0
	for _, c := range b {
		if !seen[c] {
			seen[c] = true
			n++
		}
	}
	return n
}
