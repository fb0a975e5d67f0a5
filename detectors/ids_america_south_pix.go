package detectors

import (
	"strings"

	"github.com/redactd/redactd/redact"
)

// Random Pix keys are UUIDs, which are everywhere: they are found behind the name of a field, or right behind the
// word if they begin with a digit.

func brPixKey() redact.Detector {
	return redact.Detector{
		Name: "br_pix_key", Entity: "BR_PIX_KEY", Region: "BR",
		About:   "Brazilian Pix key, drawn by lot: a UUID of version 4 behind pix: or chave=",
		Example: "chave pix: 123e4567-e89b-42d3-a456-426614174000",
		Trigger: redact.Key("pix", "chave", "chave_pix", "chave_aleatoria", "pix_key", "pixkey", "chavepix"), Before: 16, After: 48,
		Match: matchPixField, Prior: bitsGlued, Alone: true,
	}
}

func brPixKeyProse() redact.Detector {
	return redact.Detector{
		Name: "br_pix_key_prose", Entity: "BR_PIX_KEY", Region: "BR",
		About:   "Brazilian Pix key, drawn by lot: a UUID of version 4 that begins with a digit, right behind the word",
		Example: "chave pix 123e4567-e89b-42d3-a456-426614174000",
		Trigger: redact.Labelled(1, 8), Before: idReach, After: idReach,
		Match: matchPixProse, Prior: bitsPlain, WordBits: bitsIDWord, Ignores: []string{"UUID", "part of an identifier", "epoch time"},
		Words: []string{"pix", "chave pix", "chaves pix", "chave do pix", "chave aleatoria", "copia e cola", "pix key", "chave"},
	}
}

// matchPixField takes a UUID behind the sign.
func matchPixField(t redact.Text, found []redact.Match) []redact.Match {
	at := valueAt(t.B, t.At)
	if !randomUUID(t, at) {
		return found
	}
	return append(found, redact.Match{Start: at, End: at + uuidLength, NoWords: true})
}

func matchPixProse(t redact.Text, found []redact.Match) []redact.Match {
	if isAlnum(t.Byte(t.At-1)) || !randomUUID(t, t.At) {
		return found
	}
	return append(found, redact.Match{Start: t.At, End: t.At + uuidLength})
}

const uuidLength = len("00000000-0000-0000-0000-000000000000")

// randomUUID says whether a UUID of version 4 (RFC 9562) stands at t.B[at], and nothing is glued to it.
func randomUUID(t redact.Text, at int) bool {
	if at+uuidLength > len(t.B) || isAlnum(t.Byte(at+uuidLength)) {
		return false
	}
	b := t.B[at : at+uuidLength]
	return isUUID(b) && b[14] == '4' && strings.IndexByte("89abAB", b[19]) >= 0
}
