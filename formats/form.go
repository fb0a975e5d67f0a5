package formats

// A form is how values of a kind are written, so that what an operator writes never breaks the container.
type form struct {
	// mend appends a piece of a masked value to dst and changes what would break the container. The state is 0 for the
	// first piece, and then what mend returned for the one before; end says that it is the last. What came unchanged from
	// a container that can be read stays unchanged.
	mend func(dst, piece []byte, state int, end bool) ([]byte, int)
	// quote, if set, appends a masked value that differs from what came and is in one piece: in quotes if it needs some.
	quote func(dst, masked []byte) []byte
	// endless says that the value is all of the text, and never kept until its end.
	endless bool
}

// whole appends a masked value that differs from what came and is in one piece.
func (f *form) whole(dst, masked []byte) []byte {
	if f.quote != nil {
		return f.quote(dst, masked)
	}
	dst, _ = f.mend(dst, masked, 0, true)
	return dst
}

// asIs is the mend of values that may hold any text.
func asIs(dst, piece []byte, _ int, _ bool) ([]byte, int) { return append(dst, piece...), 0 }
