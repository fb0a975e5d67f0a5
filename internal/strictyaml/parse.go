package strictyaml

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// A Mistake is why a text is no document. Its message holds nothing of the text.
type Mistake struct {
	// Line and Column count from 1, columns in characters.
	Line, Column int
	Message      string
}

// Parse returns the root of the one YAML document that data is, or why there is none: notOne, if it holds no document or
// several.
func Parse(data []byte, notOne string) (*yaml.Node, *Mistake) {
	if m := unreadableText(data); m != nil {
		return nil, m
	}
	var document yaml.Node
	if err := yaml.Load(data, &document); err != nil {
		return nil, syntaxMistake(err, notOne)
	}
	if document.Kind != yaml.DocumentNode || len(document.Content) != 1 {
		return nil, &Mistake{Line: 1, Column: 1, Message: notOne}
	}
	return document.Content[0], nil
}

// unreadableText finds the first byte that is no UTF-8 or a control character.
func unreadableText(data []byte) *Mistake {
	line, column := 1, 0
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		column++
		switch {
		case r == utf8.RuneError && n == 1:
			return &Mistake{Line: line, Column: column, Message: "not UTF-8: save the file as UTF-8"}
		case r == '\n':
			line, column = line+1, 0
		case r < ' ' && r != '\t' && r != '\r' || r == 0x7f:
			return &Mistake{Line: line, Column: column, Message: "a control character: take it out"}
		}
		i += n
	}
	return nil
}

// syntaxMistake tells what the YAML reader says, where it does not quote the source. The source is
// not shown: nothing is known yet about what in it is secret.
func syntaxMistake(err error, notOne string) *Mistake {
	p := &Mistake{Line: 1, Column: 1, Message: notOne}
	var e *yaml.LoadError
	if !errors.As(err, &e) || e.Mark.Line == 0 && e.ContextMark.Line == 0 {
		if e != nil && strings.Contains(e.Message, "depth") {
			p.Message = "nested too deeply"
		}
		return p
	}
	at := e.Mark
	if at.Line == 0 {
		at = e.ContextMark
	}
	p.Line, p.Column, p.Message = at.Line, max(at.Column, 1), "not valid YAML"
	if strings.Contains(e.Message, "anchor") {
		p.Message = "aliases are not read here: write the value out"
	} else if !strings.ContainsAny(strings.NewReplacer("','", "", "']'", "", "'}'", "", "':'", "",
		"'-'", "").Replace(e.Message), "'\"`") {
		p.Message += ": " + e.Message
	}
	if e.ContextMsg != "" && e.ContextMark.Line > 0 && !strings.ContainsAny(e.ContextMsg, "'\"`") {
		p.Message += fmt.Sprintf(", %s that begins at %d:%d", e.ContextMsg, e.ContextMark.Line,
			e.ContextMark.Column)
	}
	return p
}
