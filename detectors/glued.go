package detectors

import (
	"github.com/redactd/redactd/internal/checksum"
	"github.com/redactd/redactd/redact"
)

// Identifiers that stand glued to their label, as a form without a blank gives them: IBANDE89...,
// SSN536-90-4399. The label leaves no doubt, so these rows need no other word.

// bitsGlued is what the label right before a value says.
const bitsGlued = 8

func gluedIBAN() redact.Detector {
	return redact.Detector{
		Name:    "iban_glued",
		Entity:  "IBAN_CODE",
		About:   "bank account glued to the word IBAN: country's length and structure, ISO 7064 mod 97",
		Example: "IBANDE89370400440532013000",
		Trigger: redact.Token("AAAAAA99", "iban"),
		Before:  1,
		After:   88,
		Match:   matchGluedIBAN,
		Pass:    1.0 / 33000,
		Prior:   bitsGlued,
		Alone:   true,
	}
}

func matchGluedIBAN(t redact.Text, found []redact.Match) []redact.Match {
	const label = len("iban")
	if !hasFold(t.B[t.At:], "iban") {
		return found
	}
	var value [ibanMax]byte
	start := t.At + label
	n, end := readIBAN(t.B[start:], &value)
	if n == 0 || !checksum.IBAN(value[:n]) || isAlnum(t.Byte(start+end)) {
		return found
	}
	return append(found, redact.Match{Start: start, End: start + end, NoWords: true})
}

// taggedIBAN finds the account in a field of a bank statement, of which the tag has digits: ?31DE89...
func taggedIBAN() redact.Detector {
	return redact.Detector{
		Name: "iban_statement", Entity: "IBAN_CODE",
		About:   "bank account right behind the tag ?31 or ?38 of a statement in MT940: country's length and structure, ISO 7064 mod 97",
		Example: "?31DE89370400440532013000",
		Trigger: redact.Literals(false, "?31", "?38"), Before: 1, After: 88,
		Match: matchTaggedIBAN, Pass: 1.0 / 33000, Prior: bitsGlued, Alone: true,
	}
}

func matchTaggedIBAN(t redact.Text, found []redact.Match) []redact.Match {
	var value [ibanMax]byte
	if t.End >= len(t.B) {
		return found
	}
	n, end := readIBAN(t.B[t.End:], &value)
	if n == 0 || !checksum.IBAN(value[:n]) || isAlnum(t.Byte(t.End+end)) {
		return found
	}
	return append(found, redact.Match{Start: t.End, End: t.End + end, NoWords: true})
}

func gluedSSN() redact.Detector {
	return redact.Detector{
		Name:    "us_ssn_glued",
		Entity:  "US_SSN",
		Region:  "US",
		About:   "Social Security number glued to the letters SSN",
		Example: "SSN536904399",
		Trigger: redact.Token("AAA99", "ssn"),
		Before:  1,
		After:   16,
		Match:   matchGluedSSN,
		Pass:    0.89,
		Prior:   bitsGlued,
		Alone:   true,
	}
}

func matchGluedSSN(t redact.Text, found []redact.Match) []redact.Match {
	if !hasFold(t.B[t.At:], "ssn") {
		return found
	}
	var digits [9]byte
	i, n := t.At+len("ssn"), 0
	start := i
	for ; i < len(t.B) && n < len(digits); i++ {
		if c := t.B[i]; isDigit(c) {
			digits[n], n = c, n+1
		} else if n != 3 && n != 5 || c != '-' && c != ' ' && c != '.' || !isDigit(t.B[i-1]) {
			return found
		}
	}
	if n < len(digits) || isAlnum(t.Byte(i)) || !validSSN(digits[:]) {
		return found
	}
	return append(found, redact.Match{Start: start, End: i, NoWords: true})
}
