package detectors

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"
)

// The numbers are those of python-stdnum's and cheminfo's tests, of 49 CFR 565, of Infineon's
// wiki for the EID, and the specimens of ICAO 9303.
func TestWorldChecks(t *testing.T) {
	requireChecked(t, []checked{
		{
			"imei", validIMEI,
			[]string{"354178036859789", "490154203237518", "356868000041418"},
			[]string{"354178036859781", "35417803685978", "690154203237518", "35015420323751A", "350000000000000", "3541780368597891"},
		},
		{"iccid", validICCID, []string{"8944677042494068054", "8944500102198304826"}, []string{"8944677042494068055", "7944677042494068051", "894467704249406805", "8900000000000000000"}},
		{"eid", validESIM, []string{"89034011560010000000000000000121"}, []string{"89034011560010000000000000000122", "8903401156001000000000000000012"}},
		{"imsi", validIMSI, []string{"429011234567890", "310150123456789", "46000123456789"}, []string{"839011234567890", "4290112345678901", "42901123456789X"}},
		{
			"orcid", validORCID,
			[]string{"0000000218250097", "000000021694233X", "0009000150559262"},
			[]string{"0000000218250098", "00000002182500", "000000021694233Y", "9999999900000003"},
		},
		{
			"vin with check digit", checkedVIN,
			[]string{"1M8GDM9AXKP042788", "1G4AH59H45G118341"},
			[]string{"1M8GDM9A1KP042788", "1G4AH59H55G118341", "11111111111111111", "WVWZZZ1JZ3W386752", "1M8GDM9AX0P042788"},
		},
		{"vin", validVIN, []string{"WVWZZZ1JZ3W386752", "1M8GDM9AXKP042788"}, []string{"WVWZZZ1JZ3W38675A", "WVWZZZ1JZ3O386752", "12345678901234567", "WVWZZZ1JZ3W3867"}},
		{
			"mrz", isMRZ,
			[]string{
				"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
				"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10",
				"I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
				"IDCHEA1234567<6<<<<<<<<<<<<<<<", "7510256M2009018CHE<<<<<<<<<<<8", "SMITH<<JOHN<ALBERT<<<<<<<<<<<<",
				"I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6",
				"I<UTOD23145890<1240<XYZ<<<<<<<", // a number of twelve characters
				"IDFRATEST<NAME<<<<<<<<<<<<<<<<0CHE02", "1710GVA123451ROBERTA<<<<<<<9112311F2",
			},
			[]string{
				"<", "L898902C37UTO7408122F1204159ZE184226B<<<<<10", "L898902C36UTO7413322F1204159ZE184226B<<<<<10",
				"7408123F1204159UTO<<<<<<<<<<<6", "I<UTOD231458906<<<<<<<<<<<<<<<", "<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<",
				"1710GVA123452ROBERTA<<<<<<<9112311F2", "I<UTOD23145890<<<<<<<<<<<<<<<<", "MASK<<<<<<<<<<<<<<<<<<<<<<<<<<<<",
				"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C37UTO7408122F1204159ZE184226B<<<<<10",
			},
		},
	})
}

// No test may panic on any length.
func TestWorldChecksTakeAnyLength(t *testing.T) {
	for n := range 96 {
		for _, c := range []byte("0<A9I\xff") {
			v := bytes.Repeat([]byte{c}, n)
			for _, valid := range []func([]byte) bool{validIMEI, validICCID, validESIM, validIMSI, validORCID, validVIN, checkedVIN, isMRZ, isMRZLine} {
				require.NotPanics(t, func() { valid(v) })
			}
		}
	}
}

// The numbers are those of python-stdnum's documents and jsvat's, the others drawn.
func TestVATChecks(t *testing.T) {
	requireChecked(t, []checked{{
		"eu_vat", validVAT,
		[]string{"ATU57194903", "BE0697449992", "FR61954506077", "FR40303265045", "FR37509995809", "DE136695976", "NL564220905B56", "ESN53344461", "IE6433435F"},
		[]string{"ATU57194904", "BE0697449993", "FR41303265045", "DE136695977", "NL564220906B56", "ESN53344462", "XX136695976", "SE647555608702", "ES", "ATU", "NL123456789C01"},
	}})
	for n := range 16 {
		for country := range vatRules {
			for _, c := range []byte("0A9") {
				require.NotPanics(t, func() { validVAT(append([]byte(country), bytes.Repeat([]byte{c}, n)...)) }, "%s %d", country, n)
			}
			require.NotPanics(t, func() { vatRules[country](bytes.Repeat([]byte("1"), n)) }, "%s %d", country, n)
		}
	}
}
