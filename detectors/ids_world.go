package detectors

import (
	"slices"

	"github.com/redactd/redactd/internal/checksum"
	"github.com/redactd/redactd/luhn"
	"github.com/redactd/redactd/redact"
)

// worldIDs returns the rows of what no country numbers: devices, vehicles, travel documents, researchers, banks.
func worldIDs() []redact.Detector {
	return slices.Concat(rows(world), mrzRows(), paperRows(), []redact.Detector{imeiUnchecked(), eidBare(), vinChecked(), swiftBIC()})
}

var world = []id{
	euVAT,
	{
		name:    "imei_code",
		about:   "mobile device: the body that gave the number and a Luhn digit",
		example: "49-015420-323751-8",
		grouped: "99-999999-999999-9|99 999999 999999 9|999999-99-999999-9|999999 99 999999 9|99999999-999999-9|99999999 999999 9|999999/99/999999/9|99 999999 9999999",
		plain:   "999999999999999",
		valid:   validIMEI, pass: 1.0 / 40,
		words: "imei*, device id, deviceid, device identifier, handset*, phone serial, numero de serie, mobilgerat*, equipo movil, имеи, имей, 手机串号, 串号, 端末識別番号, 단말기 식별번호",
	},
	{
		name:    "iccid",
		about:   "SIM card: 89 for telecommunication and a Luhn digit, 19 or 20 digits",
		example: "8944 6770 4249 4068 054",
		grouped: "9999 9999 9999 9999 999|9999 9999 9999 9999 9999|9999-9999-9999-9999-999|9999-9999-9999-9999-9999|999999 9999 9999 9999 9|" +
			"99 99 99 9999 9999 9999 9|9999999999999999999A|9999 9999 9999 9999 999A|99999 99999 99999 9999|99999 99999 99999 99999",
		plain: "9999999999999999999|99999999999999999999",
		valid: validICCID, pass: 1.0 / 1000,
		words: "iccid*, sim, sim card, sim cards, simcard*, sim number, sim no, sim serial, uicc, esim*, sim karte*, simkarte*, sim kartennummer, carte sim, " +
			"tarjeta sim, numero de sim, cartao sim, scheda sim, simkort*, karta sim, karty sim, сим карт*, сим, симкарт*, sim卡, simカード, 유심",
	},
	{
		name:    "esim_eid",
		about:   "eSIM chip (EID): 32 digits, ISO 7064 mod 97",
		example: "89034011560010000000000000000121",
		plain:   "99999999999999999999999999999999|9999 9999 9999 9999 9999 9999 9999 9999|99999999 99999999 99999999 99999999",
		valid:   validESIM, pass: 1.0 / 97,
		words: "eid, eids, esim*, euicc*, uicc, e sim, sim, chip id, eid nummer, carte esim",
	},
	{
		name:    "imsi",
		about:   "mobile subscriber: country code of the network, 14 or 15 digits; no check digit",
		example: "310150123456789",
		plain:   "999999999999999|99999999999999|999 99 9999999999|999 999 999999999|999-99-9999999999|999-999-999999999",
		valid:   validIMSI, pass: 1.0 / 4,
		words: "imsi*, subscriber identity, subscriber id, mobile subscriber, supi, имси",
	},
	{
		name:    "orcid",
		about:   "researcher (ORCID, ISNI): begins with 0000 or 0009, ISO 7064 mod 11-2",
		example: "0000-0002-1825-0097",
		clear:   "9999-9999-9999-999N",
		grouped: "9999 9999 9999 999N",
		plain:   "9999999999999999|999999999999999A",
		valid:   validORCID, pass: 1.0 / 55000,
		words: "orcid*, isni, researcher*, author id, contributor id",
	},
	{
		name:    "vin",
		about:   "vehicle identification number (ISO 3779): 17 capitals and digits without I, O and Q, the last four digits",
		example: "WVWZZZ1JZ3W386752",
		plain:   "NNNNNNNNNNNNN9999",
		valid:   validVIN, pass: 1.0 / 3, strong: true,
		words: "vin, vins, vin number, vin no, vehicle identification, vehicle id, chassis*, frame number, fahrgestell*, fahrzeugident*, fin, fin nummer, fahrzeugschein, numero de serie, " +
			"n de serie, chassi, bastidor*, telaio, podwozi*, kaross*, chassinummer, stelnummer, understellsnummer, valmistenumero*, vozidl*, alvazszam*, sasi, sase, вин, кузов*, шасси, " +
			"车架号, 車架號, 車台番号, 차대번호",
	},
}

