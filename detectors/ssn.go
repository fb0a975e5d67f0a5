package detectors

import "github.com/redactd/redactd/redact"

// usSSN has no check digit, nine in ten random numbers pass: only the form with hyphens is rare
// enough in other text to stand alone. The bits of the other forms leave them to the context word,
// also where the policy names the country.
func usSSN() redact.Detector {
	return redact.Detector{
		Name:    "us_ssn",
		Entity:  "US_SSN",
		Region:  "US",
		About:   "Social Security number: area, group and serial that can be issued",
		Example: "536-90-4399",
		Trigger: redact.Forms(
			redact.Layout{Form: "999-99-9999", Bits: 10},
			redact.Layout{Form: "999 99 9999", Bits: -2},
			redact.Layout{Form: "999.99.9999", Bits: -2},
			redact.Layout{Form: "999999999", Bits: -2},
		),
		Before:   48,
		After:    32,
		Valid:    validSSN,
		Pass:     0.89,
		WordBits: 15,
		Alone:    true,
		Words: []string{
			"ssn*", "social security", "social sec", "soc sec", "ss no", "ss number", "social",
			"taxpayer", "tax id", "seguro social", "seguridad social", "itin",
			"ref sy", "ssa ss", "usssa ss", // of X12 and HL7
		},
	}
}

// validSSN holds the number to what the Social Security Administration issues: no area 000, 666 or
// 900 to 999, no group 00, no serial 0000 (20 CFR 422 and its randomization notice of 2011), and
// none of the numbers that were printed in advertisements or are plainly made up.
func validSSN(v []byte) bool {
	if len(v) != 9 || v[0] == '9' || allSame(v) {
		return false
	}
	switch string(v) {
	case "078051120", "219099999", "457555462", "123456789":
		return false
	}
	area := string(v[:3])
	return area != "000" && area != "666" && string(v[3:5]) != "00" && string(v[5:]) != "0000"
}
