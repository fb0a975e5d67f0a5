package redactslog

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strconv"

	"github.com/redactd/redactd/formats"
)

// hidden takes the place of a text that cannot be masked.
const hidden = "[TEXT_MASKED]"

// text masks a value of the field that name says, or a text of none.
func (h *Handler) text(name, s string) string {
	if s == "" {
		return s
	}
	out, err := h.r.Field(name).String(s)
	if err != nil {
		return hidden
	}
	return out
}

func (h *Handler) attrs(path string, attrs []slog.Attr) []slog.Attr {
	masked := make([]slog.Attr, len(attrs))
	for i, a := range attrs {
		masked[i] = h.attr(path, a)
	}
	return masked
}

// attr masks an attribute of the group that path says. One without a name is a group whose attributes are those of
// the group around it, or nothing.
func (h *Handler) attr(path string, a slog.Attr) slog.Attr {
	return slog.Attr{Key: h.text("", a.Key), Value: h.value(path+a.Key, a.Value.Resolve())}
}

func (h *Handler) value(name string, v slog.Value) slog.Value {
	switch v.Kind() {
	case slog.KindString:
		return slog.StringValue(h.text(name, v.String()))
	case slog.KindInt64, slog.KindUint64:
		return h.number(name, v, v.String())
	case slog.KindFloat64:
		return h.number(name, v, strconv.FormatFloat(v.Float64(), 'f', -1, 64))
	case slog.KindGroup:
		if name != "" {
			name += "."
		}
		return slog.GroupValue(h.attrs(name, v.Group())...)
	case slog.KindAny:
		return h.any(name, v.Any())
	}
	return v // a time, a duration or a boolean
}

// number returns v as it is if nothing is found in its digits.
func (h *Handler) number(name string, v slog.Value, digits string) slog.Value {
	if masked := h.text(name, digits); masked != digits {
		return slog.StringValue(masked)
	}
	return v
}

// any masks what handlers would write of v. What it is written by are methods of others, which may panic.
func (h *Handler) any(name string, v any) (masked slog.Value) {
	defer func() {
		if recover() != nil {
			masked = slog.StringValue(hidden)
		}
	}()
	if v == nil {
		return slog.AnyValue(nil)
	}
	if s, ok := written(v); ok {
		return slog.StringValue(h.text(name, s))
	}
	return h.document(name, v)
}

// written returns v as a text, if it is one to handlers. Whoever writes JSON of its own is a document instead.
func written(v any) (string, bool) {
	switch v := v.(type) {
	case json.Marshaler:
		return "", false
	case error:
		return v.Error(), true
	case encoding.TextMarshaler:
		b, err := v.MarshalText()
		return string(b), err == nil
	case fmt.Stringer:
		return v.String(), true
	case []byte:
		return string(v), true
	}
	return "", false
}

// document masks v as JSON, with its name before it. What cannot be written as that is masked as fmt prints it.
// Bytes inside of v are base64 there, in which nothing is found.
func (h *Handler) document(name string, v any) slog.Value {
	doc, err := json.Marshal(map[string]any{name: v})
	if err != nil {
		return slog.StringValue(h.text(name, fmt.Sprintf("%+v", v)))
	}
	masked, err := h.json(doc)
	if err != nil {
		return slog.StringValue(hidden)
	}
	return slog.AnyValue(masked)
}

// json masks an object with one member and returns its value.
func (h *Handler) json(doc []byte) (json.RawMessage, error) {
	var out bytes.Buffer
	w, err := formats.NewWriter(&out, h.r, formats.Options{Format: "json"})
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(doc); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	var members map[string]json.RawMessage
	if err := json.Unmarshal(out.Bytes(), &members); err != nil {
		return nil, err
	}
	for _, value := range members {
		return value, nil
	}
	return nil, errors.New("redactslog: a value is lost")
}