// validIMEI wants one of the bodies that gave out numbers (Wikipedia, "Reporting Body Identifier", after appendix A
// of GSMA TS.06) and a Luhn digit (3GPP TS 23.003, annex B).
func validIMEI(v []byte) bool {
	return len(v) == 15 && knownIMEI(v) && luhn.Valid(v)
}

func knownIMEI(v []byte) bool {
	return len(v) > 4 && digitsEnd(v, 0) == len(v) && !allSame(v[2:]) &&
		(v[0] == '0' || listed("10 30 33 35 44 45 49 50 51 52 53 54 86 91 98 99", v[:2]))
}

// imeiUnchecked finds what has no check digit: the number with a software version (IMEISV), and without its digit.
func imeiUnchecked() redact.Detector {
	d := id{
		name:    "imei_unchecked",
		about:   "mobile device: 14 digits without their check digit, or 16 with a software version (IMEISV)",
		example: "35-686800-004141-20",
		plain:   "99-999999-999999-99|99 999999 999999 99|99999999-999999-99|9999999999999999|99-999999-999999|99999999-999999|99999999999999",
		valid:   func(v []byte) bool { return len(v) != 15 && knownIMEI(v) }, pass: 1.0 / 4,
		words: "imei*",
	}.detector()
	d.Entity = "IMEI_CODE"
	return d
}

// validICCID is the rule of ITU-T E.118 as Wikipedia tells it. An F fills the twentieth place.
func validICCID(v []byte) bool {
	if len(v) == 20 && v[19] == 'F' {
		v = v[:19]
	}
	return (len(v) == 19 || len(v) == 20) && v[0] == '8' && v[1] == '9' && !allSame(v[2:]) && luhn.Valid(v)
}

// validESIM is the rule of SGP.02 as Infineon's wiki tells it ("How to verify an EID"). By SGP.29 a number need not
// begin with 89 any more.
func validESIM(v []byte) bool {
	return len(v) == 32 && digitsEnd(v, 0) == 32 && !allSame(v) && checksum.Mod97(v) == 1
}

// eidBare finds numbers that begin as those of telecommunication do, without a word.
func eidBare() redact.Detector {
	d := id{
		name:    "esim_eid_bare",
		about:   "eSIM chip (EID): 32 digits that begin with 89, ISO 7064 mod 97",
		example: "89034011560010000000000000000121",
		clear:   "99999999999999999999999999999999",
		valid:   func(v []byte) bool { return validESIM(v) && v[0] == '8' && v[1] == '9' }, pass: 1.0 / 9700,
		words: "eid, esim*, euicc*",
	}.detector()
	d.Entity = "ESIM_EID"
	return d
}

// validORCID wants a beginning that ORCID's two blocks have (support.orcid.org, "What is the relationship between
// ISNI and ORCID?") and those of ISNI around them share, and the check digit.
func validORCID(v []byte) bool {
	return len(v) == 16 && (string(v[:4]) == "0000" || string(v[:4]) == "0009") && !allSame(v[:15]) && checksum.PureMod11(v)
}

// validIMSI wants a country code of E.212: those of countries begin with 2 to 7, 901 is of none, 001 for tests.
func validIMSI(v []byte) bool {
	if len(v) != 14 && len(v) != 15 || digitsEnd(v, 0) != len(v) || allSame(v[3:]) {
		return false
	}
	return v[0] >= '2' && v[0] <= '7' || listed("901 001", v[:3])
}
