package detectors

import (
	"bytes"
	"strings"
)

var rareBritish = []id{
	{
		name: "uk_upn", country: "GB",
		about:   "English pupil number (UPN): a check letter mod 23, the local authority, school, year and serial",
		example: "B801200005001",
		clear:   "A999999999999|A99999999999A",
		valid:   validUPN, pass: 1.0 / 175,
		words: "upn, upns, pupil, pupils, pupil number, unique pupil, school, school census, dfe",
	},
	{
		name: "uk_vehicle_registration", country: "GB",
		about:   "British number plate of the styles since 1963: letters and digits where the style has them, no check",
		example: "AB51 ABC",
		plain: "AA99 AAA|AA99AAA|AA99-AAA|A999 AAA|A99 AAA|A9 AAA|A999AAA|A99AAA|A9AAA|AAA 999A|AAA 99A|AAA 9A|" +
			"AAA999A|AAA99A|AAA9A",
		valid: validBritishPlate, pass: 0.3,
		words: "registration, registration number, vehicle registration, reg, reg no, reg number, car reg, number plate, numberplate*, " +
			"licence plate, license plate, plate, plates, vrm, vrn, vehicle, dvla, logbook",
	},
	{
		name: "uk_postcode", country: "GB",
		about:   "British postcode: an outward code of two to four signs and an inward code; no check",
		example: "EC1A 1BB",
		grouped: "A9 9AA|A99 9AA|A9A 9AA|AA9 9AA|AA99 9AA|AA9A 9AA",
		plain:   "A99AA|A999AA|A9A9AA|AA99AA|AA999AA|AA9A9AA",
		valid:   validPostcode, pass: 0.3, strong: true,
		words: "postcode*, post code, postal code, postal, zip, address, delivery address, billing address, deliver to, ship to, lives at",
	},
}

// upnAlphabet is read as 0 to 32: letters without I, O and S, then digits.
const upnAlphabet = "ABCDEFGHJKLMNPQRTUVWXYZ0123456789"

// upnAuthorities are the first and the last of the codes of local authorities that follow each other
// (python-stdnum, stdnum/gb/upn.py).
var upnAuthorities = []int{
	201, 213, 301, 320, 330, 336, 340, 344, 350, 359, 370, 373, 380, 384, 390, 394, 420, 420, 800, 803, 805, 808, 810, 813,
	815, 816, 821, 823, 825, 826, 830, 831, 835, 837, 840, 841, 845, 846, 850, 852, 855, 857, 860, 861, 865, 874, 876, 896,
	908, 909, 916, 916, 919, 919, 921, 921, 925, 926, 928, 929, 931, 931, 933, 933, 935, 938,
}

// validUPN is the rule of the same module: weights 2 to 13 over the signs behind the check letter, mod 23. The last
// sign of a temporary number is a letter.
func validUPN(v []byte) bool {
	if len(v) != 13 || !allDigits(v[1:12]) || !withinAny(int(decimal(v[1:4])), upnAuthorities...) {
		return false
	}
	sum := 0
	for i, c := range v[1:] {
		n := strings.IndexByte(upnAlphabet, c)
		if n < 0 {
			return false
		}
		sum += n * (i + 2)
	}
	return v[0] == upnAlphabet[sum%23]
}

// validBritishPlate has the letters and age identifiers of presidio's recognizer
// (uk_vehicle_registration_recognizer.py): the style of 2001, the year before the digits, the year behind them.
func validBritishPlate(v []byte) bool {
	switch {
	case hasShape(v, "AA99AAA"):
		age := int(v[2]-'0')*10 + int(v[3]-'0')
		return withinAny(age, 2, 29, 51, 79) && !bytes.ContainsAny(v[:2], "IQZ") && !bytes.ContainsAny(v[4:], "IQ")
	case len(v) < 5 || len(v) > 7:
		return false
	case isDigit(v[1]):
		return !bytes.ContainsAny(v[:1], "IOQUZ") && !bytes.ContainsAny(v[len(v)-3:], "IQ")
	}
	return !bytes.ContainsAny(v[:3], "IQ") && !bytes.ContainsAny(v[len(v)-1:], "IOQUZ")
}

// validPostcode knows which letters stand where (presidio, uk_postcode_recognizer.py).
func validPostcode(v []byte) bool {
	if len(v) < 5 || len(v) > 7 {
		return false
	}
	out, in := v[:len(v)-3], v[len(v)-3:]
	if bytes.ContainsAny(out[:1], "QVX") || bytes.ContainsAny(in[1:], "CIKMOV") || isLetter(out[1]) && bytes.ContainsAny(out[1:2], "IJZ") {
		return false
	}
	if last := out[len(out)-1]; isLetter(last) && isDigit(out[1]) {
		return strings.IndexByte("ABCDEFGHJKPSTUW", last) >= 0
	} else if isLetter(last) {
		return strings.IndexByte("ABEHMNPRVWXY", last) >= 0
	}
	return true
}
