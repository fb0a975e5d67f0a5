package detectors

import (
	"github.com/redactd/redactd/internal/checksum"
	"github.com/redactd/redactd/luhn"
)

// VAT numbers of the European Union, with their country in front. Those of Poland, Slovenia and Cyprus have rows of
// their own that find them so.
var euVAT = id{
	name:    "eu_vat",
	about:   "VAT number of a state of the European Union with its country code, checked by that state's rule",
	example: "DE136695976",
	grouped: "AA99999999|AA999999999|AA9999999999|AA99999999999|AA999999999999|AAA99999999|AAA9999999A|AA99999999A|AA999999999A99|AA9999999A|AA9999999AA|" +
		"AA 99999999|AA 999999999|AA 9999999999|AA 99999999999|AA 999999999999|AAA 99999999|AA 999 999 999|AA 9999 999 999|AA9999.999.999|AA 9999.999.999|" +
		"AA 99 999 999 999|AA 99 999999999|AA 99 99 99 99|AA-999999999|AA-99999999|AA-99999999999|AA 9999.99.999.A.99",
	valid: validVAT, pass: 1.0 / 300,
	words: "vat*, ust id*, ustid*, ust idnr, ust nr, umsatzsteuer*, uid, uid nummer, tva, n tva, tva intracommunautaire, iva, partita iva, p iva, piva, nif iva, btw*, " +
		"moms*, momsregistrering*, momsnr, alv, alv numero, dph, ic dph, dic, dds, pvn, pvm, pvm kodas, km, kmkr, kmkr nr, pdv, oib, cui, cod tva, afm, afm fpa, αφμ, φπα, " +
		"steuernummer, tax id, tax number, cvr, orgnr, mwst*, adoszam*, kozossegi adoszam",
}

// vatRules has for each country the test of what follows its code, as odoo's jsvat.js and python-stdnum have them.
var vatRules = map[string]func(v []byte) bool{
	"AT": func(v []byte) bool { return len(v) == 9 && v[0] == 'U' && austrianVAT(v[1:]) },
	"BE": belgianVAT,
	"BG": func(v []byte) bool { return len(v) == 9 && bulgarianVAT(v) },
	"CZ": czechVAT,
	"DE": func(v []byte) bool { return len(v) == 9 && v[0] != '0' && checksum.HybridMod11(v) },
	"DK": checkedBy(11, 2, 7, 6, 5, 4, 3, 2, 1),
	"EE": checkedBy(10, 3, 7, 1, 3, 7, 1, 3, 7, 1),
	"EL": validAFM,
	"ES": spanishVAT,
	"FI": checkedBy(11, 7, 9, 10, 5, 8, 4, 2, 1),
	"FR": frenchVAT,
	"HR": func(v []byte) bool { return len(v) == 11 && checksum.HybridMod11(v) },
	"HU": checkedBy(10, 9, 7, 3, 1, 9, 7, 3, 1),
	"IE": validPPSN,
	"IT": func(v []byte) bool { return elevenByLuhn(v) && string(v[:7]) != "0000000" },
	"LT": func(v []byte) bool { return len(v) == 9 && v[7] == '1' && bulgarianVAT(v) },
	"LU": luxembourgVAT,
	"MT": checkedBy(37, 3, 4, 6, 7, 8, 9, 10, 1),
	"NL": dutchVAT,
	"PT": func(v []byte) bool { return portugueseVAT(v) },
	"RO": romanianVAT,
	"SE": func(v []byte) bool { return len(v) == 12 && string(v[10:]) == "01" && luhn.Valid(v[:10]) },
	"SK": func(v []byte) bool {
		n, ok := checksum.Number(v)
		return len(v) == 10 && ok && v[0] != '0' && n%11 == 0
	},
}

func validVAT(v []byte) bool {
	if len(v) < 10 {
		return false
	}
	rule := vatRules[string(v[:2])]
	return rule != nil && !allSame(v[3:]) && rule(v[2:])
}

// austrianVAT is Luhn's sum over seven digits and four more.
func austrianVAT(v []byte) bool {
	return digitsEnd(v, 0) == 8 && int(v[7]-'0') == (10-(luhnSum(v[:7])+4)%10)%10
}

// luhnSum is Luhn's sum where the second digit and every other one is doubled.
func luhnSum(v []byte) (sum int) {
	for i, c := range v {
		d := int(c-'0') << (i & 1)
		sum += d/10 + d%10
	}
	return sum
}

func belgianVAT(v []byte) bool {
	n, ok := checksum.Number(v)
	return len(v) == 10 && ok && v[0] <= '1' && int(97-n/100%97) == int(n%100)
}

// bulgarianVAT is also the rule of Lithuania: two rounds of weights, mod 11.
func bulgarianVAT(v []byte) bool {
	return checkedTwice([]int{1, 2, 3, 4, 5, 6, 7, 8}, []int{3, 4, 5, 6, 7, 8, 9, 10})(v) ||
		v[7] == '1' && checkedTwice([]int{1, 2, 3, 4, 5, 6, 7, 8}, []int{3, 4, 5, 6, 7, 8, 9, 1})(v)
}

// czechVAT is the rule of firms; numbers of people are birth numbers, which have a row of their own.
func czechVAT(v []byte) bool {
	sum, ok := checksum.WeightedSum(v, 8, 7, 6, 5, 4, 3, 2)
	return ok && len(v) == 8 && v[0] != '9' && int(v[7]-'0') == (11-sum%11)%10
}

// spanishVAT is the rule of people, whose letter has a row, or that of firms: Luhn's sum as a digit or a letter.
func spanishVAT(v []byte) bool {
	if len(v) != 9 || digitsEnd(v, 1) < 8 {
		return false
	}
	if validNIF(v) || !isLetter(v[0]) {
		return validNIF(v)
	}
	sum := 0
	for i, c := range v[1:8] {
		d := int(c-'0') << (1 - i&1)
		sum += d/10 + d%10
	}
	check := (10 - sum%10) % 10
	return v[8] == '0'+byte(check) || v[8] == "JABCDEFGHI"[check]
}

func frenchVAT(v []byte) bool {
	n, ok := checksum.Number(v)
	return len(v) == 11 && ok && (n%1e9*100+12)%97 == n/1e9
}

func luxembourgVAT(v []byte) bool {
	n, ok := checksum.Number(v)
	return len(v) == 8 && ok && n/100%89 == n%100
}

// dutchVAT is the number of a firm with B and its place, or that of a person, which passes ISO 7064 mod 97.
func dutchVAT(v []byte) bool {
	if len(v) != 12 || v[9] != 'B' || digitsEnd(v, 10) != 12 {
		return false
	}
	sum, ok := checksum.WeightedSum(v, 9, 8, 7, 6, 5, 4, 3, 2)
	return ok && sum%11 == int(v[8]-'0') || checksum.Mod97(append([]byte("NL"), v...)) == 1
}

func portugueseVAT(v []byte) bool {
	sum, ok := checksum.WeightedSum(v, 9, 8, 7, 6, 5, 4, 3, 2)
	return ok && len(v) == 9 && v[8] == check11(sum)
}

func romanianVAT(v []byte) bool {
	if len(v) < 8 || len(v) > 10 || v[0] == '0' {
		return false
	}
	weights := []int{7, 5, 3, 2, 1, 7, 5, 3, 2}[10-len(v):]
	sum, ok := checksum.WeightedSum(v, weights...)
	return ok && int(v[len(v)-1]-'0') == sum*10%11%10
}
