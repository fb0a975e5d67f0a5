// Package redactslog masks what a program logs with log/slog, whatever handler writes it.
//
//	slog.SetDefault(slog.New(redactslog.New(slog.NewJSONHandler(os.Stderr, nil), r)))
//
// Messages, names and values of attributes are masked, and a name is context for its value as the name of a field
// is. Times, durations, booleans and the place in the source stay as they are. What is split over several attributes
// is seen as several texts.
package redactslog

import (
	"context"
	"log/slog"

	"github.com/redactd/redactd/redact"
)

// A Handler masks records and passes them on. It is safe for concurrent use if the next handler is.
type Handler struct {
	next slog.Handler
	r    *redact.Redactor
	path string // the open groups, each with a dot behind it
}

// New returns a handler that masks all of a record before next sees it. A text that cannot be masked, as its operator
// fails or its method panics, is [TEXT_MASKED]: the record is passed on without it.
func New(next slog.Handler, r *redact.Redactor) *Handler {
	return &Handler{next: next, r: r}
}

// Enabled says what the next handler says.
func (h *Handler) Enabled(ctx context.Context, level slog.Level) bool {
	return h.next.Enabled(ctx, level)
}

// Handle passes the masked record on.
func (h *Handler) Handle(ctx context.Context, record slog.Record) error {
	masked := slog.NewRecord(record.Time, record.Level, h.text("", record.Message), record.PC)
	record.Attrs(func(a slog.Attr) bool {
		masked.AddAttrs(h.attr(h.path, a))
		return true
	})
	return h.next.Handle(ctx, masked)
}

// WithAttrs masks attributes once, for all records to come.
func (h *Handler) WithAttrs(attrs []slog.Attr) slog.Handler {
	return &Handler{next: h.next.WithAttrs(h.attrs(h.path, attrs)), r: h.r, path: h.path}
}

// WithGroup opens a group. Its name is context, too.
func (h *Handler) WithGroup(name string) slog.Handler {
	if name == "" {
		return h
	}
	return &Handler{next: h.next.WithGroup(h.text("", name)), r: h.r, path: h.path + name + "."}
}
