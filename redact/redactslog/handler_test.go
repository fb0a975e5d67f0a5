package redactslog_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"testing/slogtest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
	"github.com/redactd/redactd/redact/redactslog"
)

const card = "4111111111111111"

type customer struct {
	Name, Card string
	Order      int
}

// lazy says what it is when it is asked.
type lazy struct{ v slog.Value }

func (l lazy) LogValue() slog.Value { return l.v }

// broken panics, with a card in what it says.
type broken struct{}

func (broken) Error() string { panic(card) }

type ownJSON struct{}

func (ownJSON) MarshalJSON() ([]byte, error) { return []byte(`{"pan":"4111\u003111111111111"}`), nil }

// places are where a card may stand in a record.
var places = map[string][]any{
	"string":           {"note", "card " + card},
	"int":              {"number", int64(4111111111111111)},
	"uint":             {"number", uint64(4111111111111111)},
	"float":            {"number", 4111111111111111.0},
	"error":            {"err", fmt.Errorf("charge: %w", errors.New("card "+card+" refused"))},
	"nil error":        {"err", (*url.Error)(nil)},
	"panic":            {"err", broken{}},
	"LogValuer":        {"who", lazy{slog.GroupValue(slog.String("card", card))}},
	"LogValuer in one": {"who", lazy{slog.AnyValue(lazy{slog.StringValue(card)})}},
	"group":            {slog.Group("a", slog.Group("b", "card", card))},
	"group of none":    {slog.Group("", "card", card)},
	"struct":           {"customer", customer{"Jo", card, 88213}},
	"pointer":          {"customer", &customer{"Jo", card, 88213}},
	"map":              {"by", map[string]any{"card " + card: []any{card, int64(4111111111111111)}}},
	"bytes":            {"body", []byte("card " + card)},
	"raw JSON":         {"body", json.RawMessage(`{"pan": 4111111111111111}`)},
	"Marshaler":        {"body", ownJSON{}},
	"Stringer":         {"url", &url.URL{Scheme: "https", Host: "example.com", RawQuery: "card=" + card}},
	"channel": {"odd", struct {
		C chan int
		S string
	}{nil, card}},
	"key":      {"card " + card, true},
	"no value": {"card " + card},
}

// handlers are the usual ones.
var handlers = map[string]func(io.Writer) slog.Handler{
	"JSON": func(w io.Writer) slog.Handler { return slog.NewJSONHandler(w, nil) },
	"text": func(w io.Writer) slog.Handler { return slog.NewTextHandler(w, nil) },
}

func redactor(t testing.TB) *redact.Redactor {
	r, err := redact.New(policy.Default())
	require.NoError(t, err)
	return r
}

func TestNoCardIsLogged(t *testing.T) {
	r := redactor(t)
	for name, handler := range handlers {
		for place, args := range places {
			var out bytes.Buffer
			log := slog.New(redactslog.New(handler(&out), r))
			log.Info("order 88213", args...)
			log.With(args...).Info("order 88213")
			log.WithGroup("shop").With(args...).WithGroup("card "+card).Info("card "+card, args...)
			require.NotContains(t, out.String(), card, "%s: %s", name, place)
			require.NotContains(t, out.String(), "111111111111", "%s: %s", name, place)
			require.Equal(t, 2, strings.Count(out.String(), "order 88213"), "%s: %s", name, place)
			require.Equal(t, 3, strings.Count(out.String(), "\n"), "%s: %s", name, place)
		}
	}
}

func TestTheRestStaysAsItWas(t *testing.T) {
	args := []any{
		"order", 88213, "took", 231 * time.Millisecond, "ok", true, "ratio", 0.25, "none", nil, "at", time.Unix(0, 0).UTC(),
		"err", errors.New("timeout"), "lines", []int{1, 2}, "shop", customer{Name: "Kiosk", Order: 7}, slog.Group("g", "id", uint64(7)),
		"mask", netip.MustParsePrefix("::/0"),
	}
	for name, handler := range handlers {
		var plain, masked bytes.Buffer
		record := slog.NewRecord(time.Unix(1e9, 0), slog.LevelWarn, "paid", 0)
		record.Add(args...)
		require.NoError(t, handler(&plain).Handle(context.Background(), record))
		require.NoError(t, redactslog.New(handler(&masked), redactor(t)).Handle(context.Background(), record))
		if name == "text" { // which writes structures in Go's way
			require.Contains(t, masked.String(), `shop="{\"Name\":\"Kiosk\",\"Card\":\"\",\"Order\":7}"`)
			continue
		}
		require.Equal(t, plain.String(), masked.String(), name)
	}
}

