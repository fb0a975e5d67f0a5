package detectors

// africanPapers are cards and numbers of Africa in which next to nothing can be checked: no rule of the issuers
// was found. The shapes are those of public forms and validators: stdnum-js (src/ao/bi.ts) for Angola, a dozen
// Ugandan services that ask for CM or CF.
var africanPapers = []id{
	{
		name: "ug_nin", country: "UG",
		about:   "Ugandan national identification number (NIN): C, M or F, the year of birth and ten letters and digits",
		example: "CM92016104U5XJ",
		grouped: "AA99NNNNNNNNNN",
		valid:   validUgandanNIN, pass: 2.0 / 676,
		words: "nin, ndaga muntu, ndagamuntu*, endagamuntu*, national id, nira, national identification, id number, id no, " +
			"uganda id",
	},
	{
		name: "ao_bi", country: "AO",
		about:   "Angolan identity card (BI) and tax number of persons: nine digits, two letters and three digits",
		example: "000204688CA010",
		grouped: "999999999AA999", plain: "999999999 AA 999|999999999-AA-999", strong: true,
		words: "bilhete de identidade, bilhete, bi, b i, nif, contribuinte*, identidade, identificacao*, cidadao angolano, angola*",
	},
	{
		name: "ma_cin", country: "MA",
		about:   "Moroccan national card (CIN, CNIE): one letter or two and five or six digits, nothing to check",
		example: "BE123456",
		plain:   "A99999|A999999|AA99999|AA999999|A 999999|AA 999999|AA 99999",
		words: "cin, cnie, c i n, carte nationale, carte d'identite nationale, nationale d'identite, piece d'identite, " +
			"carte d'identite, البطاقة الوطنية, البطاقة الوطنيه, بطاقة التعريف, رقم البطاقة, ب و ت",
	},
	{
		name: "dz_nin", country: "DZ",
		about:   "Algerian national identification number (NIN): eighteen digits, the rule of its key is not published",
		example: "109850432017650038",
		plain:   "999999999999999999|999 999 999 999 999 999",
		words: "nin, numero d'identification, identification nationale, identifiant national, identification national, " +
			"carte biometrique, carte d'identite, رقم التعريف الوطني, رقم التعريف, بطاقة التعريف, الرقم الوطني",
	},
}

// validUgandanNIN takes citizens: no other first letters were found.
func validUgandanNIN(v []byte) bool {
	return len(v) == 14 && v[0] == 'C' && (v[1] == 'M' || v[1] == 'F')
}
