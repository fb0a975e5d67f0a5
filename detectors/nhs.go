package detectors

// britishNHS shares its only separated form with North American phone numbers, and one number in eleven
// passes: a word has to say so, also where the policy names the country.
var britishNHS = id{
	name: "uk_nhs", country: "GB",
	about:   "NHS number of England, Wales and the Isle of Man: weights 10 to 2, mod 11",
	example: "943 476 5919",
	plain:   "999 999 9999|999-999-9999|9999999999",
	valid:   validNHS, pass: 1.0 / 11,
	words: "nhs*, nhs number, patient*, health service, gp, surgery, hospital, medical record, clinic*",
}

// validNHS is the rule of the NHS data dictionary: the ten digits weighted 10 to 1 add up to a
// multiple of 11, which no check digit of "10" can. Ten equal digits pass it and are refused.
func validNHS(v []byte) bool { return nhsSum(v) && !allSame(v) }

var nhsSum = checkedBy(11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1)
