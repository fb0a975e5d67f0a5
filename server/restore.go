package server

import (
	"unicode/utf8"

	"github.com/redactd/redactd/operators"
)

// A restored text and what became of the marks in it.
type restoredText struct {
	Text     string `json:"text"`
	Restored int    `json:"restored"`
	Hashed   int    `json:"hashed"`
	Expired  int    `json:"expired"`
	Unknown  int    `json:"unknown"`
}

// restoreText puts values back. All of the answer is kept until the audit has it: no value is out before.
func (s *Server) restoreText(x *exchange) (answer, error) {
	text, err := x.wholeText()
	if err != nil {
		return answer{}, err
	}
	out, _, err := x.restore(string(text))
	if err != nil {
		return answer{}, err
	}
	return answer{media: textType(x.r), body: out}, nil
}

// restoreJSON does so for a text in JSON.
func (s *Server) restoreJSON(x *exchange) (answer, error) {
	var t struct {
		Text *string `json:"text"`
	}
	if err := x.readJSON(&t); err != nil {
		return answer{}, err
	}
	if t.Text == nil {
		return answer{}, problem(malformed, "send text, a string")
	}
	out, n, err := x.restore(*t.Text)
	if err != nil {
		return answer{}, err
	}
	if !utf8.Valid(out) {
		return answer{}, problem(unreadable, "what is restored is no UTF-8, which JSON cannot hold: send text/plain")
	}
	return jsonAnswer(restoredText{string(out), n.Restored, n.Hashed, n.Expired, n.Unknown})
}

func (x *exchange) restore(text string) ([]byte, operators.Restored, error) {
	r := x.s.policies.Load().restorer
	if r == nil {
		return nil, operators.Restored{}, problem(wrongPolicy, "this server has no keys to restore with: start it with some")
	}
	out, n := r.Append(nil, []byte(text))
	for entity, n := range n.Entities {
		x.count(entity, n)
	}
	return out, n, nil
}
