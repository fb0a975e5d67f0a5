package server

import (
	"errors"
	"io"
	"log/slog"
	"net/http"
	"slices"
	"strings"
)

// textMasked takes the place of a text that cannot be masked.
const textMasked = "[TEXT_MASKED]"

// maskedHeader says, in a header or behind an answer that streams, that this was done.
const maskedHeader = "Redactd-Masked"

// replaced is the one place where it is decided what becomes of a text for which the engine or an operator fails. It is a
// problem, and nothing goes out; or with Config.MaskAll the text is replaced as a whole. That it passes is no choice.
func (s *Server) replaced(x *exchange, next handler) (answer, error) {
	a, err := next(x)
	if !s.cfg.MaskAll || !failed(err) {
		return a, err
	}
	replace := x.replacement()
	if replace == nil {
		return a, err
	}
	s.cfg.Log.LogAttrs(x.r.Context(), slog.LevelError, "a text could not be masked and was replaced",
		slog.String("request", x.id), slog.String("cause", cause(err)))
	if _, err := io.Copy(io.Discard, &x.in); err != nil {
		return answer{}, err // who has sent a part of a text has no whole answer
	}
	if a, err = replace(err); err != nil {
		return answer{}, err
	}
	x.maskedAll()
	a.header = http.Header{maskedHeader: {"all"}}
	return a, nil
}

// failed says whether it is the server's fault, and not the request's or the client's, that there is no answer.
func failed(err error) bool {
	return err != nil && !errors.Is(err, errGone) && problemOf(err).kind == internal
}

// maskedAll has the log, the metrics and the audit say it.
func (x *exchange) maskedAll() {
	x.replaced = true
	x.event.Changes = strings.TrimSpace(x.event.Changes + " on-error=mask-all")
}

// replacement returns how the route answers then, nil if its answers hold no text that was to be masked. It may fail with
// the error that is given.
func (x *exchange) replacement() func(failure error) (answer, error) {
	switch x.row.called + " " + x.row.body {
	case "POST /v1/redact " + plainText, "POST /v1/redact/document " + anyBody:
		return x.replaceBody
	case "POST /v1/redact " + jsonText:
		return x.replaceTexts
	case "POST /anonymize " + anyBody:
		return func(error) (answer, error) { return jsonAnswer(rewritten{textMasked, []item{}}) }
	}
	return nil
}

// replaceBody replaces a text or a document, which is a text then. What has been sent of a text was masked and stays; what
// was not sent is replaced. A document that ended so would be none: it breaks off.
func (x *exchange) replaceBody(failure error) (answer, error) {
	switch {
	case !x.out.begun():
		return answer{media: plainText + "; charset=utf-8", body: []byte(textMasked)}, nil
	case x.row.body != plainText:
		return answer{}, failure
	}
	x.out.w.Header().Set(http.TrailerPrefix+maskedHeader, "all")
	_, err := io.WriteString(&x.out, textMasked)
	return answer{}, err
}

// replaceTexts replaces all texts of a request: those that were masked before one failed have the same scope.
func (x *exchange) replaceTexts(failure error) (answer, error) {
	if x.texts == 0 {
		return answer{}, failure // there are none, or nobody knows how many
	}
	one := maskedText{textMasked, []finding{}}
	return listed(slices.Repeat([]maskedText{one}, x.texts), x.many)
}
