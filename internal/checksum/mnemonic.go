package checksum

import (
	"crypto/sha256"
	_ "embed" // the list is data
	"sort"
	"strings"
	"sync"
)

// english is the list of BIP 39, a word a line, in order: english.txt of bitcoin/bips.
//
//go:embed mnemonic.txt
var english string

// mnemonics are the words, sorted as the list is.
var mnemonics = sync.OnceValue(func() []string { return strings.Fields(english) })

// MaxMnemonic is how many words the longest phrase of BIP 39 has.
const MaxMnemonic = 24

// MnemonicIndex returns the place of a word in the English list of BIP 39, in any case, -1 if it is not in it.
func MnemonicIndex(word []byte) int {
	var buf [8]byte // the longest have eight letters
	if len(word) > len(buf) {
		return -1
	}
	for i, c := range word {
		buf[i] = lower(c)
	}
	list, w := mnemonics(), buf[:len(word)]
	i := sort.Search(len(list), func(i int) bool { return list[i] >= string(w) })
	if i == len(list) || list[i] != string(w) {
		return -1
	}
	return i
}

// Mnemonic reports whether the words at the places make a phrase of BIP 39: 12, 15, 18, 21 or 24 of them, eleven
// bits each, of which the last, one for three words, are the beginning of the SHA-256 of the others. Random words
// pass once in 16 to 256 times.
func Mnemonic(indices []int) bool {
	if len(indices)%3 != 0 || len(indices) < 12 || len(indices) > MaxMnemonic {
		return false
	}
	var bits [MaxMnemonic*11/8 + 1]byte
	for i, index := range indices {
		for k := range 11 {
			if at := i*11 + k; index>>(10-k)&1 == 1 {
				bits[at/8] |= 0x80 >> (at % 8)
			}
		}
	}
	check := len(indices) / 3
	entropy := bits[:len(indices)*11/33*4]
	sum := sha256.Sum256(entropy)
	return bits[len(entropy)]>>(8-check) == sum[0]>>(8-check)
}
