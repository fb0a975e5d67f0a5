package main

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"

	"github.com/redactd/redactd/redact"
)

// A sample is a piece of labelled text.
type sample struct {
	text       string
	format     string
	kind       kind
	row        redact.Detector // of positives and near misses
	start, end int             // of the value in text
}

// A kind says what a sample is.
type kind string

const (
	near     kind = "near"      // a valid value with one of its words close by
	far      kind = "far"       // the word stands farther off
	none     kind = "none"      // no word
	miss     kind = "miss"      // one digit wrong, a word close by
	harmless kind = "harmless"  // a number that is no identifier, in some a word close by or farther off
	logLine  kind = "real line" // a line of a log
)

func (k kind) positive() bool { return k == near || k == far || k == none }

// A format has texts around a value, %w a word, %v the value: with the word close by, farther off, and without one.
type format struct {
	name            string
	near, far, none []string
}

var formats = []format{
	{
		"ticket",
		[]string{"Hello, my %w is %v, please correct it.", "The customer gave %w %v on the phone.", "Re: %w %v - still waiting for an answer."},
		[]string{"I sent the %w with the other papers last week, it should read %v.", "%w: as it stands on the copy in the attachment, %v."},
		[]string{"Please have a look at %v and call me back.", "The scan says %v, nothing else is readable."},
	},
	{
		"chat",
		[]string{"%w %v", "its %v (%w)", "[10:14] ada: %w? %v"},
		[]string{"you asked for the %w, hold on a second, found it: %v", "%v is what i have here, do you need the %w too"},
		[]string{"ok, %v", "[10:14] ada: here you go %v"},
	},
	{
		"log",
		[]string{"2026-11-26T09:14:02Z INFO [form] %w: %v status=ok", `Nov 26 09:14:02 web3 app[811]: %w "%v" stored`},
		[]string{"2026-11-26T09:14:02Z WARN check of %w failed in 12 ms for client value %v", "09:14:02 DEBUG %v rejected by the validator, expected a %w"},
		[]string{"2026-11-26T09:14:02Z INFO [form] field stored: %v", "Nov 26 09:14:02 web3 app[811]: got %v from upstream"},
	},
	{
		"json",
		[]string{`{"id":17,"%w":"%v","ok":true}`, `{"fields": [{"name": "%w", "value": "%v"}]}`},
		[]string{`{"label":"%w","required":true,"maxLength":30,"value":"%v"}`},
		[]string{`{"id":17,"value":"%v","ok":true}`},
	},
	{
		"csv",
		[]string{"17;Ada;%w;%v;open"},
		[]string{"name,%w,status\nAda Stone,%v,open"},
		[]string{"17;Ada;%v;open"},
	},
	{
		"key=value",
		[]string{"%w=%v", "user=ada %w=%v state=open", "%w: %v"},
		[]string{"type=%w user=ada state=open page=3 value=%v"},
		[]string{"user=ada value=%v state=open"},
	},
}

// layouts returns the texts for a kind.
func (f format) layouts(k kind) []string {
	switch k {
	case far:
		return f.far
	case none:
		return f.none
	}
	return f.near
}

func pick[T any](rng *rand.Rand, list []T) T { return list[rng.IntN(len(list))] }

// wordOf returns a context word of the row as it is written: of a stem, the stem.
func wordOf(rng *rand.Rand, d redact.Detector) string {
	return strings.TrimSuffix(pick(rng, d.Words), "*")
}

// newSample puts a value and a word of the row into a random text for the kind.
func newSample(rng *rand.Rand, d redact.Detector, k, layout kind, v string) sample {
	f := pick(rng, formats)
	text := pick(rng, f.layouts(layout))
	at := strings.Index(strings.ReplaceAll(text, "%w", ""), "%v")
	word := wordOf(rng, d)
	if w := strings.Index(text, "%w"); w >= 0 && w < at+2 {
		at += len(word)
	}
	text = strings.NewReplacer("%w", word, "%v", v).Replace(text)
	return sample{text, f.name, k, d, at, at + len(v)}
}

// positives draws n values of the row: three in five near a word, one farther off, one without.
func positives(rng *rand.Rand, d redact.Detector, n int) (list []sample) {
	walks := walksOf(rng, d)
	for i := range n {
		if v, ok := pick(rng, walks).next(); ok {
			k := [...]kind{near, near, near, far, none}[i%5]
			list = append(list, newSample(rng, d, k, k, v))
		}
	}
	return list
}

// misses draws n values with one digit wrong, beside a word. A row without a test has none.
func misses(rng *rand.Rand, d redact.Detector, n int) (list []sample) {
	if d.Valid == nil {
		return nil
	}
	walks := walksOf(rng, d)
	for range n {
		v, ok := pick(rng, walks).next()
		if !ok {
			continue
		}
		if v = changed(rng, v); !d.Valid(bare(v)) {
			list = append(list, newSample(rng, d, miss, near, v))
		}
	}
	return list
}

// numbersOf are numbers that are no identifiers, each with what names it.
var numbersOf = []struct {
	name string
	draw func(*rand.Rand) string
}{
	{"order", func(r *rand.Rand) string { return strconv.FormatInt(1e7+r.Int64N(1e10), 10) }},
	{"invoice", func(r *rand.Rand) string { return drawn(r, "9999-999999") }},
	{"ticket", func(r *rand.Rand) string { return "#" + drawn(r, "9999999") }},
	{"at", func(r *rand.Rand) string { return strconv.Itoa(1_500_000_000 + r.IntN(300_000_000)) }},
	{"at", func(r *rand.Rand) string { return strconv.FormatInt(1_500_000_000_000+r.Int64N(300_000_000_000), 10) }},
	{"at", func(r *rand.Rand) string { return day(r, "%d%02d%02d") + drawn(r, "9999") + "00" }},
	{"on", func(r *rand.Rand) string { return day(r, "%d-%02d-%02d") }},
	{"version", func(r *rand.Rand) string { return fmt.Sprintf("%d.%d.%d", r.IntN(9), r.IntN(30), r.IntN(999)) }},
	{"build", func(r *rand.Rand) string { return drawn(r, "9.99.9999.999") }},
	{"trace", func(r *rand.Rand) string { return strings.ToLower(drawn(r, "9A9A99A9999A9A9A")) }},
	{"parcel", func(r *rand.Rand) string { return drawn(r, "999999999999") }},
	{"amount", func(r *rand.Rand) string { return drawn(r, "9 999 999.99") }},
	{"article", func(r *rand.Rand) string { return drawn(r, "AA999999") }},
}

func day(r *rand.Rand, layout string) string {
	return fmt.Sprintf(layout, 2015+r.IntN(12), 1+r.IntN(12), 1+r.IntN(28))
}

// others draws n numbers that are no identifiers, named as what they are, half of them in a form of the row. A
// third of the texts have a word of the row farther off, a sixth, not in a form of the row, close by.
func others(rng *rand.Rand, d redact.Detector, n int) (list []sample) {
	for i := range n {
		number := pick(rng, numbersOf)
		v := number.draw(rng)
		if i%2 == 0 {
			v = drawn(rng, pick(rng, d.Trigger.Layouts()).Form)
		}
		layout := [...]kind{none, none, none, near, far, far}[i%6]
		list = append(list, newSample(rng, d, harmless, layout, number.name+" "+v))
	}
	return list
}
