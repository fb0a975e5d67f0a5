package formats

// A text is a container of one value without a name: all of it.
type text struct{ s *splicer }

// anyText is the form of a text.
var anyText = &form{mend: asIs, endless: true}

func newText(s *splicer, _ Options) scanner {
	s.begin(s.root, anyText)
	s.stream()
	return text{s}
}

func (t text) scan(p []byte, end bool) (int, error) {
	t.s.text(p)
	if end {
		t.s.end()
	}
	return len(p), nil
}
