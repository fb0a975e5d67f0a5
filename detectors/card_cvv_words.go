package detectors

// cvvWords announce a security code, in the words of many languages. The letters of CVV2 and its
// like are a row of their own: see numberedCVV.
func cvvWords() []string {
	return []string{
		"cvv", "cvc", "cvn", "cav", "cve", "cvp", "csc", "cvcs", "cvvs", "cvvcode", "cvccode", "security code",
		"securitycode", "sec code", "card code", "cardcode",
		"verification code", "verification value", "verification number", "card verification",
		"pruefziffer", "pruefnummer", "prufziffer", "prufnummer", "kartenprufnummer",
		"kartenpruefnummer", "sicherheitscode", "cryptogramme", "cryptogramme visuel", "code de securite",
		"code de verification", "codigo de seguridad", "codigo de verificacion",
		"codigo de seguranca", "codice di sicurezza", "codice di verifica", "codice cvv", "cvc code", "beveiligingscode",
		"sakerhetskod", "sikkerhedskode", "kontrollkode", "sikkerhetskode", "turvakoodi",
		"kod bezpieczenstwa", "kod zabezpieczajacy", "bezpecnostni kod", "bezpecnostny kod",
		"biztonsagi kod", "cod de securitate", "guvenlik kodu", "код безопасности", "код проверки",
		"код безпеки", "κωδικος ασφαλειας", "رمز الأمان", "קוד אבטחה", "सुरक्षा कोड",
		"セキュリティコード", "安全码", "校验码", "安全碼", "보안코드", "보안 코드", "kode keamanan",
		"ma bao mat", "รหัสความปลอดภัย", "cvv exp", "cvc exp", "cvv expiry", "cvc expiry",
		"cvv no", "cvc no", "cvv nr", "cvc nr", "cvv digits", "cvc digits", "security code digits", "cc cid", "card cid",
		"cod seguridad", "codigo seguridad", "cod seguranca", "codigo seguranca", "codice sicurezza", "cod sicurezza",
		"code securite", "सीवीवी", "code on the back", "code on back", "digits on the back", "digits on back",
		"numbers on the back", "number on the back", "code on the reverse",
	}
}
