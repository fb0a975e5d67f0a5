package detectors

import (
	"strings"

	"github.com/redactd/redactd/internal/checksum"
)

var eastRussian = []id{
	{
		name: "ua_rnokpp", country: "UA",
		about:   "Ukrainian taxpayer number: days since 1899, weights mod 11",
		example: "1759013776",
		plain:   "9999999999",
		valid:   validRNOKPP, pass: 1.0 / 18,
		words: "рнокпп, іпн, ідентифікаційний код, ідентифікаційний номер, ідентифікаційн*, реєстраційний номер, податковий номер, податков*, платник*, інн, инн, ідн код, код платника, rnokpp, ipn, tax number, tax id",
	},
	{
		name: "by_personal_number", country: "BY",
		about:   "Belarusian identification number: sex and century, date, region, weights 7 3 1 mod 10",
		example: "3170389A001PB6",
		clear:   "9999999A999AA9",
		plain:   "9999999 A 999 AA 9|9999999 A999AA9",
		valid:   validBelarusian, pass: 1.0 / 30000, dated: true,
		words: "личный номер, личного номера, идентификационный номер, идентификационн*, асабісты нумар, ідэнтыфікацыйны нумар, паспорт*, пашпарт*, personal number, identification number",
	},
	{
		name: "md_idnp", country: "MD",
		about:   "Moldovan personal number: begins with 2 or 0, weights 7 3 1 mod 10",
		example: "2002003004007",
		plain:   "9999999999999",
		valid:   validIDNP, pass: 1.0 / 52,
		words: "idnp*, cod personal, codul personal, codul numeric, buletin*, numar personal, numarul personal, cod fiscal, идентификационн*, персональный код, идно, идн",
	},
	{
		name: "ru_inn", country: "RU",
		about:   "Russian taxpayer number of a person: two check digits mod 11",
		example: "500100732259",
		plain:   "999999999999|9999 999999 99",
		valid:   validINN, pass: 1.0 / 101,
		words: "инн, и н н, налогоплательщик*, идентификационный номер, идентификационн*, налогов*, фнс, самозанят*, физлиц*, inn, taxpayer id, tax id, tin",
	},
	{
		name: "ru_snils", country: "RU",
		about:   "Russian pension insurance number (SNILS): weights 9 to 1, mod 101",
		example: "112-233-445 95",
		grouped: "999-999-999 99|999-999-999-99", plain: "999 999 999 99|99999999999|999.999.999 99|999999999 99",
		valid: validSNILS, pass: 1.0 / 102,
		words: "снилс*, страховой номер, страхового номера, страховое свидетельство, пенсионн*, лицевого счета, пфр, сфр, snils*, pension insurance",
	},
	{
		name: "ua_passport", country: "UA",
		about:   "Ukrainian passport: the nine digits of a card, or two letters and the six digits of a booklet; no check digit",
		example: "002451678",
		plain:   "999999999|AA999999|AA 999999",
		valid:   validUkrainianPassport,
		words:   "паспорт*, номер паспорта, ід картка, ід картки, id картка, айді картка, ukrainian passport",
	},
}

// validRNOKPP is the rule of the State Tax Service of Ukraine, for days of birth up to 2040.
func validRNOKPP(v []byte) bool {
	sum, ok := checksum.WeightedSum(v, 10, 5, 7, 9, 4, 6, 10, 5, 7)
	if !ok || len(v) != 10 {
		return false
	}
	day := string(v[:5])
	return byte('0'+sum%11%10) == v[9] && day > "00000" && day < "51500"
}

// validBelarusian is the rule of the Belarusian resolution 1999/92: the letter is the region, the two letters
// name who issued it.
func validBelarusian(v []byte) bool {
	if len(v) != 14 || v[0] < '1' || v[0] > '6' || !isLetter(v[7]) || !isLetter(v[11]) || !isLetter(v[12]) {
		return false
	}
	if _, ok := checksum.Number(v[8:11]); !ok || strings.IndexByte("ABCHKEM", v[7]) < 0 || !isDigit(v[13]) {
		return false
	}
	century := 1800 + 100*(int(v[0]-'1')/2)
	return checksum.Date(century+checksum.Two(v[5:]), checksum.Two(v[3:]), checksum.Two(v[1:])) &&
		sum731(v[:13])%10 == int(v[13]-'0')
}

// validIDNP is the rule of Moldova's state register of population.
func validIDNP(v []byte) bool { return idnpSum(v) && (v[0] == '2' || v[0] == '0') && !allSame(v) }

var idnpSum = checkedBy(10, 7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1, 9)

// validINN is the rule of the Russian Federal Tax Service for persons.
func validINN(v []byte) bool {
	first, ok := checksum.WeightedSum(v, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
	second, all := checksum.WeightedSum(v, 3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
	if !ok || !all || len(v) != 12 || string(v[:2]) == "00" {
		return false
	}
	return byte('0'+first%11%10) == v[10] && byte('0'+second%11%10) == v[11]
}

// validSNILS is the rule of the Russian Social Fund. Numbers up to 001-001-998 have no check.
func validSNILS(v []byte) bool {
	sum, ok := checksum.WeightedSum(v, 9, 8, 7, 6, 5, 4, 3, 2, 1)
	if !ok || len(v) != 11 || string(v[:9]) == "000000000" {
		return false
	}
	check := checksum.Two(v[9:])
	return check >= 0 && (string(v[:9]) <= "001001998" || sum%101%100 == check)
}

// validUkrainianPassport refuses numbers that are plainly made up.
func validUkrainianPassport(v []byte) bool { return len(v) >= 6 && !allSame(v[len(v)-6:]) }
