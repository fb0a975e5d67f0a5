package detectors

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestAsianChecks holds the tests on values to published and made-up numbers.
func TestAsianChecks(t *testing.T) {
	checkValues(t, []valueCheck{
		{
			"aadhaar", validAadhaar,
			[]string{"234123412346", "713982418529", "241464914334"},
			[]string{"", "234123412347", "034123412346", "123412341234", "222222222222", "23412341234", "23412341234x"},
		},
		{
			"pan", validIndianPAN,
			[]string{"ACUPA7085R", "AAPFU0939F"},
			[]string{"", "ABMXA3211G", "ACUPA0000R", "ABMPA32111", "ACUPA7085", "234123412347"},
		},
		{
			"driving licence", validIndianLicence,
			[]string{"MH1220110012345", "DL0420110149646", "TS0920220013344"},
			[]string{"", "XX1220110012345", "MH0020110012345", "MH1220710012345", "MH1219490012345", "MH1220110000000", "MH122011001234"},
		},
		{
			"cnic", validCNIC,
			[]string{"3420108912318", "4220103976408"},
			[]string{"", "8420108912318", "0420108912318", "3420108912310", "342010891231", "3333333333333"},
		},
		{
			"lankan", validLankanNIC,
			[]string{"853400937V", "198534000937", "835274133X", "200086600937"},
			[]string{"", "853400937A", "853670937V", "855000937V", "858670937V", "850000937V", "218534000937", "19853400093", "1985"},
		},
		{
			"chinese", validChineseID,
			[]string{"11010519491231002X", "440524188001010014", "360426199101010071", "130503670401001", "911124198108030024"},
			[]string{"", "110105194912310021", "360426199101010072", "170426199101010071", "11010519491331002X", "130503671301001"},
		},
		{
			"hkid", validHKID,
			[]string{"A1234563", "G123456A", "L5555550", "AB9876543", "C1234569"},
			[]string{"", "A1234564", "G1234569", "AB9876542", "A123456B", "11234563", "A123456", "ABC9876543", "A12A4563"},
		},
		{
			"taiwanese", validTaiwaneseID,
			[]string{"A123456789", "A800000014", "F131104093", "AC01234567"},
			[]string{"", "A123456788", "A323456789", "1123456789", "AE01234567", "A12345678", "A1234567890"},
		},
		{
			"my number", validMyNumber,
			[]string{"621498320257", "123456789018"},
			[]string{"", "621498320258", "62149832025", "6214983202577", "000000000000", "62149832025x"},
		},
		{
			"korean", validKoreanCitizen,
			[]string{"9710139019902", "9001011234567", "0002294123456"},
			[]string{"", "9713139019902", "9001015234567", "9902291234567", "900101123456", "9001011.34567"},
		},
		{
			"korean foreigner", validKoreanForeigner,
			[]string{"8501015123456", "0402298123456"},
			[]string{"", "8501011123456", "8513015123456", "0302298123456", "850101.123456"},
		},
		{
			"korean licence", validKoreanLicence,
			[]string{"111212345678", "281909876511"},
			[]string{"", "101212345678", "271212345678", "291212345678", "111200000078", "11121234567"},
		},
		{
			"korean passport", validKoreanPassport,
			[]string{"M12345678", "S123A4567"},
			[]string{"", "A12345678", "M1234567", "M12A34567", "MA2345678"},
		},
		{
			"nric", validNRIC,
			[]string{"S1234567D", "T1234567J", "F1234567N", "G1234567X", "M1234567K", "S0000001I"},
			[]string{"", "S1234567E", "A1234567D", "T1234567D", "S123456D", "S1234567", "M1234567X"},
		},
		{
			"mykad", validMyKad,
			[]string{"770305021234", "000229145678"},
			[]string{"", "771305021234", "770305171234", "770305001234", "77030502123", "770305020000"},
		},
		{
			"thai", validThaiID,
			[]string{"1234545678781", "3100600445635"},
			[]string{"", "1234545678789", "0100600445635", "9100600445635", "310060044563"},
		},
		{
			"cccd", validCCCD,
			[]string{"001090012345", "079301004321"},
			[]string{"", "003090012345", "097090012345", "001490012345", "001090000000", "00109001234"},
		},
		{
			"nik", validNIK,
			[]string{"3171011708450001", "3171015708450001", "3171012902001234", "9201014101990002"},
			[]string{"", "9971011708450001", "3171013002001234", "3171017208450001", "31710117084500", "3171011708450000"},
		},
		{
			"npwp", validNPWP,
			[]string{"013121660091000", "016090524017000", "013000666091000", "0013121660091000", "3171011708450001"},
			[]string{"", "013121661091000", "123456789", "1013121660091000", "000000000091000"},
		},
		{
			"gstin", validGSTIN,
			[]string{"27AAPFU0939F1ZV"},
			[]string{"", "27AAPFU0939F1ZO", "27AAPFU0000F1ZV", "39AAPFU0939F1ZV", "27AAPFU0939F1Z", "369296450896540"},
		},
		{
			"chinese passport", validChinesePassport,
			[]string{"E12345678", "G87654321", "EA1234567"},
			[]string{"", "A12345678", "GA1234567", "E1234567", "E123456789"},
		},
		{
			"japanese licence", validJapaneseLicence,
			[]string{"301234567810", "101234567800"},
			[]string{"", "301234567870", "001234567890", "30123456789", "30123456780x"},
		},
	})
}

// A valueCheck is a test on values with some that it must accept and some that it must not.
type valueCheck struct {
	name      string
	valid     func([]byte) bool
	good, bad []string
}

func checkValues(t *testing.T, list []valueCheck) {
	t.Helper()
	for _, row := range list {
		for _, v := range row.good {
			require.True(t, row.valid([]byte(v)), "%s %s", row.name, v)
		}
		for _, v := range row.bad {
			require.False(t, row.valid([]byte(v)), "%s %q", row.name, v)
		}
		zero := make([]byte, 40)
		for n := range zero {
			require.False(t, row.valid(zero[:n]), "%s of %d zero bytes", row.name, n)
		}
	}
}
