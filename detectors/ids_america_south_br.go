package detectors

import "github.com/redactd/redactd/internal/checksum"

var brazil = []id{
	{
		name: "br_cpf", country: "BR",
		about:   "Brazilian taxpayer number of persons (CPF): two check digits mod 11",
		example: "529.982.247-25",
		clear:   "999.999.999-99", grouped: "999999999-99|999 999 999 99|999 999 999-99|999-999-999-99|999.999.999.99|999.999.999/99",
		plain: "99999999999",
		valid: validCPF, pass: 1.0 / 98,
		words: "cpf*, cadastro de pessoa, cadastro de pessoas, pessoa fisica, pessoas fisicas, documento*, receita federal, contribuinte*",
	},
	{
		name: "br_pis", country: "BR",
		about:   "Brazilian worker number (PIS, PASEP, NIS, NIT): weights 3 2 9 8 7 6 5 4 3 2, mod 11",
		example: "120.56874.10-7",
		clear:   "999.99999.99-9", grouped: "999 99999 99 9|999.999999.9-9|9.999.999.999-9", plain: "99999999999|9999999999-9",
		valid: validPIS, pass: 1.0 / 10,
		words: "pis, pasep, nis, nit, pispasep, trabalhador*, fgts, bolsa familia, cadunico",
	},
	{
		name: "br_cnh", country: "BR",
		about:   "Brazilian driving licence (CNH): two check digits mod 11",
		example: "02650306461",
		grouped: "999999999-99", plain: "99999999999",
		valid: validCNH, pass: 1.0 / 101,
		words: "cnh, carteira de motorista, habilitacao, carteira nacional, condutor*, motorista*, registro cnh, detran",
	},
	{
		name: "br_cns", country: "BR",
		about:   "Brazilian health card (CNS, Cartão SUS): begins with 1, 2, 7, 8 or 9, weights 15 to 1, mod 11",
		example: "100000000060018",
		grouped: "999 9999 9999 9999|999.9999.9999.9999", plain: "999999999999999",
		valid: validCNS, pass: 1.0 / 38,
		words: "cns, sus, cartao sus, saude, nacional de saude, paciente*, prontuario*, datasus",
	},
	{
		name: "br_rg", country: "BR",
		about:   "Brazilian identity card of a state (RG): the states check in their own ways, so the form and a word",
		example: "24.678.131-4",
		plain: "99.999.999-9|99.999.999-A|99999999-9|99999999-A|999999999|99999999A|99.999.999|9.999.999|99999999|9999999|" +
			"9.999.999-9|9999999-9|AA-99.999.999|AA 99.999.999|AA-99999999|AA99999999|AA-9.999.999",
		valid: validRG,
		words: "rg, registro geral, identidade*, carteira de identidade, orgao emissor, orgao expedidor, ssp",
	},
}

// validCPF is the rule of the Receita Federal. Eleven times the same digit passes and is nobody's.
func validCPF(v []byte) bool {
	if len(v) != 11 || allSame(v) {
		return false
	}
	first, ok := checksum.WeightedSum(v, 10, 9, 8, 7, 6, 5, 4, 3, 2)
	second, ok2 := checksum.WeightedSum(v, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2)
	return ok && ok2 && v[9] == check11(first) && v[10] == check11(second)
}

// validPIS is the rule of the Caixa Econômica Federal.
func validPIS(v []byte) bool {
	sum, ok := checksum.WeightedSum(v, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)
	return ok && len(v) == 11 && v[10] == check11(sum) && !allSame(v)
}

// validCNH is the rule of RENACH: the remainders of the sums with the weights 9 to 1 and 1 to 9 are the check
// digits, a ten is written 0, and a ten in the first takes two from the second. Both ways of writing a second
// ten after that are taken.
func validCNH(v []byte) bool {
	first, ok := checksum.WeightedSum(v, 9, 8, 7, 6, 5, 4, 3, 2, 1)
	second, ok2 := checksum.WeightedSum(v, 1, 2, 3, 4, 5, 6, 7, 8, 9)
	if !ok || !ok2 || len(v) != 11 || !isDigit(v[9]) || !isDigit(v[10]) || allSame(v) {
		return false
	}
	one, two := int(v[9]-'0'), int(v[10]-'0')
	first, second = first%11, second%11
	if first < 10 {
		return one == first && two == second%10
	}
	return one == 0 && (two == (second+9)%11%10 || second == 10 && two == 0)
}

// validCNS is the rule of DATASUS. Numbers from 1 and 2 are a worker number, 000 or 001, and a check digit.
func validCNS(v []byte) bool {
	if len(v) != 15 || !cnsSum(v) {
		return false
	}
	if v[0] == '1' || v[0] == '2' {
		return v[11] == '0' && v[12] == '0' && v[13] <= '1'
	}
	return v[0] >= '7'
}

var cnsSum = checkedBy(11, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1)

// validRG takes digits, an X behind them, and the MG that Minas Gerais writes before them.
func validRG(v []byte) bool {
	if len(v) > 2 && v[0] == 'M' && v[1] == 'G' {
		v = v[2:]
	} else if len(v) == 9 && v[8] == 'X' {
		v = v[:8]
	}
	_, ok := checksum.Number(v)
	return ok && len(v) >= 7 && len(v) <= 9 && !allSame(v)
}
