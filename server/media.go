package server

import (
	"mime"
	"net/http"
	"slices"
	"strings"
)

// typeOf reads the Content-Type of a request's body.
func typeOf(r *http.Request) (media string, params map[string]string, err error) {
	named := first(r.Header["Content-Type"])
	if named == plainText || named == jsonText { // as most write it
		return named, nil, nil
	}
	return mime.ParseMediaType(named)
}

// first returns the first value of a header, "" if there is none. Whoever names the header as net/http writes it spares
// the time that Get takes to do so.
func first(values []string) string {
	if len(values) == 0 {
		return ""
	}
	return values[0]
}

// mediaOf returns the media type of a request's body, in lower case and without parameters, "" if it does not say.
func mediaOf(r *http.Request) string {
	media, _, err := typeOf(r)
	if err != nil || len(r.Header["Content-Type"]) > 1 {
		return ""
	}
	return media
}

// charset refuses a text in an encoding in which ASCII characters are not, or not only, the bytes of ASCII.
func charset(r *http.Request) error {
	media, params, _ := typeOf(r)
	name, named := params["charset"]
	name = strings.ToLower(name)
	if !named || name == "utf-8" || name == "us-ascii" || media == plainText && slices.Contains(codePages, name) {
		return nil
	}
	return problem(unreadable, "send the text in UTF-8")
}

// narrow refuses a document that says it has two bytes or more for each character: whoever does not believe it reads
// something else than what is masked.
func narrow(r *http.Request) error {
	_, params, _ := typeOf(r)
	if name := strings.ToLower(params["charset"]); strings.HasPrefix(name, "utf-") && name != "utf-8" || strings.Contains(name, "ucs") ||
		strings.Contains(name, "unicode") || strings.Contains(name, "10646") {
		return problem(unreadable, "send the document in UTF-8")
	}
	return nil
}

// codePages are charsets that have the bytes of ASCII for its characters, and one byte for each other.
var codePages = []string{
	"iso-8859-1", "iso-8859-2", "iso-8859-3", "iso-8859-4", "iso-8859-5", "iso-8859-6", "iso-8859-7", "iso-8859-8",
	"iso-8859-9", "iso-8859-10", "iso-8859-11", "iso-8859-13", "iso-8859-14", "iso-8859-15", "iso-8859-16",
	"windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254", "windows-1255", "windows-1256",
	"windows-1257", "windows-1258", "koi8-r", "koi8-u",
}

// textType is the media type of a text that goes back, in the charset in which it came.
func textType(r *http.Request) string {
	_, params, _ := typeOf(r)
	if name, named := params["charset"]; named {
		return plainText + "; charset=" + strings.ToLower(name) // one of those that charset lets pass
	}
	return plainText + "; charset=utf-8"
}
