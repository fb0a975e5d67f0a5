package detectors

// Numbers of hospitals and of health plans. Each gives out its own, so that nothing but a word tells them. The ranges
// of states have rows of their own, such as us_mbi.

var recordNumbers = []id{
	{
		name:    "medical_record_number",
		about:   "medical record number of a hospital: 5 to 10 digits, up to two letters, close to a word for it",
		example: "00482913",
		plain: "99999|999999|9999999|99999999|999999999|9999999999|A99999|A999999|A9999999|A99999999|" +
			"AA999999|AA9999999|AA99999999|99-99-99|999-99-99|999-999-999|999-9999|9999-9999",
		valid: notMadeUp,
		words: "mrn, mrns, medical record, medical records, medical record number, medical record no, med rec, med rec no, medrec, patient id, patient ids, patientid, " +
			"patient number, patient no, patient identifier, chart number, chart no, hospital number, hospital no, unit record, " +
			"patientennummer, patienten id, patientennr, patienten nr, krankenaktennummer, numero de dossier medical, dossier patient, numero patient, " +
			"historia clinica, numero de historia, nhc, cartella clinica, prontuario, patientnummer, patientennummer, numer pacjenta, 病历号, 病案号, 診察券番号",
	},
}

// planNumbers are off: shops and clubs have members as well.
var planNumbers = []id{
	{
		name:    "health_plan_number",
		about:   "number of a member of a health plan, 8 to 12 digits with up to three letters, close to a word for it",
		example: "XYZ482913776",
		plain: "99999999|999999999|9999999999|99999999999|999999999999|A99999999|A999999999|AA9999999|" +
			"AA99999999|AAA99999999|AAA999999999|AAA999A99999|AAAA99999999|AA999999A|999999999A|99999999-99|999999999-99|A99999999-99|AAA999999999-99",
		valid: notMadeUp,
		words: "health plan, health plan id, health plan number, health insurance, health insurance number, health insurance id, insurance id, insurance member, " +
			"member id, memberid, member number, member no, subscriber id, subscriber number, subscriber no, beneficiary, beneficiary number, beneficiary id, " +
			"policyholder, medicaid*, insured id, versicherungsnummer, versichertennummer, krankenkasse, numero d adherent, mutuelle, numero de afiliado, tarjeta sanitaria",
	},
}
