package formats

// Documents inside of documents, such as JSON in an event or in a part of a form. They are handed over to the same
// splicer; the names in them are below that of where they stand.

// A nested is a document inside of another one.
type nested struct {
	scanner
	s      *splicer
	within *field // of the outer document,
	where  func([]int64) []int64
}

// nest begins a document inside of a field, until leave is called.
func (s *splicer) nest(make func(*splicer, Options) scanner, at *field, o Options) nested {
	n := nested{s: s, within: s.within, where: s.where}
	s.within, s.where = at, nil
	n.scanner = make(s, o)
	if inner := s.where; inner != nil {
		depth := at.depth()
		s.where = func(levels []int64) []int64 {
			for range depth {
				levels = append(levels, -1)
			}
			return inner(levels)
		}
	}
	return n
}

// leave ends it.
func (n nested) leave() { n.s.within, n.s.where = n.within, n.where }

// depth is how many names stand above the values of a field, its own among them.
func (f *field) depth() (n int) {
	for ; f.parent != nil; f = f.parent {
		n++
	}
	return n
}
