package detectors

import (
	"slices"

	"github.com/redactd/redactd/redact"
)

// Secrets returns the rows for what opens doors: passwords, tokens, keys.
//
// Those that have a name or a marker in front are distinctive, so every such row stands alone.
func Secrets() []redact.Detector {
	rows := keys()
	for i := range rows {
		rows[i].Alone = true
	}
	return slices.Concat(rows, otpRows(), tokens())
}

// keys returns the rows that are found by a name or a marker in front of the secret.
func keys() []redact.Detector {
	return []redact.Detector{{
		Name: "password", Entity: "PASSWORD", Prior: 1,
		About: "the value assigned to a name for passwords, in any notation; not masks, " +
			"variables, expressions or sentences",
		Example: "password=hunter2",
		Trigger: redact.Key(passwordNames...), Before: 64, After: 1024,
		Match: matchPassword, Carry: &redact.Carry{Next: secretNext},
	}, {
		Name: "secret", Entity: "PASSWORD", Prior: 1,
		About:   "the value assigned to a name for tokens and keys, if it looks random",
		Example: "api_key=9aF3kQ82LmZx71Tb",
		Trigger: redact.Key(secretNames...), Before: 64, After: 1024,
		Match: matchSecret, Carry: &redact.Carry{Next: secretNext},
	}, {
		Name: "aws_secret_key", Entity: "AWS_SECRET_KEY", Prior: 4,
		About:   "AWS secret access key: 40 characters behind its name",
		Example: "aws_secret_access_key=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
		Trigger: redact.Key("secret_access_key", "secretaccesskey", "aws_secret_key", "aws_secret"),
		Before:  48, After: 128,
		Match: matchAWSSecret,
	}, passwordTold(), passwordAttribute(), passwordCommand(), passwordSpoken(), passwordPair(), passwordBelow(), sessionCookie(), slackWebhook(), {
		Name: "jwt", Entity: "JWT", Prior: 12,
		About:   "JSON web token, signed or encrypted: a header that names its algorithm, and a dot",
		Example: "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9.c2ln",
		Trigger: redact.Prefix(10, "eyJ", "eyAi", "ewog", "ew0K"), Before: 1, After: jwtHeaderMax,
		Match: matchJWT, Carry: &redact.Carry{Next: jwtNext},
	}, {
		Name: "private_key", Entity: "PRIVATE_KEY", Prior: 12,
		About: "private key in PEM or armor, from its opening to its closing marker, also within " +
			"JSON, YAML, quotes or tags",
		Example: "-----BEGIN PRIVATE KEY-----",
		Trigger: redact.Dashes(), Before: 1, After: 96,
		Match: matchPEM, Carry: &redact.Carry{Next: pemNext},
	}, {
		Name: "putty_private_key", Entity: "PRIVATE_KEY", Prior: 12,
		About:   "the private part of a PuTTY key file",
		Example: "Private-Lines: 8",
		Trigger: redact.Prefix(13, "Private-Lines"), Before: 1, After: 32,
		Match: matchPuTTY, Carry: &redact.Carry{Next: pemNext},
	}}
}
