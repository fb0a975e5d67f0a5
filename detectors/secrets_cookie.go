package detectors

import (
	"bytes"

	"github.com/redactd/redactd/redact"
)

// sessionCookie finds the values of cookies that open a session, in a Cookie or Set-Cookie header, in JSON, or
// behind the names that PHP and Java give theirs, which stand in URLs as well.
// Source: RFC 6265, sections 4.1.1 and 4.2.1, for the headers.
func sessionCookie() redact.Detector {
	return redact.Detector{
		Name: "session_cookie", Entity: "HTTP_COOKIE", Prior: 6,
		About:   "the value of a cookie that is named for a session or a token, in a header or by its framework's name",
		Example: "Cookie: sessionid=8f7a6b5c4d3e2f1a",
		Trigger: redact.Key("cookie", "cookies", "phpsessid", "jsessionid"), Before: 24, After: 2048,
		Match: matchCookies, Carry: &redact.Carry{Next: secretNext},
	}
}

// matchCookies takes the values of all pairs behind the header's name that are named for a session.
func matchCookies(t redact.Text, found []redact.Match) []redact.Match {
	if endsFold(bytes.TrimRight(t.B[:t.At], " \"'"), "sessid") || endsFold(t.B[:t.At], "sessionid") {
		return cookie(t, t.At, pathStops, found)
	}
	for i := t.At + 1; i < len(t.B); {
		if !cookieName[t.B[i]] {
			i++
			continue
		}
		end := i
		for end < len(t.B) && cookieName[t.B[end]] {
			end++
		}
		sign := end
		for sign < len(t.B) && sign-end < 3 && (t.B[sign] == '"' || t.B[sign] == '\'' || t.B[sign] == ' ') {
			sign++
		}
		if sign < len(t.B) && (t.B[sign] == '=' || t.B[sign] == ':') && opensSession(t.B[i:end]) {
			found = cookie(t, sign, cookieStops, found)
		}
		for i = end; i < len(t.B) && sign < len(t.B) && t.B[sign] == '=' && !cookieStops[t.B[i]]; {
			i++
		}
	}
	return found
}

// cookie takes the value behind the sign, if it looks drawn by lot.
func cookie(t redact.Text, sign int, stops *byteSet, found []redact.Match) []redact.Match {
	from := sign + 1
	for from < len(t.B) && from-sign < 4 && (t.B[from] == ' ' || t.B[from] == '"' || t.B[from] == '\'' || t.B[from] == '\\') {
		from++
	}
	to := from
	for to < len(t.B) && !stops[t.B[to]] {
		to++
	}
	v := bytes.TrimRight(t.B[from:to], "=.")
	goesOn := to == len(t.B) && !stops[t.Right]
	if len(v) < 6 || placeholder(v) || !hasDigit(v) && !mixedCase(v) || allSame(v) || isDateWord(v) {
		return found
	}
	return append(found, redact.Match{Start: from, End: to, Carry: goesOn, NoWords: true})
}

// isDateWord says whether v is only digits, as counters and times are, and fewer than an identifier of a session
// has.
func isDateWord(v []byte) bool { return allDigits(v) && len(v) < 16 }

var (
	cookieName  = setOf(alnumASCII, "_-.")
	cookieStops = setOf(stopsCookie)
	pathStops   = setOf(stopsCookie, "?#/") // of a value that stands in a URL
)

const stopsCookie = " \t\r\n;,&<>\"'`)}|\\\x00"

// opensSession says whether a cookie is named for a session or a token.
func opensSession(name []byte) bool {
	var buf [64]byte
	n := lowerWord(buf[:0], name)
	for _, s := range []string{"sess", "auth", "token", "csrf", "xsrf", "jwt", "remember", "identity", "credential", "sso", "login"} {
		if bytes.Contains(n, []byte(s)) {
			return true
		}
	}
	return bytes.HasSuffix(n, []byte("sid"))
}