func TestNamesAreContext(t *testing.T) {
	var out bytes.Buffer
	log := slog.New(redactslog.New(slog.NewJSONHandler(&out, nil), redactor(t)))
	log.Info("new", "password", "tr0mbone", "cvv", 123, "cvc", 456.0, "seats", []string{"123"})
	log.Info("new", "password", []string{"tr0mbone"})
	log.Info("new", "login", []any{map[string]any{"password": "tr0mbone"}})
	require.NotContains(t, out.String(), "tr0mbone")
	require.Contains(t, out.String(), `"cvv":"▇▇▇","cvc":"▇▇▇","seats":["123"]`)
}

func TestGroupsArePartsOfNames(t *testing.T) {
	p, err := policy.Parse("p.yaml", []byte("version: 1\nname: p\nwhen: [{fields: [contact.*], operators: {default: remove}}]"))
	require.NoError(t, err)
	r, err := redact.New(p)
	require.NoError(t, err)
	var out bytes.Buffer
	log := slog.New(redactslog.New(slog.NewJSONHandler(&out, nil), r))
	log.WithGroup("contact").With("mail", "jo@example.com").Info("new", "other", "jo@example.com")
	log.Info("new", slog.Group("contact", "mail", "jo@example.com"), "mail", "jo@example.com")
	require.Contains(t, out.String(), `"contact":{"mail":"","other":""}`)
	require.Contains(t, out.String(), `"contact":{"mail":""},"mail":"[EMAIL_ADDRESS]"`)
}

func TestWhatCannotBeMaskedIsLeftOut(t *testing.T) {
	p := policy.Default()
	p.Default = redact.Operator{Name: "fails", Replace: func(dst []byte, v redact.Value) []byte {
		v.Fail(errors.New("the vault is full"))
		return dst
	}}
	p.Operators = nil
	r, err := redact.New(p)
	require.NoError(t, err)
	var out bytes.Buffer
	slog.New(redactslog.New(slog.NewJSONHandler(&out, nil), r)).Info("paid", "by", "card "+card, "order", 88213, "all", []string{card})
	require.NotContains(t, out.String(), "1111")
	require.Contains(t, out.String(), `"msg":"paid","by":"[TEXT_MASKED]","order":88213,"all":"[TEXT_MASKED]"`)
}

// TestIsAHandler asks what package slog asks of handlers.
func TestIsAHandler(t *testing.T) {
	var out bytes.Buffer
	slogtest.Run(t, func(*testing.T) slog.Handler {
		out.Reset()
		return redactslog.New(slog.NewJSONHandler(&out, nil), redactor(t))
	}, func(t *testing.T) map[string]any {
		var line map[string]any
		require.NoError(t, json.Unmarshal(out.Bytes(), &line))
		return line
	})
}

func TestThePlaceInTheSourceStays(t *testing.T) {
	var out bytes.Buffer
	inner := slog.NewJSONHandler(&out, &slog.HandlerOptions{AddSource: true, Level: slog.LevelWarn})
	log := slog.New(redactslog.New(inner, redactor(t)))
	log.Info("not enabled")
	log.Warn("here")
	require.Contains(t, out.String(), "handler_test.go")
	require.NotContains(t, out.String(), "not enabled")
}

// BenchmarkHandler writes what a service says of a request, beside the same without a mask.
func BenchmarkHandler(b *testing.B) {
	plain := slog.NewJSONHandler(io.Discard, nil)
	for name, h := range map[string]slog.Handler{"plain": plain, "masked": redactslog.New(plain, redactor(b))} {
		b.Run(name, func(b *testing.B) {
			log := slog.New(h).With("service", "shop", "version", "1.4.2")
			b.ReportAllocs()
			for b.Loop() {
				log.Info("request", "method", "POST", "route", "/checkout", "status", 200, "took", time.Millisecond, "order", 88213)
			}
		})
	}
}
