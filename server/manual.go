package server

import (
	"errors"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/redactd/redactd/manual"
)

// A pointed request points at what is to be hidden.
type pointed struct {
	Text    *string  `json:"text"`
	HTML    *string  `json:"html"`
	Strings []string `json:"strings"`
	Spans   []span   `json:"spans"`
	Unit    string   `json:"unit"` // of the spans: bytes, which "" stands for, runes or utf16
}

// A pointedAnswer is the text without it.
type pointedAnswer struct {
	Text    *string `json:"text,omitempty"`
	HTML    *string `json:"html,omitempty"`
	Hidden  int     `json:"hidden"`  // how many characters
	Missing []int   `json:"missing"` // the places of strings that were not found
}

// hideManually hides what a request points at.
func (s *Server) hideManually(x *exchange) (answer, error) {
	var p pointed
	if err := x.readJSON(&p); err != nil {
		return answer{}, err
	}
	text, hide := p.Text, manual.Text
	if p.HTML != nil {
		text, hide = p.HTML, manual.HTML
	}
	if (p.Text == nil) == (p.HTML == nil) {
		return answer{}, problem(malformed, "send either text or html, a string")
	}
	spans, err := p.bytes(*text)
	if err != nil {
		return answer{}, err
	}
	r, err := hide([]byte(*text), manual.Options{Strings: p.Strings, Spans: spans})
	if err != nil {
		return answer{}, unclear(err)
	}
	out := string(r.Text)
	result := pointedAnswer{Text: &out, Hidden: r.Hidden, Missing: append([]int{}, r.Missing...)}
	if p.HTML != nil {
		result.Text, result.HTML = nil, &out
	}
	return jsonAnswer(result)
}

// unclear words an error of the package manual.
func unclear(err error) error {
	var e *manual.Error
	if !errors.As(err, &e) {
		return err
	}
	return problem(malformed, "byte "+strconv.Itoa(e.Offset)+" of the text: "+e.Reason)
}

// bytes returns the spans in bytes.
func (p pointed) bytes(text string) ([]manual.Span, error) {
	spans := make([]manual.Span, len(p.Spans))
	for i, s := range p.Spans {
		if s.Start < 0 || s.End < s.Start || s.End > int64(len(text)) {
			return nil, errSpan(i)
		}
		spans[i] = manual.Span{Start: int(s.Start), End: int(s.End)}
	}
	width := map[string]func(rune) int{"runes": func(rune) int { return 1 }, "utf16": utf16.RuneLen}[p.Unit]
	switch {
	case p.Unit == "" || p.Unit == "bytes":
		return spans, nil
	case width == nil:
		return nil, problem(malformed, "unit: it is bytes, runes or utf16")
	}
	at := offsets(text, width)
	for i, s := range spans {
		if s.End >= len(at) || at[s.Start] < 0 || at[s.End] < 0 {
			return nil, errSpan(i)
		}
		spans[i] = manual.Span{Start: int(at[s.Start]), End: int(at[s.End])}
	}
	return spans, nil
}

func errSpan(i int) error {
	return problem(malformed, "span "+strconv.Itoa(i)+" does not begin and end at characters of the text")
}

// offsets returns, for each unit of a text, at which byte it begins, -1 inside of a character, and the end of the text.
func offsets(text string, width func(rune) int) []int32 {
	at := make([]int32, 0, utf8.RuneCountInString(text)+1)
	for i, r := range text {
		at = append(at, int32(i))
		for range width(r) - 1 {
			at = append(at, -1)
		}
	}
	return append(at, int32(len(text)))
}
