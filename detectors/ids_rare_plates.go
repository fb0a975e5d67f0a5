package detectors

import "github.com/redactd/redactd/redact"

// Number plates with digits too few for a form.

// deKFZ looks for plates around a word for them, which stands inside longer ones: Autokennzeichen, Kfz-Schein.
// Their digits are too few for a form.
func deKFZ() redact.Detector {
	return redact.Detector{
		Name: "de_kfz", Entity: "DE_KFZ", Region: "DE",
		About:   "German number plate: district, letters and up to four digits, E or H behind them, beside a word; no check",
		Example: "Kennzeichen M-AB 1234",
		Trigger: redact.Literals(true, "kennzeichen", "nummernschild", "kfz", "fahrzeug", "zulassung"),
		Before:  plateReach, After: plateReach + 16, Match: matchKFZ,
		Prior: bitsPlain, Alone: true,
	}
}

// plateReach is how far from its word a plate is looked for.
const plateReach = 60

// matchKFZ appends what is written as a plate before or behind the word.
func matchKFZ(t redact.Text, found []redact.Match) []redact.Match {
	for at := 0; at < len(t.B); at++ {
		if c := t.Byte(at - 1); isAlnum(c) || c == '-' || umlautAt(t.B, at-2) {
			continue
		}
		if end := plateEnd(t, at); end > 0 && (end <= t.At || at >= t.End) {
			found = append(found, redact.Match{Start: at, End: end, NoWords: true, Terms: [3]redact.Term{{Name: "word for a plate", Bits: bitsBareWord}}})
			at = end
		}
	}
	return found
}

// plateEnd returns the end of the plate that begins at t.B[at:], 0 if none does. In small letters it takes a hyphen
// to tell a plate from words.
func plateEnd(t redact.Text, at int) int {
	district := districtEnd(t.B, at)
	if district < 0 {
		return 0
	}
	letters, hyphen := plateGap(t, district)
	end := lettersEnd(t.B, letters)
	if n := end - letters; letters == district || n < 1 || n > 2 || !hyphen && !allCapitals(t.B[at:end]) {
		return 0
	}
	first, _ := plateGap(t, end)
	end = digitsEnd(t.B, first)
	if n := end - first; n < 1 || n > 4 || t.B[first] == '0' {
		return 0
	}
	if c := t.Byte(end) &^ 0x20; (c == 'E' || c == 'H') && !isAlnum(t.Byte(end+1)) {
		end++
	}
	if c := t.Byte(end); isAlnum(c) || c == umlaut || (c == '-' || c == '.' || c == ',') && isDigit(t.Byte(end+1)) {
		return 0
	}
	return end
}

// plateGap returns the index behind a blank, a hyphen or both, and whether there is a hyphen.
func plateGap(t redact.Text, at int) (end int, hyphen bool) {
	for end = at; end < at+3 && (t.Byte(end) == ' ' || t.Byte(end) == '-' && !hyphen); end++ {
		hyphen = hyphen || t.Byte(end) == '-'
	}
	return end, hyphen
}

// districtEnd returns the index behind one to three letters, umlauts among them, -1 if there are others.
func districtEnd(b []byte, at int) int {
	n := 0
	for ; at < len(b) && n < 4; n++ {
		switch {
		case isLetter(b[at]):
			at++
		case umlautAt(b, at):
			at += 2
		default:
			if n == 0 {
				return -1
			}
			return at
		}
	}
	return -1
}

// umlaut is the byte that letters such as Ä begin with.
const umlaut = 0xC3

// umlautAt says whether an Ä, Ö or Ü stands there.
func umlautAt(b []byte, at int) bool {
	return at >= 0 && at+1 < len(b) && b[at] == umlaut && (b[at+1] == 0x84 || b[at+1] == 0x96 || b[at+1] == 0x9C)
}

// lettersEnd returns the index behind the letters at b[at:].
func lettersEnd(b []byte, at int) int {
	for at < len(b) && isLetter(b[at]) {
		at++
	}
	return at
}

// allCapitals says whether no letter of b is small.
func allCapitals(b []byte) bool {
	for _, c := range b {
		if c >= 'a' && c <= 'z' {
			return false
		}
	}
	return true
}

// inPlate looks at each group of four digits: what stands before it, with blanks or hyphens or neither, makes a plate.
func inPlate() redact.Detector {
	return redact.Detector{
		Name: "in_vehicle_registration", Entity: "IN_VEHICLE_REGISTRATION", Region: "IN",
		About:   "Indian number plate: state, office, letters and four digits, or the BH series; no check",
		Example: "MH 12 AB 1234",
		Trigger: redact.Groups(4, 4, nil), Before: idReach, After: idReach, Match: matchInPlate,
		Pass: 0.05, Prior: bitsPlain - 4.5, WordBits: bitsIDWord,
		Words: []string{
			"vehicle*", "registration", "registration no", "registration number", "regn", "regd", "reg no", "regno", "number plate", "numberplate", "plate",
			"rc", "rto", "vahan", "gaadi*", "गाड़ी*", "वाहन*", "challan", "fastag",
		},
	}
}

// matchInPlate reads backwards from the four digits.
func matchInPlate(t redact.Text, found []redact.Match) []redact.Match {
	end := t.At + 4
	if end > len(t.B) || isDigit(t.Byte(end)) || string(t.B[t.At:end]) == "0000" {
		return found
	}
	series := lettersStart(t.B, gapStart(t.B, t.At))
	office := digitsStart(t.B, gapStart(t.B, series))
	state := lettersStart(t.B, gapStart(t.B, office))
	letters, digits := letterCount(t.B[series:t.At]), digitCount(t.B[office:series])
	switch {
	case letters < 1 || letters > 3 || digits < 1 || digits > 2:
		return found
	case digits == 2 && letters == 2 && hasFold(t.B[series:series+2], "bh") && !isAlnum(t.Byte(office-1)):
		return bharat(t, office, end, found)
	}
	if letterCount(t.B[state:office]) != 2 || isAlnum(t.Byte(state-1)) || isAlnum(t.Byte(end)) || !listed(indianStates, upperTwo(t.B[state:])) {
		return found
	}
	return append(found, redact.Match{Start: state, End: end})
}

// bharat takes the series for the whole country, which ends in one or two letters.
func bharat(t redact.Text, start, end int, found []redact.Match) []redact.Match {
	letters := end
	if c := t.Byte(letters); c == ' ' || c == '-' {
		letters++
	}
	last := lettersEnd(t.B, letters)
	if n := last - letters; n < 1 || n > 2 || isAlnum(t.Byte(last)) {
		return found
	}
	return append(found, redact.Match{Start: start, End: last})
}

// gapStart steps back over one blank or hyphen before at.
func gapStart(b []byte, at int) int {
	if at > 0 && (b[at-1] == ' ' || b[at-1] == '-') {
		return at - 1
	}
	return at
}

// lettersStart and digitsStart return where the letters, and the digits, that end at b[at] begin.
func lettersStart(b []byte, at int) int {
	for at > 0 && isLetter(b[at-1]) {
		at--
	}
	return at
}

func digitsStart(b []byte, at int) int {
	for at > 0 && isDigit(b[at-1]) {
		at--
	}
	return at
}

// letterCount is how many bytes of b are letters.
func letterCount(b []byte) (n int) {
	for _, c := range b {
		if isLetter(c) {
			n++
		}
	}
	return n
}

// upperTwo returns the first two letters of b as capitals.
func upperTwo(b []byte) []byte { return []byte{b[0] &^ 0x20, b[1] &^ 0x20} }
