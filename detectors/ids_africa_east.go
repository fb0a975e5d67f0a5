package detectors

import (
	"strings"

	"github.com/redactd/redactd/internal/checksum"
)

var eastAfrica = []id{
	{
		name: "mu_nid", country: "MU",
		about:   "Mauritian national identity number: initial, date of birth, serial and a check character mod 17",
		example: "D0102803004567",
		clear:   "A999999999999N",
		valid:   validMauritianID, pass: 1.0 / 1100,
		words: "national id, national identity, nid, nic, carte d identite, carte identite, id card, id number, mauritius",
	},
	{
		name: "zw_national_id", country: "ZW",
		about:   "Zimbabwean national number: the digits mod 23 choose the letter, the last two are the district of origin",
		example: "08-2047823-Q-29",
		clear: "99-9999999-A-99|99-999999-A-99|99-9999999A99|99-999999A99|99-9999999 A 99|99-999999 A 99|" +
			"99-9999999-A99|99-999999-A99",
		plain: "999999999A99|99999999A99|99 9999999 A 99|99 999999 A 99",
		valid: validZimbabweanID, pass: 1.0 / 24,
		words: "national id, national registration, id number, id no, zimbabwe id, zim id, chitupa*, isitupa*, nrz",
	},
	{
		name: "zm_nrc", country: "ZM",
		about:   "Zambian national registration card: six digits, two and one with slashes, no check digit",
		example: "123456/12/1",
		grouped: "999999/99/9|999999-99-9", plain: "999999999",
		valid: validZambianNRC, pass: 0.3,
		words: "nrc, nrc no, nrc number, national registration, registration card, zambia id, zambian id",
	},
	{
		name: "tz_nida", country: "TZ",
		about:   "Tanzanian national number (NIDA): date of birth and twelve more digits, no check digit",
		example: "19900101-12345-00001-23",
		clear:   "99999999-99999-99999-99|99999999 99999 99999 99",
		plain:   "99999999999999999999",
		valid:   validNIDA, pass: 1.0 / 685, dated: true,
		words: "nida, kitambulisho*, namba ya nida, national id, nin, uraia",
	},
	{
		name: "rw_nid", country: "RW",
		about:   "Rwandan national number: status, year of birth, 8 for men or 7 for women, serial, no published check",
		example: "1 1990 8 0012345 0 67",
		clear:   "9 9999 9 9999999 9 99",
		plain:   "9999999999999999",
		valid:   validRwandanID, pass: 1.0 / 1200,
		words: "indangamuntu*, irangamuntu*, nid, national id, id number, nida",
	},
	{
		name: "ke_kra_pin", country: "KE",
		about:   "Kenyan tax number (KRA PIN): A for persons or P for others, nine digits and a letter",
		example: "P051365947M",
		grouped: "A999999999A",
		valid:   validKRAPin, pass: 1.0 / 13,
		words: "kra, kra pin, itax, i tax, tax pin, pin, pin no, pin number, pin certificate, tax id",
	},
	{
		name: "ke_national_id", country: "KE",
		about:   "Kenyan identity card: seven or eight digits without any check",
		example: "23456789",
		plain:   "99999999|9999999",
		words: "kitambulisho*, nambari ya kitambulisho, huduma*, maisha namba, maisha card, kenyan id, kenya id, " +
			"national id, iprs",
	},
}

// validMauritianID is the rule of the Civil Status Division: weights 14 to 2 over the characters read to the base
// 36, and the check character that brings the sum to 0 mod 17.
func validMauritianID(v []byte) bool {
	if len(v) != 14 || !hasShape(v[:13], "A999999999999") || !checksum.DDMMYY(v[1:]) {
		return false
	}
	sum := (int(v[0]-'A') + 10) * 14
	for i := 1; i < 13; i++ {
		sum += int(v[i]-'0') * (14 - i)
	}
	return v[13] == "0123456789ABCDEFG"[(17-sum%17)%17]
}

// validZimbabweanID is the rule of the Registrar General, as 08-2047823-Q-29 of the published forms has it.
func validZimbabweanID(v []byte) bool {
	at := len(v) - 3
	if at != 8 && at != 9 || !isLetter(v[at]) || checksum.Two(v[at+1:]) < 0 {
		return false
	}
	n, ok := checksum.Number(v[:at])
	return ok && n > 0 && v[at] == "ZABCDEFGHJKLMNPQRSTVWXY"[n%23]
}

// validZambianNRC takes the provinces 1 to 10 and the kinds of holder 1 to 3.
func validZambianNRC(v []byte) bool {
	return hasShape(v, "999999999") && withinAny(checksum.Two(v[6:]), 10, 99) && withinAny(int(v[8]-'0'), 1, 3)
}

func validNIDA(v []byte) bool {
	return hasShape(v, "99999999999999999999") && withinAny(checksum.Two(v), 19, 20) && checksum.YYYYMMDD(v)
}

// validRwandanID takes 1 for citizens, 2 for refugees and 3 for foreigners.
func validRwandanID(v []byte) bool {
	return hasShape(v, "9999999999999999") && withinAny(int(v[0]-'0'), 1, 3) && (v[5] == '7' || v[5] == '8') &&
		withinAny(checksum.Two(v[1:])*100+checksum.Two(v[3:]), 1900, 2039)
}

// validKRAPin: the rule of the last letter is not published.
func validKRAPin(v []byte) bool {
	return hasShape(v, "A999999999A") && strings.IndexByte("AP", v[0]) >= 0
}
