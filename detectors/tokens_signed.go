package detectors

import (
	"bytes"

	"github.com/redactd/redactd/redact"
)

// signedTokens returns the rows of keys and signatures that only the name in front tells from other base64 or
// hexadecimal digits. Sources: for the key of a storage account detect-secrets (azure_storage_key.py) and
// Nosey Parker (azure.yml), for shared access signatures TruffleHog (azuresastoken), for signed URLs the S3
// reference, "Authenticating Requests: Using Query Parameters (AWS Signature Version 4)", for session tokens
// Nosey Parker (aws.yml). Google's signature is of the same kind; no rule for its length was found.
func signedTokens() []redact.Detector {
	return []redact.Detector{
		assignedToken("azure_storage_key", "AZURE_STORAGE_KEY", "key of an Azure storage account or of a bus, hub or queue",
			"AccountKey=0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMN==",
			isAzureKey, "accountkey", "account_key", "storage_key", "sharedaccesskey", "shared_access_key"),
		assignedToken("azure_sas", "AZURE_SAS", "signature of an Azure shared access URL",
			"sig=0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg%3D", isSAS, "sig"),
		assignedToken("signed_url", "STORAGE_SIGNED_URL", "signature of a URL of Amazon S3 or Google Cloud Storage",
			"X-Amz-Signature=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", isHexSignature,
			"x_amz_signature", "x_goog_signature"),
		assignedToken("aws_session_token", "AWS_SESSION_TOKEN", "AWS session token behind its name",
			"aws_session_token=IQoJb3JpZ2luX2VjE0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"+
				"0123456789ABCDEFGHIJKLMNOPQRST", isSessionToken, "aws_session_token", "aws_security_token", "x_amz_security_token"),
	}
}

// assignedToken makes the row of a value that is assigned to one of the names and looks as it has to.
func assignedToken(name string, entity redact.Entity, about, example string, is func([]byte) bool, names ...string,
) redact.Detector {
	return redact.Detector{
		Name: name, Entity: entity, About: about, Example: example, Prior: 4, Alone: true,
		Trigger: redact.Key(names...), Before: 48, After: 1024, Carry: &redact.Carry{Next: secretNext},
		Match: func(t redact.Text, found []redact.Match) []redact.Match {
			a, ok := assignment(t)
			if !ok {
				return found
			}
			if n := bytes.IndexAny(t.B[a.start:a.end], ";&,"); n >= 0 {
				a.end, a.carry = a.start+n, false
			}
			glued := a.end == len(t.B) && t.Right == '[' // to what is masked: it was no such value before
			if glued || !is(t.B[a.start:a.end]) {
				return found
			}
			return append(found, a.match(8))
		},
	}
}

// isAzureKey says whether v is 32 or 64 bytes in base64.
func isAzureKey(v []byte) bool {
	n := base64Chars(v)
	return (n == 43 || n == 86) && bytes.HasSuffix(v, []byte("=")) && mixedCase(v) && hasDigit(v)
}

// isSAS says whether v is 32 bytes in base64, of either alphabet, perhaps escaped.
func isSAS(v []byte) bool { return base64Chars(v) == 43 && mixedCase(v) && hasDigit(v) }

// isSessionToken says whether v is long base64.
func isSessionToken(v []byte) bool {
	return base64Chars(v) >= 96 && mixedCase(v) && hasDigit(v) && !fewDifferent(v)
}

// isHexSignature says whether v is 32 bytes or more in hexadecimal digits.
func isHexSignature(v []byte) bool {
	for _, c := range v {
		if !hexSet[c] {
			return false
		}
	}
	return len(v) >= 64 && len(v)%2 == 0 && !fewDifferent(v)
}

// base64Chars counts the characters of base64 in v, of which each may be written as %XX, and -1 if there is
// anything else but padding behind them.
func base64Chars(v []byte) (n int) {
	for i := 0; i < len(v); i++ {
		c := v[i]
		if c == '%' && i+2 < len(v) {
			c = byte(hexValue(v[i+1])<<4 | hexValue(v[i+2]))
			i += 2
		}
		switch {
		case c == '=' && n > 0:
			return endsBase64(n, v[i+1:])
		case !base64Set[c] && c != '-' && c != '_':
			return -1
		}
		n++
	}
	return n
}

// endsBase64 returns n if what stands behind a first sign of padding is at most another one.
func endsBase64(n int, rest []byte) int {
	if len(rest) == 0 || string(rest) == "=" || bytes.EqualFold(rest, []byte("%3D")) {
		return n
	}
	return -1
}
