package detectors

import (
	"github.com/redactd/redactd/internal/checksum"
	"github.com/redactd/redactd/luhn"
)

// lowlands are the identifiers of Belgium, Luxembourg and the Netherlands.
var lowlands = []id{
	{
		name: "be_nrn", country: "BE",
		about:   "Belgian national register number: a date of birth, a serial, and 97 less the number mod 97",
		example: "85.07.30-033.28",
		clear: "99.99.99-999.99|99.99.99-999-99|99.99.99 999.99|99.99.99.999-99|99.99.99.999.99|99/99/99-999.99|" +
			"99-99-99 999-99",
		grouped: "999999-999-99|999999-999.99|999999 999 99|99 99 99 999 99|999999-99999", plain: "99999999999",
		valid: validNRN, pass: 1.0 / 1600, dated: true,
		words: "rijksregister*, insz*, niss, numero national, registre national, rrn, nrn, nationalregisternummer*, nationaal nummer, rijksregisternr, national register",
	},
	{
		name: "be_bis", country: "BE",
		about:   "Belgian number of people who are not in the national register (BIS): the month is raised by 20 or 40",
		example: "98.47.28-997.65",
		clear:   "99.99.99-999.99|99.99.99-999-99|99.99.99 999.99|99.99.99.999-99|99.99.99.999.99|99/99/99-999.99",
		grouped: "999999-999-99|999999-999.99|999999 999 99|99 99 99 999 99|999999-99999", plain: "99999999999",
		valid: validBIS, pass: 1.0 / 600, dated: true,
		words: "bis-nummer*, bisnummer*, bis-nr, bisnr, bisregister*, numero bis, numero de bis, insz*, niss, rrn, rijksregister*, registre national, " +
			"bis number",
	},
	{
		name: "be_eid", country: "BE",
		about:   "number of a Belgian identity card: three, seven and two digits, the first ten mod 97",
		example: "591-1917064-58",
		grouped: "999-9999999-99", plain: "999999999999|999 9999999 99",
		valid: validEID, pass: 1.0 / 97,
		words: "eid, e-id, eid-kaart, identiteitskaart*, identiteitskaartnummer*, carte d'identite, kaartnummer*, numero de carte, belgian id card, " +
			"identity card, carte eid",
	},
	{
		name: "lu_nin", country: "LU",
		about:   "Luxembourg national identification number (matricule): a date of birth, Luhn and Verhoeff digits",
		example: "1893120105732",
		clear:   "9999999999999|9999 9999 999 99|99999999 99999|9999 99 99 999 99",
		valid:   validMatricule, pass: 1.0 / 95_000, dated: true,
		words: "matricule*, identification national, ccss, cns, nin, securite sociale, sozialversicherungsnummer*, matrikelnummer*",
	},
	{
		name: "nl_bsn", country: "NL",
		about:   "Dutch citizen service number (BSN): nine digits that pass the eleven test",
		example: "111222333",
		plain:   "999999999|99999999|9999.99.999|9999 99 999|999.999.999|999 999 999|999-999-999",
		valid:   validBSN, pass: 1.0 / 11,
		words: "bsn, bsn-nummer, bsnnr, burgerservicenummer*, burger service nummer, sofinummer*, sofi, sofi-nummer, persoonsnummer*, citizen service",
	},
}

// validNRN is the rule of the Belgian National Register's instruction T.I. 000: for people born since 2000 a 2
// stands before the number. Months and days are 00 where they are not known, and 00.00, 00.01 and so on where the
// serials of a day have run out; no days from 32 on were found to be issued.
func validNRN(v []byte) bool {
	return nrnKey(v) && nrnDay(v, checksum.Two(v[2:])) && string(v[6:9]) != "000"
}

// validBIS is the rule of the Royal Decree of 8 February 1991: months raised by 20 where the sex was not known, by
// 40 where it was.
func validBIS(v []byte) bool {
	if !nrnKey(v) {
		return false
	}
	month := checksum.Two(v[2:])
	return month >= 20 && nrnDay(v, month%20) && month < 60
}

// nrnKey says whether v is eleven digits and the last two are 97 less the others mod 97, with a 2 before them
// or without.
func nrnKey(v []byte) bool {
	if len(v) != 11 {
		return false
	}
	n, ok := checksum.Number(v[:9])
	key := int64(checksum.Two(v[9:]))
	return ok && key >= 1 && (97-n%97 == key || 97-(n+2_000_000_000)%97 == key)
}

// nrnDay says whether the day of the number in this month exists or is not known.
func nrnDay(v []byte, month int) bool {
	day := checksum.Two(v[4:])
	return month <= 12 && day <= 31 && (month == 0 || day == 0 || checksum.Date(2000+checksum.Two(v), month, day))
}

// validEID is the rule of python-stdnum (be/eid.py): the remainder, or 97 where it is 0.
func validEID(v []byte) bool {
	n, ok := checksum.Number(v)
	key := n % 100
	return ok && len(v) == 12 && n > 0 && key >= 1 && key <= 97 && (n/100-key)%97 == 0
}

// validMatricule is the rule of the CCSS: the twelfth digit is Luhn's and the thirteenth Verhoeff's, both
// over the first eleven.
func validMatricule(v []byte) bool {
	if len(v) != 13 || !checksum.YYYYMMDD(v) || !luhn.Valid(v[:12]) {
		return false
	}
	var b [12]byte
	b[copy(b[:], v[:11])] = v[12]
	return checksum.Verhoeff(b[:])
}

// validBSN is the eleven test: weights 9 to 2, and -1 for the last digit. A leading zero is often lost.
func validBSN(v []byte) bool {
	var b [9]byte
	if len(v) < 8 || len(v) > 9 || allSame(v) {
		return false
	}
	b[0] = '0'
	copy(b[9-len(v):], v)
	return bsnSum(b[:])
}

var bsnSum = checkedBy(11, 9, 8, 7, 6, 5, 4, 3, 2, -1)
