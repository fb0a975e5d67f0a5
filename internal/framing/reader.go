package framing

import "bytes"

// A reader follows the requests of one connection. Its bytes come in pieces of any size.
type reader struct {
	part part
	line []byte // what is there of a line that has not ended
	left uint64 // bytes that follow in the part body, chunk or chunkEnd
	head head
}

// A part is what the next bytes are. Parts in which lines stand come first.
type part uint8

const (
	requestLine part = iota
	headerLines
	chunkSize
	trailerLines
	body
	chunk
	chunkEnd // the line break behind a chunk
)

// maxLine bounds a line of a head; net/http has a limit for all of them together, which is lower.
const maxLine = 1 << 20

// feed reads the next bytes.
func (r *reader) feed(p []byte) (err error) {
	for len(p) > 0 && err == nil {
		switch {
		case r.part <= trailerLines:
			p, err = r.feedLine(p)
		case r.part == chunkEnd:
			p, err = r.feedEnd(p)
		default:
			p = r.skip(p)
		}
	}
	return err
}

// feedLine reads up to the end of a line, and the line if it is there. It returns what follows.
func (r *reader) feedLine(p []byte) ([]byte, error) {
	at := bytes.IndexByte(p, '\n')
	if at < 0 {
		if len(r.line)+len(p) > maxLine {
			return nil, Error("a line of the head is too long: send fewer or shorter headers")
		}
		r.line = append(r.line, p...)
		return nil, nil
	}
	line := p[:at]
	if len(r.line) > 0 {
		line = append(r.line, line...)
		r.line = line[:0]
	}
	end := len(line) - 1
	if end < 0 || line[end] != '\r' || !plain.hold(line[:end]) {
		return nil, Error("a line ends in a line feed alone or holds a control character: end lines in CR LF")
	}
	return p[at+1:], r.read(line[:end])
}

// read takes one line.
func (r *reader) read(line []byte) error {
	switch {
	case r.part == requestLine:
		r.head = head{}
		r.part = headerLines
		return r.head.begin(line)
	case r.part == chunkSize:
		return r.begin(line)
	case len(line) > 0 && r.part == trailerLines:
		return (&head{trailer: true}).add(line)
	case len(line) > 0:
		return r.head.add(line)
	case r.part == trailerLines:
		r.part = requestLine
		return nil
	}
	return r.end()
}

// end finds out where the body of a head ends that is complete.
func (r *reader) end() (err error) {
	var chunked bool
	chunked, r.left, err = r.head.length()
	switch {
	case chunked:
		r.part = chunkSize
	case r.left > 0:
		r.part = body
	default:
		r.part = requestLine
	}
	return err
}

// skip reads bytes of a body and returns what follows.
func (r *reader) skip(p []byte) []byte {
	n := min(uint64(len(p)), r.left)
	if r.left -= n; r.left == 0 && r.part == body {
		r.part = requestLine
	} else if r.left == 0 {
		r.part, r.left = chunkEnd, uint64(len(lineBreak))
	}
	return p[n:]
}
