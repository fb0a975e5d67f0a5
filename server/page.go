package server

import (
	"net/http"
	"strings"

	"github.com/redactd/redactd/server/playground"
)

// page are the routes of the page on which people try what the server does: one for each of its files, as paths are
// looked up as they are.
func (s *Server) page() []row {
	if !s.cfg.Playground {
		return nil
	}
	var rows []row
	for _, f := range playground.Files() {
		rows = append(rows, row{"GET", f.Path, "", Open, showFile(f), nil})
	}
	return rows
}

// showFile answers with a file, as small as the client can read.
func showFile(f playground.File) handler {
	plain := answer{media: f.Media, body: f.Body, header: pageHeader()}
	zipped := answer{media: f.Media, body: f.Zipped, header: pageHeader()}
	zipped.header.Set("Content-Encoding", "gzip")
	return func(x *exchange) (answer, error) {
		if takesGzip(x.r.Header.Get("Accept-Encoding")) {
			return zipped, nil
		}
		return plain, nil
	}
}

// takesGzip says whether a client likes to have gzip. The plain file is right for all others.
func takesGzip(accepts string) bool {
	for one := range strings.SplitSeq(accepts, ",") {
		coding, weight, _ := strings.Cut(strings.ReplaceAll(one, " ", ""), ";")
		if strings.EqualFold(coding, "gzip") {
			return !strings.HasPrefix(weight, "q=0")
		}
	}
	return false
}

// pageHeader keeps a browser from running, loading and sending anything but what is of this server, and others from
// showing the page within theirs.
func pageHeader() http.Header {
	return http.Header{
		"Content-Security-Policy":      {playground.Policy},
		"Referrer-Policy":              {"no-referrer"},
		"Cross-Origin-Opener-Policy":   {"same-origin"},
		"Cross-Origin-Resource-Policy": {"same-origin"},
		"X-Frame-Options":              {"DENY"},
		"Vary":                         {"Accept-Encoding"},
	}
}
