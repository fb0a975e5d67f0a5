package detectors

import "github.com/redactd/redactd/internal/checksum"

// southTaxes are tax numbers, which sole traders have, and the Brazilian voter's number.
var southTaxes = []id{
	{
		name: "br_cnpj", country: "BR",
		about:   "Brazilian number of firms and sole traders (CNPJ), of digits: two check digits mod 11",
		example: "16.727.230/0001-97",
		clear:   "99.999.999/9999-99", grouped: "99 999 999 9999 99|99.999.999-9999-99|99999999/9999-99", plain: "99999999999999",
		valid: validCNPJ, pass: 1.0 / 101,
		words: "cnpj*, mei, razao social, cadastro nacional, empresa*",
	},
	{
		name: "br_titulo_eleitor", country: "BR",
		about:   "Brazilian voter number: a state and two check digits mod 11",
		example: "102385010671",
		grouped: "9999 9999 9999|9999.9999.9999", plain: "999999999999",
		valid: validTitulo, pass: 1.0 / 362,
		words: "titulo de eleitor, titulo eleitoral, titulo, eleitor*, zona eleitoral",
	},
	{
		name: "co_nit", country: "CO",
		about:   "Colombian tax number (NIT): weights 3 7 13 17 19 23 29 37 41 43, mod 11",
		example: "213.123.432-1",
		grouped: "999.999.999-9|9.999.999.999-9|99.999.999-9", plain: "999999999-9|9999999999-9|99999999-9",
		valid: validNIT, pass: 1.0 / 11,
		words: "nit, identificacion tributaria, dian, contribuyente*",
	},
	{
		name: "pe_ruc", country: "PE",
		about:   "Peruvian tax number (RUC): begins with 10, 15, 16, 17 or 20, weights 5 4 3 2 7 6 5 4 3 2, mod 11",
		example: "20512333797",
		plain:   "99999999999|99-99999999-9",
		valid:   validPeruvianRUC, pass: 1.0 / 220,
		words: "ruc, sunat, contribuyente*, unico de contribuyentes",
	},
}

// validCNPJ is the rule of the Receita Federal. Numbers with letters, of 2026 and later, are not covered.
func validCNPJ(v []byte) bool {
	if len(v) != 14 || allSame(v) {
		return false
	}
	first, ok := checksum.WeightedSum(v, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)
	second, ok2 := checksum.WeightedSum(v, 6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)
	return ok && ok2 && v[12] == check11(first) && v[13] == check11(second)
}

// validTitulo is the rule of the Tribunal Superior Eleitoral. São Paulo and Minas Gerais, 01 and 02, write a
// remainder of none as 1.
func validTitulo(v []byte) bool {
	first, ok := checksum.WeightedSum(v, 2, 3, 4, 5, 6, 7, 8, 9)
	state := -1
	if ok && len(v) == 12 {
		state = checksum.Two(v[8:])
	}
	if state < 1 || state > 28 || checksum.Two(v[10:]) < 0 {
		return false
	}
	second := 7*int(v[8]-'0') + 8*int(v[9]-'0') + 9*int(v[10]-'0')
	return tituloDigit(first%11, state, v[10]) && tituloDigit(second%11, state, v[11])
}

func tituloDigit(rest, state int, c byte) bool {
	return int(c-'0') == rest%10 || rest == 0 && state <= 2 && c == '1'
}

// validNIT is the rule of the DIAN: primes from the right, a remainder of 0 or 1 stands for itself.
func validNIT(v []byte) bool {
	primes := [...]int{3, 7, 13, 17, 19, 23, 29, 37, 41, 43}
	if len(v) < 9 || len(v) > 11 || allSame(v) {
		return false
	}
	sum := 0
	for i, c := range v[:len(v)-1] {
		if !isDigit(c) {
			return false
		}
		sum += primes[len(v)-2-i] * int(c-'0')
	}
	return v[len(v)-1] == "01987654321"[sum%11]
}

// validPeruvianRUC is the rule of the SUNAT: 10, 15, 16 and 17 are people, 20 firms.
func validPeruvianRUC(v []byte) bool {
	sum, ok := checksum.WeightedSum(v, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
	if !ok || len(v) != 11 {
		return false
	}
	switch checksum.Two(v) {
	case 10, 15, 16, 17, 20:
		return int(v[10])-'0' == (11-sum%11)%10
	}
	return false
}
