package detectors

import "github.com/redactd/redactd/redact"

// asianBanks are accounts without check digits, and the code of a branch that stands beside one.
var asianBanks = []id{
	{
		name: "in_ifsc", country: "IN",
		about:   "Indian bank branch (IFSC): four letters, a 0 and six letters or digits",
		example: "SBIN0001234",
		grouped: "AAAA9NNNNNN|AAAA9AAAAAA", plain: "AAAA 9999999",
		valid: validIFSC, pass: 1.0 / 10,
		words: "ifsc*, ifs code, rtgs*, neft*, imps, branch code, bank code, bank, a c, आईएफएससी*, बैंक*",
	},
	{
		name: "kr_bank_account", country: "KR",
		about:   "Korean bank account: ten to fourteen digits in the groups of the banks; nothing to check",
		example: "110-123-456789",
		plain: "999-999-999999|9999-999-999999|999999-99-999999|999-9999-9999-99|9999-99-9999999|999-999999-99999|" +
			"999-99-999999|999-999999-99-999|999-99-99999-9|9999-9999-9999|999-9999-999999|9999999999|99999999999|" +
			"999999999999|9999999999999|99999999999999",
		valid: validKoreanAccount, pass: 0.99,
		words: "계좌*, 계좌번호*, 입금*, 송금*, 이체*, 통장*, 예금주*, 환불계좌*, 은행*, 국민은행*, 신한은행*, 우리은행*, 하나은행*, " +
			"기업은행*, 농협*, 카카오뱅크*, 토스뱅크*, 새마을금고*, gyejwa*, korean account",
	},
}

// validIFSC knows that the fifth sign is 0 in all that were issued.
func validIFSC(v []byte) bool {
	return len(v) == 11 && hasShape(v[:5], "AAAA9") && v[4] == '0' && !allSame(v[5:])
}

// validKoreanAccount leaves mobile numbers to the row of phones.
func validKoreanAccount(v []byte) bool {
	return allDigits(v) && !allSame(v) && (len(v) != 11 || string(v[:3]) != "010")
}

// inBankAccount finds an account number only right behind its label. What "account number" says of digits,
// usBankNumber says as well.
func inBankAccount() redact.Detector {
	return redact.Detector{
		Name: "in_bank_account", Entity: "IN_BANK_ACCOUNT", Region: "IN",
		About:   "Indian bank account number: nine to eighteen digits right behind a label such as a/c no; nothing to check",
		Example: "a/c no 30512345678",
		Trigger: redact.Labelled(9, 18), Before: idReach, After: idReach,
		Match: matchUSBank, Prior: bitsPlain, WordBits: bitsBareWord,
		Ignores: []string{"epoch time", "compact timestamp"}, // the label is no name of a time
		Words: []string{
			"a c", "a c no", "a c number", "a c num", "ac no", "ac number", "acc no", "acc number", "acct", "acct no",
			"acct number", "account no", "account number", "account num", "bank account", "savings account",
			"current account", "saving account", "beneficiary account", "sb account", "sb a c", "khata", "khata no",
			"khata number", "खाता", "खाता संख्या", "खाता नंबर", "खाते", "खाता नम्बर", "खाता क्रमांक", "ખાતા નંબર", "ખાતું",
			"கணக்கு", "கணக்கு எண்", "ఖాతా", "ఖాతా సంఖ్య", "ಖಾತೆ", "ಖಾತೆ ಸಂಖ್ಯೆ", "അക്കൗണ്ട്", "অ্যাকাউন্ট",
		},
	}
}
