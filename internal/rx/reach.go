package rx

import "regexp/syntax"

// A place between two characters, as far as \b, ^ and $ care: what stands on one side of it.
type side uint8

const (
	edge  side = iota // the beginning or the end of the line
	word              // an ASCII letter, digit or underscore
	other             // anything else
	sides
)

// canMatch says whether any line of text has a match of the program. It walks over all that a match can do,
// with what stands before and what must stand next.
func canMatch(prog *syntax.Prog) bool {
	seen := make([]bool, len(prog.Inst)*int(sides*sides))
	var todo []state
	push := func(s state) {
		if i := int(s.pc)*int(sides*sides) + int(s.before*sides+s.next); !seen[i] {
			seen[i] = true
			todo = append(todo, s)
		}
	}
	for before := range sides {
		for next := range sides {
			push(state{uint32(prog.Start), before, next})
		}
	}
	for len(todo) > 0 {
		s := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		in := &prog.Inst[s.pc]
		if in.Op == syntax.InstMatch {
			return true
		}
		s.step(in, push)
	}
	return false
}

// A state is a place in the program and in the text.
type state struct {
	pc           uint32
	before, next side
}

// step calls push with every state that may follow.
func (s state) step(in *syntax.Inst, push func(state)) {
	switch in.Op {
	case syntax.InstAlt, syntax.InstAltMatch:
		push(state{in.Out, s.before, s.next})
		push(state{in.Arg, s.before, s.next})
	case syntax.InstCapture, syntax.InstNop:
		push(state{in.Out, s.before, s.next})
	case syntax.InstEmptyWidth:
		if syntax.EmptyOp(in.Arg)&^s.holds() == 0 {
			push(state{in.Out, s.before, s.next})
		}
	case syntax.InstRune, syntax.InstRune1, syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
		if s.next != edge && takes(in, s.next) {
			for next := range sides {
				push(state{in.Out, s.next, next})
			}
		}
	}
}

// holds are the assertions that are true in a state.
func (s state) holds() (ops syntax.EmptyOp) {
	if s.before == edge {
		ops |= syntax.EmptyBeginLine
	}
	if s.next == edge {
		ops |= syntax.EmptyEndLine
	}
	if (s.before == word) != (s.next == word) {
		return ops | syntax.EmptyWordBoundary
	}
	return ops | syntax.EmptyNoWordBoundary
}

// takes says whether an instruction takes any character of a kind.
func takes(in *syntax.Inst, kind side) bool {
	if kind == word {
		for r := rune('0'); r <= 'z'; r++ {
			if syntax.IsWordChar(r) && in.MatchRune(r) {
				return true
			}
		}
		return false
	}
	switch {
	case in.Op == syntax.InstRuneAny || in.Op == syntax.InstRuneAnyNotNL:
		return true
	case len(in.Rune) == 1:
		for r := range rune(0x80) {
			if r != '\n' && !syntax.IsWordChar(r) && in.MatchRune(r) {
				return true
			}
		}
		return in.Rune[0] >= 0x80
	}
	for i := 0; i+1 < len(in.Rune); i += 2 {
		for r := in.Rune[i]; r <= in.Rune[i+1]; r++ {
			if r != '\n' && !syntax.IsWordChar(r) {
				return true
			}
			if r >= 0x80 {
				break
			}
		}
	}
	return false
}
