package detectors

var rarePacific = []id{
	{
		name: "au_acn", country: "AU",
		about:   "Australian company number (ACN): weights 8 to 1, mod 10",
		example: "004 085 616",
		plain:   "999 999 999|999999999|999-999-999",
		valid:   validACN, pass: 1.0 / 10,
		words: "acn, acn no, a.c.n, company number, australian company, asic, arbn, company no",
	},
	{
		name: "nz_passport", country: "NZ",
		about:   "number of a New Zealand passport: two letters of a series, or N, and six digits; no check digit is printed",
		example: "LH384720",
		plain:   "AA999999|AA 999999|A999999",
		valid:   validKiwiPassport, pass: 1.0 / 112, strong: true,
		words: "passport*, passport no, passport number, nz passport, new zealand passport, uruwhenua*, travel document",
	},
}

// validACN is the rule of python-stdnum, stdnum/au/acn.py.
func validACN(v []byte) bool { return acnSum(v) && !allSame(v) }

var acnSum = checkedBy(10, 8, 7, 6, 5, 4, 3, 2, 1, 1)

// validKiwiPassport knows the series; no page of the issuer that lists them was found.
func validKiwiPassport(v []byte) bool {
	switch len(v) {
	case 7:
		return v[0] == 'N' && !allSame(v[1:])
	case 8:
		return listed("LA LD LF LH EA EP", v[:2]) && !allSame(v[2:])
	}
	return false
}
