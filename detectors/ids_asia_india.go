package detectors

import (
	"strings"

	"github.com/redactd/redactd/internal/checksum"
)

var india = []id{
	{
		name: "in_aadhaar", country: "IN",
		about:   "Aadhaar number of the Indian UIDAI: Verhoeff check digit, first digit 2 to 9, no palindrome",
		example: "2341 2341 2346",
		grouped: "9999 9999 9999|9999-9999-9999", plain: "999999999999",
		valid: validAadhaar, pass: 1.0 / 12,
		words: "aadhaar*, aadhar*, adhaar*, adhar*, uidai, uid no, uid number, आधार*, আধার*, ஆதார்*, ఆధార్*, ಆಧಾರ್*, " +
			"ആധാർ*, આધાર*, ਆਧਾਰ*",
	},
	{
		name: "in_pan", country: "IN",
		about:   "Indian permanent account number (PAN): the kind of holder in the fourth letter; the check letter is secret",
		example: "ACUPA7085R",
		grouped: "AAAAA9999A",
		valid:   validIndianPAN, pass: 0.46,
		words: "pan, pan card, pancard, pan no, pan number, permanent account, income tax, itr, tds, पैन*, आयकर*",
	},
	{
		name: "in_voter", country: "IN",
		about:   "Indian voter identity card (EPIC): three letters, seven digits; old cards have no check digit",
		example: "WKH1186253",
		plain:   "AAA9999999", strong: true,
		words: "voter*, epic, election commission, election card, electoral, electors, मतदाता*, वोटर*, " +
			"வாக்காளர்*, ভোটার*, ఓటరు*",
	},
	{
		name: "in_passport", country: "IN",
		about:   "Indian passport number: a letter and seven digits, no check digit",
		example: "K4512987",
		plain:   "A9999999|A 9999999",
		words:   "passport*, indian passport, travel document, पासपोर्ट*, পাসপোর্ট*, பாஸ்போர்ட்*",
	},
	{
		name: "in_driving_licence", country: "IN",
		about:   "Indian driving licence: state, office, year of issue and serial",
		example: "MH12 20110012345",
		clear: "AA99 99999999999|AA-9999999999999|AA-99-99999999999|AA99-99999999999|AA99 9999 9999999|" +
			"AA-99-9999-9999999|AA99-9999-9999999|AA 99 9999 9999999",
		grouped: "AA9999999999999",
		valid:   validIndianLicence, pass: 1.0 / 2200,
		words: "driving licence, driving license, driver licence, driver license, drivers license, dl, licence no, " +
			"license no, licence number, license number, rto, ड्राइविंग*, लाइसेंस*, ஓட்டுநர்*",
	},
	{
		name: "in_gstin", country: "IN",
		about:   "Indian GST number, which holds a PAN: state, PAN, Z and Luhn to the base 36",
		example: "27AAPFU0939F1ZV",
		clear:   "99AAAAA9999ANAN",
		valid:   validGSTIN, pass: 1.0 / 8300,
		words: "gstin*, gst, gst no, gst number, goods and services, जीएसटी*",
	},
	{
		name: "in_abha", country: "IN",
		about:   "Indian health account (ABHA): fourteen digits, the rule of its check digit is not published",
		example: "91-2345-6789-0123",
		grouped: "99-9999-9999-9999", plain: "99999999999999|99 9999 9999 9999", strong: true,
		words: "abha, abha id, health id, healthid, ayushman*, ndhm, abdm, आभा, आयुष्मान*, स्वास्थ्य*",
	},
}

// validAadhaar is the rule of the UIDAI's technical documents.
func validAadhaar(v []byte) bool {
	if len(v) != 12 || v[0] < '2' || !checksum.Verhoeff(v) {
		return false
	}
	for i := range 6 {
		if v[i] != v[11-i] {
			return true
		}
	}
	return false
}

// validIndianPAN knows the holders of the Income Tax Department: persons, companies, families, firms, trusts
// and so on. Serials begin at 0001.
func validIndianPAN(v []byte) bool {
	return hasShape(v, "AAAAA9999A") && strings.IndexByte("ABCEFGHJKLPT", v[3]) >= 0 && string(v[5:9]) != "0000"
}

// indianStates are the codes that number plates and licences begin with, former ones included (Central Motor
// Vehicles Rules, 1989).
const indianStates = "AN AP AR AS BR CG CH DD DL DN GA GJ HP HR JH JK KA KL LA LD MH ML MN MP MZ NL OD OR PB PY RJ SK TG TN TR TS UA UK UP WB"

// validIndianLicence takes an office from 01 on and a year of issue.
func validIndianLicence(v []byte) bool {
	if !hasShape(v, "AA9999999999999") || string(v[2:4]) == "00" || string(v[8:]) == "0000000" {
		return false
	}
	year := checksum.Two(v[4:])*100 + checksum.Two(v[6:])
	return year >= 1950 && year < 2040 && listed(indianStates, v[:2])
}

// validGSTIN takes the states 01 to 38 and what is not a state, 96 to 99. Every second character counts twice.
func validGSTIN(v []byte) bool {
	if len(v) != 15 || v[13] != 'Z' || v[12] == '0' || !validIndianPAN(v[2:12]) ||
		!withinAny(checksum.Two(v), 1, 38, 96, 99) {
		return false
	}
	sum := 0
	for i, c := range v {
		n := strings.IndexByte("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", c) * (1 + i%2)
		sum += n/36 + n%36
	}
	return sum%36 == 0
}
