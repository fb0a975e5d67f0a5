package detectors

import (
	"bytes"

	"github.com/redactd/redactd/redact"
)

// inURLPath says whether a number that begins at start lies in the path of a URL, which by
// default is left: the numbers of articles and tickets stand there. What follows ? or # is text.
// Where wide is set, a token that begins with a slash is a URL, too.
func inURLPath(t redact.Text, start int, wide bool) bool {
	from := start
	for from > 0 && !endsURL[t.B[from-1]] {
		from--
	}
	token := t.B[from:start]
	if bytes.IndexByte(token, '/') < 0 && bytes.IndexByte(token, ':') < 0 {
		return false
	}
	if bytes.ContainsAny(token, "?#=&") {
		return false
	}
	if i := bytes.Index(token, []byte("://")); i >= 0 {
		return bytes.IndexByte(token[i+3:], '/') >= 0
	}
	if hasScheme(token) {
		return true
	}
	if from == 0 && t.Left == ']' && token[0] == '/' {
		return true // what was masked before it was the host
	}
	if from == 0 && !endsURL[t.Left] {
		return clippedPath(token)
	}
	return token[0] == '/' && len(token) > 1 && isLetter(token[1]) && (wide || named(t.B[:from]))
}

// endsURL has the bytes that end a URL.
var endsURL = setOf(" \t\r\n\"'<>,;|`{}[]()\\")

// hasScheme says whether the token begins with a scheme that has no slashes. A telephone number is
// judged by its digits.
func hasScheme(token []byte) bool {
	for _, s := range []string{"mailto:", "urn:", "data:"} {
		if hasFold(token, s) {
			return true
		}
	}
	return false
}

// clippedPath says whether the end of a token whose beginning is out of reach looks like a path:
// the number's own segment begins with a slash, and another slash stands before it.
func clippedPath(token []byte) bool {
	last := bytes.LastIndexByte(token, '/')
	return last == len(token)-1 && bytes.IndexByte(token, '/') < last
}

// named says whether what stands before a path says that it is one: the method of a request, or an
// attribute of HTML.
func named(b []byte) bool {
	for _, s := range []string{
		"get ", "post ", "put ", "patch ", "delete ", "head ", "href=\"", "src=\"", "href='", "src='",
	} {
		if endsFold(b, s) {
			return true
		}
	}
	return false
}
