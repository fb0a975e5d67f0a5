package server

import (
	"cmp"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/redactd/redactd/formats"
)

// redactDocument masks a document in place while it arrives.
func (s *Server) redactDocument(x *exchange) (answer, error) {
	m, o, err := x.document()
	if err != nil {
		return answer{}, err
	}
	o.OnFinding = func(f formats.Finding) { x.found(f.Finding) }
	returned, err := documentType(x.r, m)
	if err != nil {
		return answer{}, err
	}
	a, err := x.masked(returned, func(dst io.Writer) (sink, error) {
		doc, err := formats.NewWriter(dst, m.Redactor, o)
		if err != nil {
			return nil, errDocument
		}
		return doc, nil
	})
	return a, unreadableDocument(err)
}

// document says what masks the document of a request, and how it is read.
func (x *exchange) document() (*masker, formats.Options, error) {
	o := formats.Options{
		Format: formats.OfMediaType(mediaOf(x.r)), MediaType: x.r.Header.Get("Content-Type"), MaxDepth: x.s.cfg.Limits.Depth,
	}
	if o.Format == "" {
		return nil, o, problem(unreadable, "documents of this type are not read: GET /openapi.yaml lists others")
	}
	w, err := documentWish(x.r.URL.RawQuery, &o)
	if err != nil {
		return nil, o, err
	}
	m, err := x.masker(w)
	return m, o, err
}

var errDocument = problem(malformed, "fields and header: text has neither, header is auto, yes or no, and a * in a field "+
	"stands for characters of one of its parts")

// documentType is the media type of a document that goes back. The boundary of one of several parts is in it, and in
// the document as it came, so that it may hold nothing that is to be masked.
func documentType(r *http.Request, m *masker) (string, error) {
	media, params, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	boundary, ok := params["boundary"]
	if !ok {
		return mime.FormatMediaType(media, map[string]string{"charset": cmp.Or(params["charset"], "utf-8")}), nil
	}
	if masked, err := m.String(boundary); err != nil || masked != boundary {
		return "", problem(unreadable, "the boundary looks like a value: choose another one")
	}
	return mime.FormatMediaType(media, map[string]string{"boundary": boundary}), nil
}

// documentWish reads the query of a request about a document.
func documentWish(query string, o *formats.Options) (wish, error) {
	values, err := url.ParseQuery(query)
	if err != nil {
		return wishOf(query) // which says so
	}
	if list := values["fields"]; len(list) == 1 {
		o.Fields = strings.Split(list[0], ",")
		values.Del("fields")
	}
	if list := values["header"]; len(list) == 1 {
		o.Header = list[0]
		values.Del("header")
	}
	return wishOf(values.Encode())
}

// unreadableDocument words an error of the package formats.
func unreadableDocument(err error) error {
	var e *formats.Error
	switch {
	case errors.Is(err, formats.ErrCharset):
		return problem(unreadable, "the charset of the document is not read: send it in UTF-8")
	case !errors.As(err, &e):
		return err
	}
	return problem(malformed, "byte "+strconv.FormatInt(e.Offset, 10)+" of the body, as "+e.Format+": "+e.Reason)
}
