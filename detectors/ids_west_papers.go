package detectors

import (
	"strings"

	"github.com/redactd/redactd/internal/checksum"
)

// westPapers are passports, cards and licences of Western Europe whose printed numbers have no check digit, or
// one by an unpublished rule: a word has to stand beside them, and it names the country or its language where
// others have numbers of the same shape. The shapes are those of Microsoft's definitions of sensitive information
// types (MicrosoftDocs/microsoft-365-docs, sit-defn-*.md) and of presidio's recognizers.
var westPapers = []id{
	{
		name: "es_passport", country: "ES",
		about:   "number of a Spanish passport: three letters, or two, and six digits; no check digit",
		example: "PAB123456",
		plain:   "AAA999999|AAA 999999|AAA-999999|AA999999",
		valid:   validSpanishPassport,
		words:   "pasaporte*, pasap, documento de viaje, spanish passport, passport, passport no, passport number",
	},
	{
		name: "fr_cni", country: "FR",
		about:   "number of a French identity card: year, month and office of issue and a serial, or nine letters and digits",
		example: "880692310285",
		plain:   "999999999999|9999 9999 9999|9999NNN99999|NNNNNNNNN",
		valid:   validCNI, pass: 1.0 / 8, dated: true,
		words: "carte d'identite, nationale d'identite, cni, cnie, cnis, piece d'identite, titre d'identite, french id card",
	},
	{
		name: "fr_passport", country: "FR",
		about:   "number of a French passport: two digits, two letters and five digits; no check digit",
		example: "07CC28371",
		plain:   "99AA99999|99AA 99999",
		words:   "passeport*, titre de voyage, passport, passport no, passport number, french passport",
	},
	{
		name: "nl_passport", country: "NL",
		about:   "number of a Dutch passport or identity card: nine letters and digits, none of them an O; no check digit",
		example: "NW4C7RP32",
		plain:   "AANNNNNN9",
		valid:   validDutchPassport, pass: 0.78,
		words: "paspoort*, identiteitskaart*, id-kaart, idkaart, documentnummer*, reisdocument*, dutch passport, dutch id card",
	},
	{
		name: "de_fuehrerschein", country: "DE",
		about:   "number of a German driving licence: authority, serial, a check digit by an unpublished rule, copy",
		example: "B072RRE2I55",
		plain:   "A99NNNNNN9N|A99NNNNNNAN|AA99999999N|A999 NNNN N9N",
		valid:   validFuehrerschein, pass: 0.3,
		words: "fuhrerschein*, fuehrerschein*, fahrerlaubnis*, driving licence, driving license, driver's license, driver license",
	},
	{
		name: "it_driver_license", country: "IT",
		about:   "number of an Italian driving licence: two letters, seven digits and a letter, or U1 and eight signs",
		example: "TO5183642K",
		plain:   "AA9999999A|A9NNNNNNNA",
		valid:   validPatente,
		words:   "patente*, licenza di guida, permesso di guida, italian driving licence, driving licence, driver's license, driver license",
	},
	{
		name: "mt_id", country: "MT",
		about:   "number of a Maltese identity card: up to seven digits and one of eight letters; no check digit",
		example: "0123456M",
		plain:   "9999999A|999999A|99999A|9999999 A|999999 A",
		valid:   validMalteseID, pass: 8.0 / 26,
		words: "id card, identity card, ta l-identita, karta tal-identita, tal-identita, identita malta, numru tal-karta, " +
			"maltese identity, eresidence card, residence card, id karta",
	},
	{
		name: "it_passport", country: "IT",
		about:   "number of an Italian passport: two letters and seven digits; no check digit",
		example: "YA7203184",
		plain:   "AA9999999|AA 9999999",
		words:   "passaporto*, passaporti, documento di viaggio, italian passport",
	},
}

// validSpanishPassport leaves out the serial of zeros.
func validSpanishPassport(v []byte) bool {
	return (hasShape(v, "AAA999999") || hasShape(v, "AA999999")) && string(v[len(v)-6:]) != "000000"
}

// validCNI takes twelve signs that begin with a year and a month, as the specimen 880692310285 does, or nine of
// which some are letters and some digits.
func validCNI(v []byte) bool {
	if len(v) == 12 {
		month := checksum.Two(v[2:])
		return month >= 1 && month <= 12 && allDigits(v[7:]) && string(v[7:]) != "00000"
	}
	digits := digitCount(v)
	return len(v) == 9 && digits > 1 && digits < 9
}

// digitCount is how many bytes of v are digits.
func digitCount(v []byte) (n int) {
	for _, c := range v {
		if isDigit(c) {
			n++
		}
	}
	return n
}

// validDutchPassport knows that the letter O is not used (python-stdnum, nl/identiteitskaartnummer.py).
func validDutchPassport(v []byte) bool {
	for _, c := range v {
		if c == 'O' {
			return false
		}
	}
	return len(v) == 9 && isDigit(v[8])
}

// validFuehrerschein takes a digit or an X before the last sign: the check digit, of which no authority has
// published the rule. Numbers with two letters in front have none.
func validFuehrerschein(v []byte) bool {
	return len(v) == 11 && (isDigit(v[9]) || v[9] == 'X')
}

// validPatente takes the licences of the provinces, and those of the ministry that begin with U1.
func validPatente(v []byte) bool {
	return len(v) == 10 && (string(v[:2]) == "U1" && digitCount(v) > 3 || digitCount(v[2:9]) == 7 && isLetter(v[1]))
}

// validMalteseID knows the letters of Microsoft's definition.
func validMalteseID(v []byte) bool {
	return len(v) > 5 && len(v) < 9 && allDigits(v[:len(v)-1]) && strings.IndexByte("MGAPLHBZ", v[len(v)-1]) >= 0
}
