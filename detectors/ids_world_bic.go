package detectors

import (
	"strings"

	"github.com/redactd/redactd/redact"
)

// swiftBIC needs a word close by: eight capitals with a country's code in the middle are also words.
func swiftBIC() redact.Detector {
	return redact.Detector{
		Name:     "swift_bic",
		Entity:   "SWIFT_BIC",
		About:    "bank identifier (ISO 9362): four letters, a country, two or five letters and digits, beside a word",
		Example:  "BIC DEUTDEFF500",
		Trigger:  redact.Prefix(8, strings.Split(asciiUpper, "")...).Capitals().Checked(isBIC),
		Before:   idReach,
		After:    idReach,
		Prior:    bitsPlain,
		WordBits: bitsBareWord,
		Words: []string{
			"bic", "swift", "swiftbic", "bicswift", "swiftcode", "biccode", "bic code", "swift code", "bank identifier", "bank identification", "bank code", "codigo swift", "codigo bic",
			"code swift", "code bic", "code banque", "codice bic", "codice swift", "kod swift", "kod bic", "bankleitzahl", "iban", "свифт", "бик", "银行代码", "スイフト",
		},
	}
}

// isBIC says whether v has the form of ISO 9362 (python-stdnum, bic.py) with a country that there is, and is none
// of the words that stand beside words for it.
func isBIC(v []byte) bool {
	if len(v) != 8 && len(v) != 11 {
		return false
	}
	for i, c := range v {
		if !isUpperByte(c) && (i < 6 || !isDigit(c)) {
			return false
		}
	}
	return listed(bicCountries, v[4:6]) && !strings.Contains(bicLike, " "+string(v)+" ")
}

// bicCountries are the codes of ISO 3166-1 and XK for Kosovo.
const bicCountries = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ " +
	"CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE " +
	"GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR " +
	"KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI " +
	"NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS " +
	"ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW"

// bicLike are words of eight and eleven letters that have the form.
const bicLike = " REQUIRED TRANSACTION DOCUMENT INTERNATION CORRESPONDS PARTICIPANT NEGOTIATION INVESTMENTS BENEFICIARY CURRENCY " +
	"PURCHASE RECEIVED RECEIVER COMMERCE MESSAGES IDENTIFIERS STANDARD CUSTOMER ABSOLUTE INDIRECT TRANSFER PAYMENTS OVERSEAS " +
	"DISABLED OPTIONAL COMPLETE RELATION PASSWORD "
