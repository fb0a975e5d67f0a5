package detectors

import (
	"bytes"

	"github.com/redactd/redactd/redact"
)

// licensePlate finds number plates of any state right behind a word for them; the rows of countries look closer. It is
// off: the words are those of other plates as well.
func licensePlate() redact.Detector {
	return redact.Detector{
		Name: "license_plate", Entity: "LICENSE_PLATE", Prior: 4, Alone: true, Off: true,
		About:   "number plate of any state, 4 to 8 letters and digits, right behind a word; no check",
		Example: "license plate 7ABC123",
		Trigger: redact.Literals(true,
			"license plate", "licence plate", "licenseplate", "license_plate", "number plate", "numberplate", "plate number", "plate_number",
			"plate no", "plates", "plate", "immatriculation", "matrícula", "matricula", "targa", "kenteken", "registreringsnummer",
			"rejestracyjny", "tablica", "placa",
		),
		Before: 2, After: 64,
		Match: matchPlate,
	}
}

// Letters and digits that a plate has.
const (
	plateMin    = 4
	plateMax    = 8
	plateGroups = 3
)

// matchPlate reads what stands behind the word, a sign or a word such as "is" and one for number at most between them.
func matchPlate(t redact.Text, found []redact.Match) []redact.Match {
	if c := t.Byte(t.At - 1); isAlnum(c) || isLetter(t.Byte(t.End)) {
		return found
	}
	at := t.End
	for range 2 {
		for at < len(t.B) && at-t.End < 24 && bytes.IndexByte([]byte(" :=#\"'\\."), t.B[at]) >= 0 {
			at++
		}
		end := nameEnd(t.B, at)
		if !isWord(t.B[at:end], "is", "no", "number", "nr", "num", "of") {
			break
		}
		at = end
	}
	end := anyPlateEnd(t, at)
	if at == t.End || end == 0 {
		return found
	}
	return append(found, redact.Match{Start: at, End: end, NoWords: true})
}

// anyPlateEnd returns the index behind the plate that begins at t.B[at:], 0 if none does: capitals and digits, or one
// piece in small letters.
func anyPlateEnd(t redact.Text, at int) (end int) {
	total := 0
	for i, groups := at, 0; groups < plateGroups; groups++ {
		next := i
		for next < len(t.B) && isAlnum(t.B[next]) {
			next++
		}
		total += next - i
		if next == i || total > plateMax || groups > 0 && !allCapitals(t.B[at:next]) {
			break
		}
		end = next
		if c := t.Byte(end); c != ' ' && c != '-' {
			break
		}
		i = next + 1
	}
	v := t.B[at:max(at, end)]
	if len(v) < plateMin || letterCount(v) == 0 || !hasDigit(v) {
		return 0
	}
	if c := t.Byte(end); glued(c) || c == '-' && isAlnum(t.Byte(end+1)) {
		return 0
	}
	return end
}
