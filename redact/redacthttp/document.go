package redacthttp

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"

	"github.com/redactd/redactd/formats"
	"github.com/redactd/redactd/internal/sniff"
	"github.com/redactd/redactd/redact"
)

// A refusal says why a request is not passed on.
type refusal struct {
	status int
	text   string
}

func (r *refusal) Error() string { return r.text }

var (
	errTooLong  = &refusal{http.StatusRequestEntityTooLarge, "the body is too long: send less at a time"}
	errType     = &refusal{http.StatusUnsupportedMediaType, "send one Content-Type of text, JSON, CSV, XML, HTML or a form, in UTF-8"}
	errNoText   = &refusal{http.StatusUnsupportedMediaType, "the body is no text in UTF-8: convert it first"}
	errEncoding = &refusal{http.StatusUnsupportedMediaType, "send the body as it is, or with Content-Encoding: gzip"}
	errTrailer  = &refusal{http.StatusBadRequest, "send no trailers"}
	errBroken   = &refusal{http.StatusBadRequest, "the body breaks off: send it again"}
	errGzip     = &refusal{http.StatusBadRequest, "the body is not whole, or not compressed by gzip as it says"}
	errSyntax   = &refusal{http.StatusBadRequest, "the body is not what its Content-Type says"}
	errMasking  = &refusal{http.StatusInternalServerError, "the body cannot be masked: try again later"}
)

// unread says why a body could not be read to its end.
func unread(err error) *refusal {
	var long *http.MaxBytesError
	if errors.As(err, &long) {
		return errTooLong
	}
	return errBroken
}

// inflate returns the body without the coding that it came in, of at most limit bytes.
func inflate(codings []string, raw []byte, limit int64) ([]byte, *refusal) {
	switch strings.ToLower(strings.TrimSpace(strings.Join(codings, ","))) {
	case "", "identity":
		return raw, nil
	case "gzip", "x-gzip":
	default:
		return nil, errEncoding
	}
	z, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return nil, errGzip
	}
	body, err := io.ReadAll(io.LimitReader(z, limit+1))
	switch {
	case err != nil:
		return nil, errGzip
	case int64(len(body)) > limit:
		return nil, errTooLong
	}
	return body, nil
}

// mediaType returns the type of a body, if it is one whose values are found. Handlers read most types as UTF-8 whatever
// the charset says, so what says another one would be masked as something else than they see.
func mediaType(types []string) (string, *refusal) {
	if len(types) != 1 || formats.OfMediaType(types[0]) == "" {
		return "", errType
	}
	_, params, err := mime.ParseMediaType(types[0])
	charset, named := params["charset"]
	if err != nil || named && !strings.EqualFold(charset, "utf-8") && !strings.EqualFold(charset, "us-ascii") {
		return "", errType
	}
	return types[0], nil
}

// document masks a body of a type.
func document(r *redact.Redactor, media string, body []byte) ([]byte, *refusal) {
	var out bytes.Buffer
	w, err := formats.NewWriter(&out, r, formats.Options{Format: formats.OfMediaType(media), MediaType: media})
	if err != nil {
		return nil, errType
	}
	text := &sniff.Reader{Src: bytes.NewReader(body), Refuse: func(string) error { return errNoText }}
	if _, err = io.Copy(w, text); err == nil {
		err = w.Close()
	}
	if err != nil {
		return nil, why(err)
	}
	return out.Bytes(), nil
}

// why says what a failure to mask means to the sender.
func why(err error) *refusal {
	var refused *refusal
	var syntax *formats.Error
	switch {
	case errors.As(err, &refused):
		return refused
	case errors.As(err, &syntax):
		return errSyntax
	case errors.Is(err, formats.ErrCharset):
		return errNoText
	}
	return errMasking
}
