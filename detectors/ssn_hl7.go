package detectors

import (
	"bytes"

	"github.com/redactd/redactd/redact"
)

// hl7SSN finds Social Security numbers where HL7 version 2 has them: in the fields that are for them alone, and among the
// identifiers of a patient, behind which their type stands. No word is close to either.
func hl7SSN() redact.Detector {
	return redact.Detector{
		Name: "us_ssn_hl7", Entity: "US_SSN", Region: "US", Prior: 4, Alone: true,
		Ignores: dateRivals(),
		About:   "Social Security number without hyphens in the field of an HL7 message that is for it: PID-19, GT1-12, IN2-2, NK1-37, or typed SS in PID-3",
		Example: "PID|1||1^^^MRN||||||||||||||||536904399|",
		Trigger: redact.Forms(redact.Layout{Form: "999999999"}), Before: 1024, After: 96,
		Match: matchHL7SSN, Pass: 0.89,
	}
}

// hl7Fields says in which field of a segment a Social Security number stands (HL7 2.5.1, chapters 3 and 6).
var hl7Fields = map[string]int{"PID": 19, "GT1": 12, "IN2": 2, "NK1": 37}

func matchHL7SSN(t redact.Text, found []redact.Match) []redact.Match {
	before, behind := t.Byte(t.At-1), t.Byte(t.End)
	if before != '|' && before != '~' || bytes.IndexByte([]byte("|~^\r\n\""), behind) < 0 || !validSSN(t.B[t.At:t.End]) {
		return found
	}
	segment, field := hl7Place(t.B[:t.At])
	if own, ok := hl7Fields[segment]; ok && field == own || segment == "PID" && field == 3 && typedSS(t.B[t.End:]) {
		return append(found, redact.Match{Start: t.At, End: t.End, NoWords: true})
	}
	return found
}

// hl7Place returns the name of the segment that b ends in, and the number of the field there.
func hl7Place(b []byte) (segment string, field int) {
	b = b[bytes.LastIndexAny(b, "\r\n\v")+1:]
	name, fields, ok := bytes.Cut(bytes.TrimLeft(b, " \""), []byte("|"))
	if !ok {
		return "", 0
	}
	return string(name), 1 + bytes.Count(fields, []byte("|"))
}

// typedSS says whether the type of the identifier that b goes on is SS.
func typedSS(b []byte) bool {
	if end := bytes.IndexAny(b, "|~"); end >= 0 {
		b = b[:end]
	}
	parts := bytes.Split(b, []byte("^"))
	return len(parts) > 4 && string(parts[4]) == "SS"
}
