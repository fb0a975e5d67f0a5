package detectors

// phoneWords speak for a phone number anywhere near it; phoneLabels only right before it, so they
// leave out the verbs. The last word of each is also what may stand right before a number: phrases
// end in the prepositions of their language, and words with diacritics near their end stand as they
// are written.
var phoneWords = append([]string{
	"phone*", "telephon*", "telefon*", "telefoon*", "mobil*", "handy*", "call", "called", "calling",
	"dial", "ring", "ringa", "text me", "reach me", "reachable", "call back", "callback", "voicemail",
	"anruf*", "rufen", "erreich*", "appel*", "joindre", "llam*", "ligue", "ligar", "chiam*",
	"zadzwon*", "dzwon*", "bel", "bellen", "bereikbaar", "soita*", "волайте", "звон*", "позвон*",
	"telefonu*", "arayin", "전화*", "휴대*", "연락처*",
	"zadzwon pod", "dzwonic pod", "llamame al", "llame al", "llamar al", "telefono es el",
	"appelez le", "appelez moi au", "appeler au", "joindre au", "telephone est le", "anrufen unter",
	"erreichbar unter", "bel op", "bellen op", "ligue para", "ligar para", "chiama il",
	"chiamami al", "chiamate il", "ring pa", "soita numeroon", "contact",
}, phoneLabels...)

var phoneLabels = []string{
	"phone", "phones", "phone number", "phone no", "telephone", "tel", "tél", "telephone number", "cell",
	"cellphone", "cellular", "mobile", "mobile number", "mob", "fax", "telefax", "landline",
	"hotline", "helpline", "whatsapp", "whats app", "viber", "signal number", "sms", "contact number",
	"telefon", "telefonnummer", "telefonnr", "handy", "handynummer", "handynr", "mobilnummer",
	"mobilnr", "mobil", "mobiltelefon", "mobiltelefonnummer", "rufnummer", "durchwahl", "festnetz",
	"natel", "faxnummer", "faks", "tlf", "tlfnr", "telefonnumret", "tfn", "mobilen", "telefonen",
	"telefoonnummer", "telefoon", "mobiel", "mobielnummer", "gsm", "portable", "fixe",
	"numero de telephone", "telefono", "telefonos", "telf", "telef", "tfno", "movil", "celular",
	"numero de telefono", "telefone", "telemovel", "fone", "zap", "cellulare", "cell",
	"numer telefonu", "telefonu", "telefoniczny", "komorka", "komorkowy", "kom", "telefony",
	"telefonni cislo", "telefonszám", "telefonszáma", "puhelin", "puhelinnumero", "puh",
	"telefon numarasi", "telefonum", "cep", "телефон", "телефона", "телефону", "тел", "моб",
	"мобильный", "мобільний", "τηλεφωνο", "τηλ", "κινητο", "هاتف", "الهاتف", "جوال", "الجوال",
	"موبايل", "טלפון", "נייד", "फोन", "मोबाइल", "电话", "手机", "電話", "手機", "携帯", "โทร",
	"전화번호", "전화", "휴대폰", "연락처",
}
