package detectors

import (
	"strings"

	"github.com/redactd/redactd/internal/checksum"
)

var mexico = []id{
	{
		name: "mx_curp", country: "MX",
		about:   "Mexican population register key (CURP): date, sex, state and a check digit mod 10",
		example: "BOXW310820HNERXN09",
		clear:   "AAAA999999AAAAAAN9",
		valid:   validCURP, pass: 1.0 / 33000, dated: true,
		words: "curp*, clave unica, registro de poblacion, identidad, renapo",
	},
	{
		name: "mx_rfc", country: "MX",
		about:   "Mexican tax registry key (RFC) of a person or a firm: initials, a date and three signs",
		example: "GODE561231GR8",
		grouped: "AAAA999999NNN|AAAA-999999-NNN|AAAA 999999 NNN|AAA999999NNN|AAA-999999-NNN|AAA 999999 NNN",
		valid:   validRFC, pass: 1.0 / 55, dated: true,
		words: "rfc, registro federal, contribuyente*, sat, factura*, homoclave*, cfdi, receptor, emisor, tax id",
	},
	{
		name: "mx_nss", country: "MX",
		about:   "Mexican social security number (NSS) of the IMSS: Luhn",
		example: "12345678903",
		grouped: "99-99-99-9999-9|99 99 99 9999 9", plain: "99999999999",
		valid: elevenByLuhn, pass: 1.0 / 10,
		words: "nss, imss, seguro social, seguridad social, afiliacion*",
	},
	{
		name: "mx_ine", country: "MX",
		about:   "Mexican voter key (clave de elector): initials, date of birth, state, sex and three digits",
		example: "SNSNIN01061609H500",
		clear:   "AAAAAA99999999A999", plain: "AAAAAA 99999999 A 999|AAAAAA-99999999-A-999",
		valid: validVoterKey, pass: 1.0 / 360, dated: true,
		words: "ine, ife, clave de elector, clave elector, elector*, credencial para votar, credencial*, votar",
	},
	{
		name: "mx_clabe", country: "MX",
		about:   "Mexican bank account in standard form (CLABE): weights 3 7 1 mod 10",
		example: "032180000118359719",
		grouped: "999 999 99999999999 9|999-999-99999999999-9|9999 9999 9999 9999 99", plain: "999999999999999999",
		valid: validCLABE, pass: 1.0 / 10,
		words: "clabe*, interbancari*, spei, transferencia*, cuenta bancaria, banco",
	},
}

// curpAlphabet is the order of signs of the CURP: the place of the Ñ, which is written X, is kept.
const curpAlphabet = "0123456789ABCDEFGHIJKLMN?OPQRSTUVWXYZ"

// curpStates are the codes of the states, and NE for those who were born abroad.
const curpStates = "AS BC BS CC CH CL CM CS DF DG GR GT HG JC MC MN MS NE NL NT OC PL QR QT SL SP SR TC TL TS VZ YN ZS"

// validCURP is the rule of the Instructivo normativo para la asignación de la CURP: the 17th sign is a digit for
// those who were born before 2000, a letter for the others; the weights of the check digit are 18 to 2.
func validCURP(v []byte) bool {
	if len(v) != 18 || !isDigit(v[17]) || strings.IndexByte("HMX", v[10]) < 0 || !listed(curpStates, v[11:13]) {
		return false
	}
	sum := 0
	for i, c := range v[:17] {
		at := strings.IndexByte(curpAlphabet, c)
		if at < 0 || isDigit(c) != (i >= 4 && i < 10) && i < 16 {
			return false
		}
		sum += at * (18 - i)
	}
	century := 1900
	if isLetter(v[16]) {
		century = 2000
	}
	return (10-sum%10)%10 == int(v[17]-'0') && bornIn(century, v[4:])
}

// validRFC takes three letters (firms) or four (people), a day, two signs of the homoclave and a check character,
// which is a digit or an A. Its mod 11 rule is not asked: the tax service has issued many that break it.
func validRFC(v []byte) bool {
	if len(v) != 12 && len(v) != 13 {
		return false
	}
	head := len(v) - 9
	for _, c := range v[:head] {
		if !isLetter(c) {
			return false
		}
	}
	last := v[len(v)-1]
	return checksum.YYMMDD(v[head:]) && (isDigit(last) || last == 'A')
}

// validCLABE is the rule of the Asociación de Bancos de México. The bank's three digits are not held to a list:
// new institutions are added every year.
func validCLABE(v []byte) bool { return clabeSum(v) && !allSame(v) }

var clabeSum = checkedBy(10, 3, 7, 1, 3, 7, 1, 3, 7, 1, 3, 7, 1, 3, 7, 1, 3, 7, 1)

// validVoterKey is the pattern that Mexican services ask for: six letters, a day, the state of birth, H or M, three
// digits. The institute was not found to publish what the last three mean.
func validVoterKey(v []byte) bool {
	return hasShape(v, "AAAAAA99999999A999") && (v[14] == 'H' || v[14] == 'M') && checksum.YYMMDD(v[6:]) &&
		string(v[12:14]) != "00"
}
