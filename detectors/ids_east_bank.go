package detectors

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/redactd/redactd/internal/checksum"
	"github.com/redactd/redactd/redact"
)

// czBankAccount finds numbers of 6 to 10 digits, behind a prefix of 2 to 6 or without, that a bank code follows.
func czBankAccount() redact.Detector {
	var bare, prefixed []string
	for digits := 6; digits <= 10; digits++ {
		number := strings.Repeat("9", digits) + "/9999"
		bare = append(bare, number)
		for prefix := 2; prefix <= 6; prefix++ {
			prefixed = append(prefixed, fmt.Sprintf("%s-%s", strings.Repeat("9", prefix), number))
		}
	}
	return id{
		name: "cz_bank_account", country: "CZ",
		about:   "Czech bank account: prefix and number, both weights mod 11, and the code of a bank",
		example: "34278-0727558021/0100",
		grouped: strings.Join(prefixed, "|"), plain: strings.Join(bare, "|"),
		valid: validCzechAccount, pass: 1.0 / 2200,
		words: "cislo uctu, cisla uctu, ucet*, uctu, bankovni spojeni, bankovni ucet, bankovniho uctu, platb*, platebni*, protiucet*, " +
			"account, account number, bank account, czech account",
	}.detector()
}

// validCzechAccount takes the digits of prefix, number and bank code. Where the prefix ends is not known: one place must do.
func validCzechAccount(v []byte) bool {
	if len(v) < 10 || len(v) > 20 || !bytes.Contains(czechBanks, v[len(v)-4:]) {
		return false
	}
	return len(v) <= 14 && czechSum(v[:len(v)-4]) > 0 || czechSplit(v[:len(v)-4])
}

func czechSplit(v []byte) bool {
	for prefix := 2; prefix <= 6; prefix++ {
		if n := len(v) - prefix; n >= 6 && n <= 10 && czechSum(v[:prefix]) >= 0 && czechSum(v[prefix:]) > 0 {
			return true
		}
	}
	return false
}

// czechSum is the rule of the Czech National Bank's decree 169/2011: a sum that 11 divides, -1 if it does not.
func czechSum(v []byte) int {
	var padded [10]byte
	for i := range padded {
		padded[i] = '0'
	}
	copy(padded[max(0, 10-len(v)):], v)
	sum, ok := checksum.WeightedSum(padded[:], 6, 3, 7, 9, 10, 5, 8, 4, 2, 1)
	if !ok || len(v) > 10 || sum%11 != 0 {
		return -1
	}
	return sum
}

// czechBanks are the codes of payment institutions that the Czech National Bank publishes.
var czechBanks = []byte("0100 0300 0600 0710 0800 2010 2060 2070 2100 2200 2220 2250 2260 2600 2700 3030 3060 3500 4300 5500 5800 " +
	"6000 6200 6210 6300 6363 6700 6800 7910 7950 7960 7970 7990 8030 8040 8060 8090 8150 8190 8198 8220 8250 8255 8265 8500 8610 8660")
