package server

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A rewritten text, and what stands in the place of its pieces, the last one first.
type rewritten struct {
	Text  string `json:"text"`
	Items []item `json:"items"`
}

// An item is what stands in the place of a piece, with its place in the rewritten text, in characters.
type item struct {
	Start    int    `json:"start"`
	End      int    `json:"end"`
	Entity   string `json:"entity_type"`
	Text     string `json:"text"`
	Operator string `json:"operator"`
}

// growth is how many times as long as the longest body the values and what takes their place may be together: a request
// can say much about little.
const growth = 8

var errGrows = problem(tooLarge, "what takes the place of the values is too long: shorten new_value or send less text")

// A rewriter writes a text anew, from its beginning to its end.
type rewriter struct {
	config *operatorConfig
	text   string
	out    strings.Builder
	at     int // so many bytes of the text were written
	chars  int // characters of out
	left   int64
	items  []item
}

// rewrite puts what operators make in the place of pieces, which come in order. A piece ends where the next one begins.
// Its operator sees that much of the value, or in Presidio's way all of it.
func rewrite(text string, pieces []piece, c *operatorConfig, limit int64) (rewritten, error) {
	w := rewriter{config: c, text: text, left: growth * limit, items: make([]item, 0, len(pieces))}
	for i, p := range pieces {
		end := p.end
		if i+1 < len(pieces) {
			end = min(end, pieces[i+1].start)
		}
		if c.safe {
			p.end = end
		}
		w.copy(p.start)
		if err := w.operate(p); err != nil {
			return rewritten{}, err
		}
		w.at = max(w.at, end)
	}
	w.copy(len(text))
	slices.Reverse(w.items)
	return rewritten{w.out.String(), w.items}, nil
}

// copy writes the text up to an offset.
func (w *rewriter) copy(to int) {
	if to > w.at {
		w.write(w.text[w.at:to])
		w.at = to
	}
}

func (w *rewriter) write(s string) {
	w.out.WriteString(s)
	w.chars += utf8.RuneCountInString(s)
}

// operate writes what takes the place of a piece.
func (w *rewriter) operate(p piece) error {
	op, name, err := w.config.operator(p.entity)
	if err != nil {
		return err
	}
	value := w.text[p.start:p.end]
	made, err := op(p, value)
	if err != nil {
		return err
	}
	if w.left -= int64(len(value) + len(made)); w.left < 0 {
		return errGrows
	}
	start := w.chars
	w.write(made)
	w.items = append(w.items, item{start, w.chars, p.entity, made, name})
	return nil
}
