package detectors

import (
	"github.com/redactd/redactd/internal/checksum"
	"github.com/redactd/redactd/luhn"
	"github.com/redactd/redactd/redact"
)

func sePersonnummer() redact.Detector {
	return redact.Detector{
		Name:    "se_personnummer",
		Entity:  "SE_PERSONNUMMER",
		Region:  "SE",
		About:   "Swedish personal and co-ordination number: a real date and Luhn",
		Example: "811218-9876",
		Trigger: redact.Forms(
			redact.Layout{Form: "999999-9999", Bits: 3},
			redact.Layout{Form: "999999+9999", Bits: 3},
			redact.Layout{Form: "99999999-9999", Bits: 2},
			redact.Layout{Form: "99999999+9999", Bits: 2},
			redact.Layout{Form: "9999999999", Bits: -6},
			redact.Layout{Form: "999999999999", Bits: -6},
		),
		Before:   48,
		After:    32,
		Valid:    validPersonnummer,
		Pass:     1.0 / 253,
		WordBits: 12,
		Alone:    true,
		Words: []string{
			"personnummer*", "personnr", "pnr", "samordningsnummer*", "person id", "personid",
			"personal number", "personal identity number", "ssn", "bankid", "bank id", "fodelsenummer",
			"legitimation", "patient*",
		},
	}
}

// validPersonnummer takes 10 digits, or 12 with the century: a day that exists (co-ordination
// numbers have 60 added to it) and the Luhn rule over the last ten. Source: the Swedish population
// register act (folkbokföringslagen 1991:481, section 18) and Skatteverket's SKV 704 and 707.
func validPersonnummer(v []byte) bool {
	century := 20
	if len(v) == 12 {
		if century = checksum.Two(v); century < 18 || century > 20 {
			return false
		}
		v = v[2:]
	}
	if len(v) != 10 || !luhn.Valid(v) {
		return false
	}
	day := checksum.Two(v[4:])
	if day > 60 {
		day -= 60
	}
	return checksum.Date(century*100+checksum.Two(v), checksum.Two(v[2:]), day)
}
