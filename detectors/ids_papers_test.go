package detectors

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestPaperChecks: specimens of python-stdnum, stdnum-js, dnic and cedula-panama, and of Microsoft's definitions.
func TestPaperChecks(t *testing.T) {
	holdTo(t, []specimens{
		{"mt_id", validMalteseID, []string{"0123456M", "12345G"}, []string{"0123456C", "1234M", "01234567M", "012345MM"}},
		{"az_fin", validFIN, []string{"5ZK3L7A", "1A2B3C4"}, []string{"5ZK3L7", "5ZKIL7A", "5ZKOL7A", "1234567", "ABCDEF1"}},
		{"ug_nin", validUgandanNIN, []string{"CM92016104U5XJ"}, []string{"AM92016104U5XJ", "CX92016104U5XJ", "CM92016104U5X"}},
		{"in_ifsc", validIFSC, []string{"SBIN0001234"}, []string{"SBIN1001234", "SB1N0001234", "SBIN0000000", "SBIN000123"}},
		{"au_abn", validABN, []string{"83914571673", "51824753556"}, []string{"99999999999", "51824753557", "5182475355", "518247535566"}},
		{"au_passport", validAustralianPassport, []string{"N1234567", "PA1234567"}, []string{"B1234567", "PG1234567", "N123456"}},
		{
			"ec_ruc", validEcuadorianRUC, []string{"1792060346001", "1714307103001"},
			[]string{"1763154690001", "179206034601", "1792060346000", "9992060346001", "179206034600X"},
		},
		{"py_ruc", validParaguayanRUC, []string{"800280610", "9991603", "26603"}, []string{"800532492", "9991604", "2660", "8002806100"}},
		{"bo_ci", validBolivian, []string{"4851920LP", "48519201BSC"}, []string{"4851920XX", "485LP", "0851920LP", "4851920L1"}},
		{"ve_ci", validVenezuelan, []string{"V12345678", "E7654321"}, []string{"X12345678", "V02345678", "V11111111", "V12345", "V123456789"}},
		{"cr_cpf", validCostaRican, []string{"304550175", "0304550175"}, []string{"3012341234", "12345678", "004550175", "111111111"}},
		{"gt_nit", validGuatemalanNIT, []string{"576937K", "71080", "39525503"}, []string{"89771120", "576937", "5769371", "1234567890123"}},
		{
			"hn_dni", validHonduran, []string{"0801199504521"},
			[]string{"0801219504521", "1901199504521", "0001199504521", "080119950452", "08011995045211", "080119950452X"},
		},
		{
			"ni_cedula", validNicaraguan, []string{"2811408910022V", "0011205891002B", "2810307770005X"},
			[]string{"2813208910022V", "9811408910022V", "28114089100222", "2811408910022Z", "2811408910022"},
		},
		{
			"pa_cedula", validPanamanian, []string{"81234567", "PE123412345", "E123412345", "N12345", "1AV12345", "1PI12345"},
			[]string{"0123456", "XX12345", "8XX12345", "PEE1234"},
		},
		{"cu_ni", validCuban, []string{"91021027775", "72062506561", "85020291531"}, []string{"02023061531", "9102102777A", "9102102777", "91131027775"}},
		{
			"mx_ine", validVoterKey, []string{"SNSNIN01061609H500"},
			[]string{"SNSNIN01131609H500", "SNSNIN01061609X500", "SNSNIN01061600H500", "SNSNIN01061609H50"},
		},
		{"ca_bank_account", validCanadianAccount, []string{"123450031234567"}, []string{"12345003", "123450030000000", "12345003123456X"}},
		{"kr_bank_account", validKoreanAccount, []string{"110123456789"}, []string{"01012345678", "1111111111", "11012345678X"}},
	})
}

// TestChecksTakeAnything: a test on values gets what stands in a text, and none may fail on it.
func TestChecksTakeAnything(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	const signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabz \x00\x7f\xff-"
	for _, d := range Identifiers() {
		if d.Valid == nil {
			continue
		}
		require.NotPanics(t, func() {
			for range 3000 {
				b := make([]byte, rng.IntN(24))
				from := rng.IntN(2) * 10 // every second time digits only
				for i := range b {
					b[i] = signs[rng.IntN(10+from/10*(len(signs)-10))]
				}
				d.Valid(b)
			}
		}, d.Name)
	}
}

// TestCountryInTheText: where several countries write the same number behind the same word, the text that names the
// country decides, and without it the number is found all the same.
func TestCountryInTheText(t *testing.T) {
	r := catalogue(t)
	for _, c := range []struct{ text, want string }{
		{"Indian passport N1234567", "IN_PASSPORT"},
		{"Australian passport N1234567", "AU_PASSPORT"},
		{"Canadian passport ZE000509", "CA_PASSPORT"},
		{"pasaporte ZE000509", "ES_PASSPORT"},
		{"Italian passport YA7203184", "IT_PASSPORT"},
		{"French passport 07CC28371", "FR_PASSPORT"},
		{"Chinese passport E12345678", "CN_PASSPORT"},
		{"US driver license 12345678", "US_DRIVER_LICENSE"},
		{"NSW licence 12345678", "AU_DRIVER_LICENSE"},
		{"NZ driver licence AB123456", "NZ_DRIVER_LICENSE"},
		{"permis de conduire T1234-567890-12", "CA_DRIVER_LICENSE"},
		{"cédula de ciudadanía 1.020.304.050", "CO_CC"},
		{"cédula V-12.345.678", "VE_CI"},
		{"cédula 8-123-45678", "PA_CEDULA"},
		{"cédula 1-0613-0584", "CR_CPF"},
		{"cédula 281-140891-0022V", "NI_CEDULA"},
		{"cédula de identidad 4851920 LP", "BO_CI"},
		{"cédula 001-1391820-5", "DO_CEDULA"},
		{"DNI 20.123.456", "AR_DNI"},
		{"DNI 54362315-K", "ES_NIF"},
		{"DNI 0801-1995-04521", "HN_DNI"},
		{"SUNAT, RUC 20512333797", "PE_RUC"},
		{"SRI, RUC 1792060346001", "EC_RUC"},
		{"NIT 213.123.432-1", "CO_NIT"},
	} {
		masked, err := r.String(c.text)
		require.NoError(t, err)
		require.True(t, strings.HasSuffix(masked, "["+c.want+"]"), "%s: %s", c.text, masked)
	}
	for _, text := range []string{
		"passport N1234567", "passport ZE000509", "passport PA1234567", "passport 07CC28371", "driver license 12345678",
		"driving licence AB123456", "cédula 4851920", "cédula 12.345.678", "cedula 1.234.567-2", "DNI 12345678", "RUC 80028061-0",
		"NIT 576937-K", "NIN 12345678901",
	} {
		masked, err := r.String(text)
		require.NoError(t, err)
		require.Contains(t, masked, "[", text)
	}
}
