package sniff

import "io"

// A Reader reads a text and fails where it begins like something else. Until it can tell, it holds back what it has
// read.
type Reader struct {
	Src io.Reader
	// Known says that Src is text; true from the start takes any bytes as text.
	Known bool
	// Refuse returns the error for what is not text, such as "a zip file".
	Refuse func(what string) error

	head []byte // read, not passed on yet
	err  error  // what comes behind head
}

// Read reads what Src has, or what was held back of it.
func (r *Reader) Read(p []byte) (int, error) {
	for !r.Known && len(p) > 0 {
		var n int
		n, r.err = r.Src.Read(p)
		r.head = append(r.head, p[:n]...)
		what, more := Head(r.head)
		if what != "" {
			r.head, r.err = nil, r.Refuse(what)
		}
		r.Known = !more || r.err != nil
	}
	if len(r.head) > 0 {
		n := copy(p, r.head)
		if r.head = r.head[n:]; len(r.head) > 0 {
			return n, nil
		}
		return n, r.err // with the last bytes, so that who writes an answer knows that there are no more
	}
	if r.err != nil {
		return 0, r.err
	}
	return r.Src.Read(p)
}
