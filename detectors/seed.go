package detectors

import (
	"github.com/redactd/redactd/internal/checksum"
	"github.com/redactd/redactd/redact"
)

// Seed phrases: who has the words has the wallet. They are looked for behind a label, on its line: every line of
// prose has words of the list.

func seedRows() []redact.Detector {
	return []redact.Detector{
		seedPhrase("crypto_seed_phrase", "mnemonic: "+seedExample, redact.Key(
			"seed", "seeds", "phrase", "seedphrase", "passphrase", "mnemonic", "mnemonics", "words", "backup", "wallet", "semilla", "frase", "мнемоника", "фраза", "助记词",
		)),
		seedPhrase("crypto_seed_worded", "recovery phrase "+seedExample, redact.Prefix(8,
			"mnemonic", "Mnemonic", "MNEMONIC", "--mnemonic", "recovery", "Recovery", "RECOVERY", "passphrase", "Passphrase", "seedphrase", "Seedphrase", "seed-phrase", "Seed-phrase", "seed_phrase",
		)),
	}
}

// seedExample is the first test vector of BIP 39.
const seedExample = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about"

func seedPhrase(name, example string, by redact.Trigger) redact.Detector {
	return redact.Detector{
		Name: name, Entity: "CRYPTO_SEED_PHRASE",
		About:   "seed phrase of a wallet (BIP 39): 12 to 24 words of the English list with their checksum, behind a label",
		Example: example,
		Trigger: by, Before: 1, After: 400, Match: matchSeed,
		Pass: 1.0 / 16, Prior: bitsGlued, Alone: true,
	}
}

// seedSkip is how many words may stand between the label and the first one, of the list or not: "phrase" is.
const seedSkip = 6

// matchSeed takes all phrases that begin among the first words behind the label, as one: where a word of the list
// stands before or behind a phrase, others may pass the checksum as well.
func matchSeed(t redact.Text, found []redact.Match) []redact.Match {
	at := t.At
	for at < len(t.B) && (isLetter(t.B[at]) || t.B[at] == '-' || t.B[at] == '_') {
		at++
	}
	var words [seedSkip + checksum.MaxMnemonic]seedWord
	list := seedWords(words[:0], t, at)
	m := redact.Match{NoWords: true}
	for from := range min(seedSkip, len(list)) {
		n := longestSeed(list[from:])
		if n == 0 {
			continue
		}
		if m.End == 0 {
			m.Start = list[from].start
		}
		m.End = max(m.End, list[from+n-1].end)
	}
	if m.End == 0 {
		return found
	}
	return append(found, m)
}

// A seedWord is where a word stands and its place in the list, -1 if it is not in it.
type seedWord struct{ start, end, index int }

// seedGap is how many characters that are no letters may stand between two words: ". 12) ".
const seedGap = 8

// seedWords appends the words from t.B[at:] on, as many as there is room for.
func seedWords(list []seedWord, t redact.Text, at int) []seedWord {
	for len(list) < cap(list) {
		gap := at
		for at < len(t.B) && at-gap <= seedGap && !isLetter(t.B[at]) {
			at++
		}
		start := at
		for at < len(t.B) && isLetter(t.B[at]) {
			at++
		}
		if at == start || at == len(t.B) && isLetter(t.Right) {
			return list
		}
		list = append(list, seedWord{start, at, checksum.MnemonicIndex(t.B[start:at])})
	}
	return list
}

// longestSeed returns how many words the longest phrase has that list begins with, 0 if it begins with none.
func longestSeed(list []seedWord) (longest int) {
	var indices [checksum.MaxMnemonic]int
	for i := range min(len(list), len(indices)) {
		if indices[i] = list[i].index; indices[i] < 0 {
			break
		}
		if checksum.Mnemonic(indices[:i+1]) {
			longest = i + 1
		}
	}
	return longest
}
