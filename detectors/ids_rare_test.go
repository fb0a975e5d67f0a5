package detectors

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/redact"
)

// TestRareChecks: specimens of the modules and recognizers that the rows name, and values that miss each rule once.
func TestRareChecks(t *testing.T) {
	holdTo(t, []specimens{
		{"us_atin", validATIN, []string{"912934567", "999930000"}, []string{"812934567", "912944567", "91293456", "9129345670"}},
		{"us_ptin", validPTIN, []string{"P00634642", "P01594846"}, []string{"00634642", "R01594846", "P00000000", "P0159484"}},
		{"us_uscis", validReceipt, []string{"EAC2212345678", "IOE0912345678"}, []string{"ABC2212345678", "EAC221234567", "EAC1111111111"}},
		{"us_hicn", validHICN, []string{"536904399A", "536904399C1"}, []string{"000904399A", "536904399Z", "536904399AB", "536904399", "536904399A11"}},
		{"uk_upn", validUPN, []string{"B801200005001"}, []string{"A801200005001", "X80120000A001", "E000200005001", "B80120000500"}},
		{"uk_vehicle", validBritishPlate, []string{"AB51ABC", "A123BCD", "ABC123D"}, []string{"AB30ABC", "QB51ABC", "AB51AQC", "I123BCD", "A1BC"}},
		{
			"uk_postcode", validPostcode, []string{"A99AA", "M11AE", "B338TH", "CR26XH", "DN551PT", "W1A1HQ", "EC1A1BB"},
			[]string{"QA11AA", "EC1A1CB", "AI11AA", "A9Z9AA", "EC1A", "AA9C9AA"},
		},
		{"ad_nrt", validNRT, []string{"U132950X", "D059888N"}, []string{"I706193G", "F700001Z", "A123456B", "A123B"}},
		{"nl_onderwijsnummer", validOnderwijsnummer, []string{"101222331"}, []string{"100252333", "211222337", "1012223333"}},
		{"at_tin", validAbgabenkonto, []string{"591199013"}, []string{"591199014", "001199013", "59119901"}},
		{"de_lanr", validLANR, []string{"123456601"}, []string{"123456701", "12345660", "000000000", "1234566012"}},
		{"se_orgnr", validOrgnr, []string{"5560360793", "1234567897", "165560360793"}, []string{"1234567891", "8112189876", "555560360793"}},
		{"se_bankgiro", validBankgiro, []string{"1609908"}, []string{"1609909", "16099", "0000000", "160990812"}},
		{"fo_ptal", validPtal, []string{"070761428"}, []string{"320761428", "07076142", "0707614285"}},
		{
			"pl_regon", validREGON, []string{"192598184", "123456785", "12345678512347"},
			[]string{"192598183", "12345678612342", "12345678512348", "000000000"},
		},
		{"bg_lnc", validLNC, []string{"7111042925"}, []string{"7111042922", "71110A2922", "711104292"}},
		{"ru_ogrnip", validOGRNIP, []string{"385768585948949"}, []string{"385768585948948", "285768585948949", "38576858594894"}},
		{"ua_unzr", validUNZR, []string{"1990031405712"}, []string{"1990133105712", "2190031405712", "199003140571"}},
		{"by_unp", validUNP, []string{"200988541", "MA1953684"}, []string{"200988542", "900988541", "MZ1953684", "2A0988541", "111111111"}},
		{"kg_pin", validKyrgyzPIN, []string{"21403199000571"}, []string{"31403199000571", "23203199000571", "21403219000571"}},
		{"az_voen", validVOEN, []string{"1401555071"}, []string{"1401555081", "1400057424", "140155507"}},
		{"am_psn", validArmenian, []string{"1903850471"}, []string{"1913850471", "0903850471", "190385047"}},
		{"tr_vkn", validVKN, []string{"4540536920"}, []string{"4540536921", "454053692", "0000000000"}},
		{"za_tax", validSARS, []string{"0001339050"}, []string{"2449494160", "4001339050", "9125568"}},
		{"gh_tin", validGhanaTIN, []string{"C0000803561"}, []string{"C0000803562", "A0000803561", "P0000000000"}},
		{"bw_omang", validOmang, []string{"349217605"}, []string{"349237605", "34921760", "111111111"}},
		{"mz_nuit", validNUIT, []string{"400339910", "400005834"}, []string{"400339911", "12345", "000000000"}},
		{"sn_cni", validSenegalese, []string{"1765198300427", "10119980615000017"}, []string{"3765198300427", "176519830042", "1111111111111"}},
		{"jo_national", validJordanian, []string{"9851047362", "2001234567"}, []string{"8851047362", "985104736", "9999999999"}},
		{"in_vid", validVID, []string{"2341234123412341"}, []string{"2341234123412342", "1341234123412341", "2222222222222222", "13412341234123"}},
		{"np_citizenship", validNepalese, []string{"27017405391", "1234567890"}, []string{"99017405391", "27017400000", "1111111111"}},
		{"mo_bir", validMacao, []string{"12345678"}, []string{"22345678", "1234567", "11111118"}},
		{"jp_insurer", validJapaneseInsurer, []string{"33120015"}, []string{"33120016", "99120015", "3312001"}},
		{"kr_brn", validBRN, []string{"1168200276"}, []string{"1168200277", "1008200276", "123456789"}},
		{
			"sg_uen", validUEN, []string{"00192200M", "197401143C", "S16FC0121D", "T01FC6132D"},
			[]string{"00192200N", "197401143D", "T01ZZ6132D", "123456", "217401143C"},
		},
		{"vn_mst", validMST, []string{"0100233488", "0314409058002"}, []string{"0100233480", "0314409058000", "12345"}},
		{"au_acn", validACN, []string{"004085616", "010499966"}, []string{"999999999", "004085617", "00408561"}},
		{"nz_passport", validKiwiPassport, []string{"LH384720", "N123457"}, []string{"ZZ384720", "LH111111", "M123457"}},
		{"uy_rut", validUruguayanRUT, []string{"211003420017", "211406340011"}, []string{"210303670014", "231003420017", "12345678"}},
		{"cr_dimex", validDIMEX, []string{"155812994816", "122200569906"}, []string{"30123456789", "111111111111", "12345678"}},
		{"do_rnc", validRNC, []string{"101850043", "131246796"}, []string{"101850042", "1018A0043", "000000000"}},
		{"sv_nit", validSalvadoranNIT, []string{"06140507071048"}, []string{"06140507071040", "56140507071048", "12345678"}},
		{
			"meid", validMEID, []string{"AF0123450ABCDE", "AF0123450ABCDEC", "293608736500703710", "2936087365007037100"},
			[]string{"AF0123450ABCDE0", "1F0123450ABCDE", "AFGH23450ABCDE", "2936087365007037101", "193608736500703710", "293608736599999999"},
		},
	})
}

// TestRareIsOff: nothing of the rare rows takes part unless a policy names the entity.
func TestRareIsOff(t *testing.T) {
	text := "HRB 12345, EAC2212345678, UPN B801200005001"
	masked, err := catalogue(t).String(text)
	require.NoError(t, err)
	require.Equal(t, text, masked)
	for _, d := range rareIDs() {
		require.True(t, d.Off, d.Name)
		r, err := redact.New(redact.Policy{
			Detectors: All(), Rivals: Rivals(), Only: []redact.Entity{d.Entity},
			Default: redact.Operator{Name: "replace", Replace: func(dst []byte, v redact.Value) []byte { return append(dst, v.Entity...) }},
		})
		require.NoError(t, err)
		words := d.Words
		if len(words) == 0 {
			words = []string{""}
		}
		masked, err := r.String(words[0] + " " + d.Example)
		require.NoError(t, err)
		require.Contains(t, masked, string(d.Entity), d.Name)
	}
}
