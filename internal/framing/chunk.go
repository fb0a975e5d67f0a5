package framing

import (
	"bytes"
	"strconv"
)

const (
	lineBreak = "\r\n"
	// maxSize is how long the line with the size of a chunk may be. What stands behind the size is for nobody.
	maxSize = 256
	// maxDigits is how many digits a size may have: 1 PiB and more is no size.
	maxDigits = 12
)

// begin reads the line with the size of a chunk.
func (r *reader) begin(line []byte) error {
	digits, _, _ := bytes.Cut(line, []byte{';'})
	size, err := strconv.ParseUint(string(bytes.TrimRight(digits, " \t")), 16, 64)
	if err != nil || len(digits) > maxDigits || len(line) > maxSize {
		return Error("the size of a chunk cannot be read: write hexadecimal digits")
	}
	r.part, r.left = chunk, size
	if size == 0 {
		r.part = trailerLines
	}
	return nil
}

// feedEnd reads the line break behind a chunk and returns what follows.
func (r *reader) feedEnd(p []byte) ([]byte, error) {
	for len(p) > 0 && r.left > 0 {
		if p[0] != lineBreak[uint64(len(lineBreak))-r.left] {
			return nil, Error("a chunk is longer than its size: send as many bytes as it says")
		}
		p, r.left = p[1:], r.left-1
	}
	if r.left == 0 {
		r.part = chunkSize
	}
	return p, nil
}
