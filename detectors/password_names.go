package detectors

// passwordNames announce a password by themselves. '_' stands for '-' and ' ' as well.
var passwordNames = []string{
	"password", "passwd", "passphrase", "pwd", "pw", "pass", "passcode", "userpass", "pswd", "passwrd",
	"pgpassword",
	"client_secret", "clientsecret", "api_secret", "apisecret", "app_secret", "appsecret",
	"secret_key", "secretkey", "secret_access_key", "secretaccesskey", "shared_secret",
	"consumer_secret", "signing_secret", "webhook_secret", "jwt_secret", "secret_key_base", "wifi_key", "wpa_key", "wlan_schlüssel", "netzwerkschlüssel", "dpassword",
	"passwort", "kennwort", "contraseña", "contrasena", "senha", "mot_de_passe", "motdepasse", "mdp",
	"wachtwoord", "lösenord", "losenord", "hasło", "haslo", "heslo", "salasana", "passord",
	"adgangskode", "kodeord", "parola", "şifre", "sifre", "jelszó", "jelszo", "пароль",
	"密码", "密碼", "口令", "パスワード", "비밀번호", "парола", "лозинка", "lozinka", "geslo", "slaptažodis", "slaptazodis",
	"parolă", "parole", "parool", "salasõna", "palavra_passe", "contrasenya", "lykilorð", "kata_sandi", "katasandi", "mật_khẩu",
	"mat_khau", "รหัสผ่าน", "كلمة_المرور", "كلمة_السر", "كلمه_عبور", "رمز_عبور", "گذرواژه", "סיסמה", "סיסמא", "κωδικός_πρόσβασης",
	"συνθηματικό", "पासवर्ड", "şifrem", "sifrem", "parolam",
}

// secretNames announce a secret or something harmless of that name, so that the value has to look
// like one.
var secretNames = []string{
	"secret", "token", "api_key", "apikey", "access_key", "accesskey", "access_token", "accesstoken",
	"auth_token", "authtoken", "refresh_token", "refreshtoken", "id_token", "session_token",
	"bearer_token", "authorization", "auth_key", "account_key", "accountkey", "private_key",
	"privatekey", "encryption_key", "encryptionkey", "subscription_key", "credentials",
}
