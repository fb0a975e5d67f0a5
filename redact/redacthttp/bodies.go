// Package redacthttp masks the bodies of requests before a handler sees them.
//
//	http.Handle("POST /tickets", redacthttp.Bodies(tickets, r, 1<<20))
//
// A body is masked as what its Content-Type says. One that cannot be masked is refused, and the handler never hears of
// it. Paths, queries, headers and what follows an upgrade are passed on as they came: package gateway masks those, too.
package redacthttp

import (
	"bytes"
	"io"
	"net/http"
	"slices"
	"strconv"

	"github.com/redactd/redactd/redact"
)

// Bodies returns a handler that gives next each request with its body masked and a Content-Length. Bodies are held in
// memory and have at most limit bytes, also when they are inflated. A request is refused
//
//   - with 413 if its body is longer;
//   - with 415 if its type is none that package formats reads, its charset is not UTF-8, it is no text, or its
//     Content-Encoding is another than gzip;
//   - with 400 if it cannot be read as its type, breaks off, or has trailers;
//   - with 500 if an operator fails.
//
// Replies are plain text and hold nothing of the request.
func Bodies(next http.Handler, r *redact.Redactor, limit int64) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		body, refused := masked(w, req, r, limit)
		if refused != nil {
			http.Error(w, refused.text, refused.status)
			return
		}
		next.ServeHTTP(w, with(req, body))
	})
}

// masked returns the masked body of a request.
func masked(w http.ResponseWriter, req *http.Request, r *redact.Redactor, limit int64) ([]byte, *refusal) {
	raw, err := io.ReadAll(http.MaxBytesReader(w, req.Body, limit))
	switch {
	case err != nil:
		return nil, unread(err)
	case len(req.Trailer) > 0:
		return nil, errTrailer
	case len(raw) == 0:
		return nil, nil
	}
	body, refused := inflate(req.Header.Values("Content-Encoding"), raw, limit)
	if refused != nil {
		return nil, refused
	}
	media, refused := mediaType(req.Header.Values("Content-Type"))
	if refused != nil {
		return nil, refused
	}
	return document(r, media, body)
}

// described are headers that say something of the body as it came. A hash of it would tell what it held.
var described = []string{
	"Content-Encoding", "Content-Length", "Transfer-Encoding", "Content-Range",
	"Content-Md5", "Content-Digest", "Repr-Digest", "Digest", "Signature", "Signature-Input",
}

// with returns the request with another body. What was parsed of the old one is forgotten.
func with(req *http.Request, body []byte) *http.Request {
	m := req.Clone(req.Context())
	m.Body, m.ContentLength, m.TransferEncoding = http.NoBody, int64(len(body)), nil
	m.Form, m.PostForm, m.MultipartForm, m.GetBody = nil, nil, nil, nil
	for name := range m.Header {
		if slices.Contains(described, http.CanonicalHeaderKey(name)) {
			delete(m.Header, name)
		}
	}
	if len(body) > 0 {
		m.Body = io.NopCloser(bytes.NewReader(body))
		m.Header.Set("Content-Length", strconv.Itoa(len(body)))
	}
	return m
}
