package server

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// A piece is a stretch of a text of which a request says what it is.
type piece struct {
	start, end int // half open, in characters as they come, in bytes behind toBytes
	entity     string
	score      float64
	nth        int  // in order of their places
	shared     bool // with a piece of another entity, in part or all
}

func (p piece) isEmpty() bool { return p.start == p.end }

// readPieces reads the results of an analyzer, which have scores, or of an anonymizer.
func readPieces(list []any, scored bool) ([]piece, error) {
	if len(list) > maxFindings {
		return nil, problem(tooLarge, "there are more results than one request may have: send less text at a time")
	}
	pieces := make([]piece, 0, len(list))
	for _, v := range list {
		o, ok := v.(object)
		if !ok {
			return nil, problem(invalid, "Invalid input, a result must be an object")
		}
		p, err := readPiece(o)
		if err == nil && scored && o["score"] == nil {
			err = problem(invalid, "Invalid input, analyzer result must contain score")
		}
		if err != nil {
			return nil, err
		}
		pieces = append(pieces, p)
	}
	return pieces, nil
}

func readPiece(o object) (piece, error) {
	in := &reading{from: o}
	p := piece{start: take(in, "start", position), end: take(in, "end", position)}
	p.entity = take(in, "entity_type", member[string])
	p.score = take(in, "score", member[float64])
	switch {
	case in.err != nil:
		return p, in.err
	case p.entity == "":
		return p, problem(invalid, "Invalid input, result must contain entity_type")
	case p.start < 0 || p.end < 0:
		return p, problem(invalid, "Invalid input, result start and end must be positive")
	case p.start > p.end:
		return p, problem(invalid, "Invalid input, start index must be smaller than end index")
	}
	return p, nil
}

func position(o object, name string) (int, error) {
	if o[name] == nil {
		return 0, problem(invalid, "Invalid input, result must contain "+name)
	}
	return integer(o, name)
}

// toBytes turns the places of pieces from characters of the text into bytes.
func toBytes(text string, pieces []piece) error {
	marks := make([]*int, 0, 2*len(pieces))
	for i := range pieces {
		marks = append(marks, &pieces[i].start, &pieces[i].end)
	}
	slices.SortFunc(marks, func(a, b *int) int { return cmp.Compare(*a, *b) })
	at, chars := 0, 0
	for _, m := range marks {
		for ; chars < *m; chars++ {
			if at == len(text) {
				return problem(invalid, "Invalid analyzer result, start and end are not inside of the text")
			}
			_, n := utf8.DecodeRuneInString(text[at:])
			at += n
		}
		*m = at
	}
	return nil
}
