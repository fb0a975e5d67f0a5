package detectors

// rareMideast are national numbers for which no rule was found: shape and word.
var rareMideast = []id{
	{
		name: "om_civil", country: "OM",
		about:   "Omani civil number: seven to nine digits, no check digit",
		example: "10284736",
		plain:   "99999999|999999999|9999999",
		valid:   notMadeUp, strong: true,
		words: "civil number, civil no, civil id, civil card, resident card, الرقم المدني, رقم مدني, البطاقة المدنية, الرقم المدنى, بطاقة مقيم, " +
			"oman id, omani id",
	},
	{
		name: "jo_national", country: "JO",
		about:   "Jordanian national number: ten digits, 9 or 2 in front; no published check digit",
		example: "9851047362",
		plain:   "9999999999",
		valid:   validJordanian, pass: 1.0 / 5,
		words: "الرقم الوطني, رقم وطني, رقمي الوطني, رقمك الوطني, رقمه الوطني, الوطني, هوية الاحوال, national number, national no, jordanian, jordan id",
	},
	{
		name: "iq_national", country: "IQ",
		about:   "Iraqi national card: twelve digits, no check digit",
		example: "198374650127",
		plain:   "999999999999",
		valid:   notMadeUp, strong: true,
		words: "البطاقة الوطنية, البطاقة الموحدة, رقم البطاقة, البطاقة, الرقم الوطني, هوية الاحوال المدنية, كارتى نيشتمانى, کارتی نیشتمانی, " +
			"national card, iraqi id, iraq national card",
	},
}

// validJordanian refuses one digit over and over.
func validJordanian(v []byte) bool {
	return len(v) == 10 && allDigits(v) && (v[0] == '9' || v[0] == '2') && !allSame(v)
}
