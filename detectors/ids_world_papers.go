package detectors

import "github.com/redactd/redactd/redact"

// Passports and driving licences of any state. No rule for the numbers of all states was found, and nothing in
// them is checked: only a word close by makes one. The rows of a country are stronger.

// bitsPaper is less than every row of a country has.
const bitsPaper = bitsPlain - 0.1

func paperRows() []redact.Detector {
	return []redact.Detector{paper(anyPassport), paper(anyLicense)}
}

// paper returns the row of a document that no country's row names.
func paper(r id) redact.Detector {
	d := r.detector()
	d.Prior = bitsPaper
	return d
}

var anyPassport = id{
	name:    "passport",
	about:   "passport number of any state, 7 to 9 letters and digits, close to a word for it",
	example: "passport AAB771829",
	plain: "9999999|99999999|999999999|A999999|A9999999|A99999999|A9999999A|AA99999|AA999999|AA9999999|AAA999999|99AA99999|A9999AA99|AANNNNNN9|" +
		"99 9999999|A-9999999|AA-9999999|AA-999999",
	valid: notMadeUp,
	words: "passport, passports, passport number, passport no, passport nr, passport num, passportnumber, passportno, passport id, passport card, travel document, " +
		"passeport*, reisepass*, passnummer*, pasaporte*, passaporto*, passaporti, passaporte*, paspoort*, cestovni pas, cestovny pas, cestovniho pasu, " +
		"putovnic*, passinumero*, pasnummer, passnr, pas nr, pasaport*, pașaport*, utlevel*, vegabref*, pase numeris, pases numurs, " +
		"пасош*, διαβατηρι*, جواز السفر, جواز سفر, דרכון, ho chieu, หนังสือเดินทาง, paspor",
}

var anyLicense = id{
	name:    "driver_license",
	about:   "driving licence number of any state, 7 to 16 letters and digits, close to a word for it",
	example: "B072RRE2I55",
	plain: "9999999|99999999|999999999|9999999999|99999999999|999999999999|A999999|A9999999|A99999999|A999999999|A99999999999|A99999999999999|" +
		"AA999999|AA9999999|AA9999999A|AA999999AA|A9999999A|AAA999999|999AA9999|99AA99999|A999NNNNN99|99999999A|9999999999A|AA9999999999999|" +
		"A9999-99999-99999|A9999-999999-99|999-999-999|999 999 999|999-999-999-999|99999/99/9999|99 99 999999|9999 999999|A-99999999",
	valid: notMadeUp,
	words: "driver license, drivers license, driver s license, driver licence, drivers licence, driver s licence, driverlicense, driverslicense, driver license number, " +
		"driving licence, driving license, driving permit, licence number, licence no, permis de conduire, permis conduire, fuhrerschein*, fuehrerschein*, fahrerlaubnis*, " +
		"licencia de conducir, licencia de conduccion, permiso de conducir, permiso de conduccion, carnet de conducir, brevete, patente di guida, patente guida, " +
		"rijbewijs*, korkort*, førerkort*, førerbevis*, kørekort*, ajokort*, prawo jazdy, prawa jazdy, ridicsky prukaz, ridicskeho prukazu, vodicsky preukaz, " +
		"jogositvany*, vezetoi engedely, permis de conducere, carta de conducao, carteira de motorista, ehliyet*, surucu belgesi, okuskirteini, vozacka dozvola, " +
		"vozniško dovoljenje, vairuotojo pazymejim*, juhiluba, vaditaja apliecib*, водительское удостоверение, водительского удостоверения, водительские права, " +
		"посвідчення водія, αδεια οδηγησης, διπλωμα οδηγησης, 驾驶证, 驾照, 駕照, رخصة القيادة, رخصة قيادة, רישיון נהיגה, lesen memandu",
}

// notMadeUp refuses digits that are all the same or count up, as in examples, and days.
func notMadeUp(v []byte) bool {
	digits, same, up := 0, true, true
	var last byte
	for _, c := range v {
		if !isDigit(c) {
			continue
		}
		if digits > 0 {
			same, up = same && c == last, up && c == last+1
		}
		digits, last = digits+1, c
	}
	return digits > 1 && !same && !up && (len(v) != 8 || !recentDay(v))
}
