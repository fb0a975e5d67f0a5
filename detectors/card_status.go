package detectors

import (
	"bytes"

	"github.com/redactd/redactd/redact"
)

// isStatus says whether the three digits that end at end are the status of a HTTP response: its own phrase stands
// behind it, as it is registered.
// Source: https://www.iana.org/assignments/http-status-codes/http-status-codes.xhtml
func isStatus(t redact.Text, end int) bool {
	if end+1 >= len(t.B) || t.B[end] != ' ' {
		return false
	}
	rest := t.B[end+1:]
	for _, phrase := range statusPhrases[string(t.B[end-3:end])] {
		if bytes.HasPrefix(rest, []byte(phrase)) && !isAlnum(t.Byte(end+1+len(phrase))) {
			return true
		}
	}
	return false
}

// statusPhrases has the statuses that logs are full of. 413 and 422 have been renamed.
var statusPhrases = map[string][]string{
	"200": {"OK"}, "201": {"Created"}, "202": {"Accepted"}, "204": {"No Content"}, "206": {"Partial Content"},
	"301": {"Moved Permanently"}, "302": {"Found"}, "303": {"See Other"}, "304": {"Not Modified"},
	"307": {"Temporary Redirect"}, "308": {"Permanent Redirect"},
	"400": {"Bad Request"}, "401": {"Unauthorized"}, "402": {"Payment Required"}, "403": {"Forbidden"},
	"404": {"Not Found"}, "405": {"Method Not Allowed"}, "406": {"Not Acceptable"}, "408": {"Request Timeout"},
	"409": {"Conflict"}, "410": {"Gone"}, "411": {"Length Required"}, "412": {"Precondition Failed"},
	"413": {"Content Too Large", "Payload Too Large"}, "414": {"URI Too Long"}, "415": {"Unsupported Media Type"},
	"422": {"Unprocessable Content", "Unprocessable Entity"}, "429": {"Too Many Requests"},
	"500": {"Internal Server Error"}, "501": {"Not Implemented"}, "502": {"Bad Gateway"},
	"503": {"Service Unavailable"}, "504": {"Gateway Timeout"},
}
