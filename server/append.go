package server

import (
	"slices"
	"strconv"

	"github.com/redactd/redactd/internal/strictjson"
)

// What is found goes into the answer without reflection, which takes several times as long. It is byte for byte what
// [jsonAnswer] makes of the same values.

// appendMasked appends a text and what was found in it, as a [maskedText] is written.
func appendMasked(b, text []byte, found []finding) []byte {
	b = append(b, `{"text":`...)
	b = strictjson.AppendString(b, text)
	b = append(b, `,"findings":`...)
	return append(appendFindings(b, found), '}')
}

func appendScanned(b []byte, s *scanned) []byte {
	b = append(b, `{"findings":`...)
	return append(appendFindings(b, s.Findings), '}')
}

// findingBytes is how long most findings are at most. Room for them is made at once.
const findingBytes = 400

func appendFindings(b []byte, found []finding) []byte {
	return appendList(slices.Grow(b, findingBytes*len(found)), found, appendFinding)
}

func appendFinding(b []byte, f *finding) []byte {
	b = appendText(b, `{"type":`, string(f.Type))
	b = append(b, ',')
	b = appendPlace(b, &f.place)
	if f.Output != nil {
		b = append(b, `,"output":{`...)
		b = appendPlace(b, f.Output)
		b = append(b, '}')
	}
	if f.Operator != "" {
		b = appendText(b, `,"operator":`, f.Operator)
	}
	b = appendScore(b, f.Score)
	b = appendText(b, `,"detector":`, f.Detector)
	b = appendText(b, `,"country":`, f.Country)
	b = append(b, `,"validated":`...)
	b = strconv.AppendBool(b, f.Validated)
	if f.Undecided {
		b = append(b, `,"undecided":true`...)
	}
	b = append(b, `,"alternatives":`...)
	b = appendList(b, f.Alternatives, appendAlternative)
	return append(b, '}')
}

func appendAlternative(b []byte, a *alternative) []byte {
	b = appendText(b, `{"type":`, string(a.Type))
	b = appendScore(b, a.Score)
	return append(b, '}')
}

// appendPlace appends the members of a place.
func appendPlace(b []byte, p *place) []byte {
	b = appendSpan(b, p.span)
	b = append(b, `,"runes":{`...)
	b = appendSpan(b, p.Runes)
	b = append(b, `},"utf16":{`...)
	b = appendSpan(b, p.UTF16)
	return append(b, '}')
}

// appendSpan appends the members of a span.
func appendSpan(b []byte, s span) []byte {
	b = append(b, `"start":`...)
	b = strconv.AppendInt(b, s.Start, 10)
	b = append(b, `,"end":`...)
	return strconv.AppendInt(b, s.End, 10)
}

// appendScore appends a score, which is short.
func appendScore(b []byte, score float64) []byte {
	b = append(b, `,"score":`...)
	return strconv.AppendFloat(b, score, 'f', -1, 64)
}

// appendText appends a text behind the name of its member.
func appendText(b []byte, name, text string) []byte {
	b = append(b, name...)
	return strictjson.AppendString(b, []byte(text))
}

// appendList appends a list, each of which is appended by one.
func appendList[T any](b []byte, list []T, one func(b []byte, v *T) []byte) []byte {
	b = append(b, '[')
	for i := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = one(b, &list[i])
	}
	return append(b, ']')
}
