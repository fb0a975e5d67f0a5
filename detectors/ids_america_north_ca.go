package detectors

import "github.com/redactd/redactd/luhn"

var canada = []id{
	{
		name: "ca_sin", country: "CA",
		about:   "Canadian Social Insurance Number: Luhn, does not begin with 0 or 8",
		example: "130-692-544",
		grouped: "999-999-999", plain: "999999999|999 999 999",
		valid: validSIN, pass: 1.0 / 13,
		words: "sin, social insurance, nas, assurance sociale, insurance number, tax id",
	},
}

// validSIN is the rule of Employment and Social Development Canada. 9 is for temporary residents; 0 and 8 have
// not been issued to people.
func validSIN(v []byte) bool {
	return len(v) == 9 && v[0] != '0' && v[0] != '8' && luhn.Valid(v)
}

// canadaPapers are passports, licences and accounts, in the shapes of Microsoft's definitions of sensitive
// information types (MicrosoftDocs/microsoft-365-docs, sit-defn-canada-*.md). No check digits are published.
var canadaPapers = []id{
	{
		name: "ca_passport", country: "CA",
		about:   "number of a Canadian passport: two letters and six digits, or a letter, six digits and two letters",
		example: "ZE000509",
		plain:   "AA999999|AA 999999|A999999AA",
		words: "passport*, passeport*, canadian passport, canada passport, passport canada, passeport canadien, " +
			"travel document, titre de voyage",
	},
	{
		name: "ca_driver_license", country: "CA",
		about:   "Canadian driver's licence in the forms of the provinces; nothing to check",
		example: "A1234-56789-01234",
		plain: "A9999-99999-99999|A9999 99999 99999|A99999999999999|A9999-999999-99|A999999999999|A9999 999999 99|" +
			"9999999|999999-999|999999999|99999999|999999|A999999999|AAAAA999999999|AAAAA-999999999|AAAAA 999999999|AAAAAAA999AA",
		words: "driver licence, drivers licence, driver s licence, driving licence, driver license, drivers license, " +
			"driver s license, permis de conduire, numero de permis, canadian licence, canadian driver licence, " +
			"ontario licence, ontario driver licence, ontario driver s licence, quebec licence, saaq, icbc, alberta licence",
	},
	{
		name: "ca_bank_account", country: "CA",
		about:   "Canadian bank account: transit and institution, in either order, and the account; nothing to check",
		example: "12345-003-1234567",
		grouped: "99999-999-9999999|99999-999-99999999|99999-999-999999999|99999-999-9999999999|99999-999-99999999999|" +
			"99999-999-999999999999|999-99999-9999999|999-99999-99999999|999-99999-999999999|999-99999-999999999999",
		plain: "99999 999 9999999|99999 999 99999999|99999 999 999999999|99999 999 999999999999|999 99999 9999999|" +
			"999 99999 999999999999|99999-999 9999999|99999-999 999999999999|99999-999 9999-999",
		valid: validCanadianAccount,
		words: "transit*, institution*, direct deposit, depot direct, void cheque, specimen de cheque, virement*, compte*, " +
			"account*, bank account, bank, banque*, acct, e-transfer",
	},
}

// validCanadianAccount refuses accounts that are plainly made up.
func validCanadianAccount(v []byte) bool {
	return len(v) >= 15 && len(v) <= 20 && allDigits(v) && !allSame(v[8:])
}
