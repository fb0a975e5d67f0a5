package detectors

import "github.com/redactd/redactd/internal/checksum"

// rareIndia are rows of India and Nepal.
var rareIndia = []id{
	{
		name: "in_vid", country: "IN",
		about:   "Indian virtual number for an Aadhaar (VID): sixteen digits, 2 to 9 in front, Verhoeff",
		example: "2341 2341 2341 2341",
		grouped: "9999 9999 9999 9999|9999-9999-9999-9999", plain: "9999999999999999",
		valid: validVID, pass: 1.0 / 13,
		words: "vid, vid no, virtual id, virtual identity, virtual aadhaar, aadhaar vid, aadhaar, uidai, आधार*, वर्चुअल आईडी, वीआईडी",
	},
	{
		name: "in_uan", country: "IN",
		about:   "Indian provident fund account number (UAN): twelve digits, no published check digit",
		example: "100904319456",
		plain:   "999999999999|9999 9999 9999|9999-9999-9999",
		valid:   notMadeUp, strong: true,
		words: "uan, uan no, uan number, universal account, epf*, epfo, provident fund, pf uan, यूएएन, भविष्य निधि",
	},
	{
		name: "np_citizenship", country: "NP",
		about:   "Nepalese citizenship certificate, a district first, or national number of ten digits; no check digit",
		example: "27-01-74-05391",
		grouped: "99-99-99-99999", plain: "99/99/99/99999|9999999999|999-999-999-9|99-99-99-9999",
		valid: validNepalese,
		words: "नागरिकता*, नागरिकता नम्बर, नागरिकता प्रमाणपत्र, ना.प्र.नं, राष्ट्रिय परिचयपत्र, परिचयपत्र*, citizenship*, citizenship no, nagarikta*, " +
			"national id, nid, nepali id",
	},
}

// validVID is the rule of python-stdnum, stdnum/in_/vid.py.
func validVID(v []byte) bool {
	return len(v) == 16 && v[0] >= '2' && checksum.Verhoeff(v) && !palindrome(v)
}

func palindrome(v []byte) bool {
	for i := range len(v) / 2 {
		if v[i] != v[len(v)-1-i] {
			return false
		}
	}
	return true
}

// validNepalese knows that there are 77 districts.
func validNepalese(v []byte) bool {
	switch len(v) {
	case 10:
		return allDigits(v) && !allSame(v)
	case 11:
		return allDigits(v) && withinAny(checksum.Two(v), 1, 77) && string(v[6:]) != "00000"
	}
	return false
}
