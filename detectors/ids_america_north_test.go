package detectors

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// specimens are what a test on values must accept and refuse.
type specimens struct {
	name      string
	valid     func([]byte) bool
	good, bad []string
}

// holdTo holds tests on values to specimens, and to what is no value at all.
func holdTo(t *testing.T, list []specimens) {
	t.Helper()
	for _, c := range list {
		for _, v := range c.good {
			require.True(t, c.valid([]byte(v)), "%s %s", c.name, v)
		}
		for _, v := range append([]string{"", "0", "Z", "\xff\xfe", "A000000000000000000000000000000Z"}, c.bad...) {
			require.False(t, c.valid([]byte(v)), "%s %q", c.name, v)
		}
	}
}

// TestNorthAmericanChecks: specimens of the issuers and of python-stdnum's documentation.
func TestNorthAmericanChecks(t *testing.T) {
	holdTo(t, []specimens{
		{
			"itin", validITIN,
			[]string{"912903456", "900501234", "999991234", "912881234"},
			[]string{"123456789", "912491234", "912661234", "912891234", "912931234", "987654320", "91290345", "9129034567", "9129x3456"},
		},
		{
			"mbi", validMBI,
			[]string{"1EG4TE5MK73", "1EG4TE5MK72", "9AA0AA9AA00", "2C54C54CC11"},
			[]string{"0EG4TE5MK73", "1SG4TE5MK73", "1EL4TE5MK73", "1EG4TE5MKA3", "1EG4TE5MK7", "1EG4TE5MK733"},
		},
		{
			"aba", validABA,
			[]string{"021000021", "111000025", "011401533", "122105155", "091000019"},
			[]string{"112000025", "021000022", "133456780", "000000000", "02100002", "0210000210", "02100002X"},
		},
		{
			"sin", validSIN,
			[]string{"130692544", "123456782", "927091272"},
			[]string{"123456789", "046454286", "800000002", "12345678", "1234567821", "12345678X"},
		},
		{
			"curp", validCURP,
			[]string{"BOXW310820HNERXN09", "BSVZ510716HQRNOFF0"},
			[]string{
				"BOXW310820HNERXN08", "BOXW311320HNERXN09", "BOXW310832HNERXN09", "BOXW310820ANERXN09", "BOXW310820HZZRXN09",
				"BOXW31082OHNERXN09", "BOXW310820HNERXN0", "BOXW310820HNERXN091", "BOXW310820HNERXN0A",
			},
		},
		{
			"rfc", validRFC,
			[]string{"GODE561231GR8", "MAB9307148T4", "COMG600703BJA", "SAT970701NN3"},
			[]string{"GODE561331GR8", "GODE560231GR8", "GODE561231GRB", "GO1E561231GR8", "GODE561231GR", "GODE561231GR88"},
		},
		{
			"nss", elevenByLuhn,
			[]string{"12345678903", "89092184871"},
			[]string{"12345678904", "1234567890", "123456789033", "00000000000", "1234567890X"},
		},
		{
			"clabe", validCLABE,
			[]string{"032180000118359719", "002010077777777771"},
			[]string{"032180000118359718", "03218000011835971", "0321800001183597190", "000000000000000000", "03218000011835971X"},
		},
	})
}

// TestOfficeChecks: employers, prescribers, immigrants and health plans.
func TestOfficeChecks(t *testing.T) {
	holdTo(t, []specimens{
		{"ein", validEIN, []string{"911144442", "043512345"}, []string{"071144442", "491144442", "910000000", "91114444", "9111444422", "91114444X"}},
		{"npi", validNPI, []string{"1234567893", "1245319599"}, []string{"1234567894", "3234567893", "123456789", "12345678933", "123456789X"}},
		{"dea", validDEA, []string{"BB1388568", "F91234563"}, []string{"BB1388569", "NB1388568", "B81388568", "BB138856", "BB13885688", "BB138856X"}},
		{"alien", validAlien, []string{"A087654321", "A90291880"}, []string{"B087654321", "A08765432X", "A8765432", "A0876543210", "A000000000"}},
		{"phn", validBCPHN, []string{"9698658215", "9012372173"}, []string{"9698658216", "8698658215", "969865821", "96986582155", "969865821X"}},
		{"ohip", validOHIP, []string{"9876543217", "5143525110HY"}, []string{"9876543218", "0876543217", "987654321", "9876543217Y", "98765432171Y"}},
		{"ramq", validRAMQ, []string{"BOUF94011419", "TREM62560915"}, []string{"BOUF94131419", "BOUF94013219", "BOU194011419", "BOUF9401141", "BOUF9401141X"}},
	})
}
