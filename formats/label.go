package formats

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Labels that are texts themselves, in tables and in HTML: <td>Password</td><td>hunter2</td>.

// mark matches those that most policies write.
var mark = regexp.MustCompile(`\[[A-Z_]{3,}\]`)

// labelOf returns the field that a label names, if that says something. One with a mark was another text.
func (s *splicer) labelOf(text []byte) *field {
	name := bytes.TrimRight(bytes.TrimSpace(text), " :*")
	if !isName(string(name)) || bytes.IndexByte(name, '[') >= 0 && mark.Match(name) {
		return nil
	}
	if f := s.within.child(name, asItIs); !f.plain {
		return f
	}
	return nil
}

// isEmptyCell says whether nothing stands in a cell, or what people write between a label and its value.
func isEmptyCell(text []byte) bool {
	if len(text) > 0 && isAlnum(text[0]) {
		return false // which most cells begin with
	}
	return len(bytes.Trim(text, " \t\r\n\f\u00a0:=")) == 0
}

// isLabel says whether a text is a label: of a value that is looked for, or one that columns beside it are called by.
func (s *splicer) isLabel(text []byte) bool { return isColumnName(text) || s.labelOf(text) != nil }

// isColumnName says whether a cell is a label though it says nothing of its value.
func isColumnName(text []byte) bool {
	words := bytes.FieldsFunc(bytes.ToLower(text), func(c rune) bool { return c < 'a' && c < utf8.RuneSelf || c > 'z' && c < utf8.RuneSelf })
	return len(words) > 0 && !slices.ContainsFunc(words, func(w []byte) bool { return !columnNames[string(w)] })
}

// columnNames are words that columns beside one of values are called by: values that stand beside their label are none.
var columnNames = func() map[string]bool {
	names := map[string]bool{}
	for _, name := range strings.Fields(`active address age amount category city comment comments company contact country
		created currency date department description e email enabled expires expiry first full group host hostname id last
		language login mail modified name no note notes number owner phone price region remarks role state status time title
		total type updated url user username value website year zip`) {
		names[name] = true
	}
	return names
}()
