package formats

// A text is a container of one value without a name: all of it.
type text struct{ s *splicer }

// anyText is the form of values that are written as they are.
var anyText = &form{}

func newText(s *splicer, _ Options) scanner {
	s.begin(s.root, anyText)
	s.endless()
	return text{s}
}

func (t text) scan(p []byte, end bool) (int, error) {
	t.s.text(p)
	if end {
		t.s.end()
	}
	return len(p), nil
}

func (t text) flush() { t.s.stream.flush() }
