package detectors

import "github.com/redactd/redactd/redact"

// callingCountry returns the country of a number in international form, none for the North American plan and for
// Russia and Kazakhstan, who share a code.
func callingCountry(digits []byte) (c redact.Country) {
	if n, _ := callingCode(digits); n > 0 {
		code := decimal(digits[:n])
		copy(c[:], callingCountries[2*code:])
		if c[0] == ' ' {
			c = redact.Country{}
		}
	}
	return c
}

// callingCountries has the two letters of each code's country, blanks for none. Source: ITU-T, List of Recommendation
// E.164 assigned country codes.
var callingCountries = func() string {
	t := make([]byte, 2*1000)
	for i := range t {
		t[i] = ' '
	}
	for _, block := range callingBlocks {
		for i := 0; i < len(block.countries); i += 3 {
			copy(t[2*(block.from+i/3):], block.countries[i:i+2])
		}
	}
	return string(t)
}()

// callingBlocks are the countries of codes that follow each other.
var callingBlocks = []struct {
	from      int
	countries string
}{
	{20, "EG"}, {27, "ZA"}, {30, "GR NL BE FR ES"}, {36, "HU"}, {39, "IT RO CH"}, {43, "AT GB DK SE NO PL DE"},
	{51, "PE MX CU AR BR CL CO VE"}, {60, "MY AU ID PH NZ SG TH"}, {81, "JP KR"}, {84, "VN"}, {86, "CN"},
	{90, "TR IN PK AF LK MM"}, {98, "IR"}, {211, "SS MA DZ"}, {216, "TN"}, {218, "LY"}, {220, "GM SN MR ML GN CI BF NE TG BJ"},
	{230, "MU LR SL GH NG TD CF CM CV ST"}, {240, "GQ GA CG CD AO GW IO"}, {248, "SC SD RW ET SO DJ KE TZ UG BI MZ"},
	{260, "ZM MG"}, {263, "ZW NA MW LS BW SZ KM"}, {291, "ER"}, {297, "AW FO GL"}, {350, "GI PT LU IE IS AL MT CY FI BG"},
	{370, "LT LV EE MD AM BY AD MC SM"}, {380, "UA RS ME XK"}, {385, "HR SI BA"}, {389, "MK"}, {420, "CZ SK"}, {423, "LI"},
	{500, "FK BZ GT SV HN NI CR PA PM HT"}, {591, "BO GY EC GF PY MQ SR UY"}, {670, "TL"}, {673, "BN NR PG TO SB VU FJ PW WF CK NU"},
	{685, "WS KI NC TV PF TK FM MH"}, {850, "KP"}, {852, "HK MO"}, {855, "KH LA"}, {880, "BD"}, {886, "TW"},
	{960, "MV LB JO SY IQ KW SA YE OM"}, {970, "PS AE IL BH QA BT MN NP"}, {992, "TJ TM AZ GE KG"}, {998, "UZ"},
}
