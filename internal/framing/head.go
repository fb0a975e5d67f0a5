package framing

import (
	"bytes"
	"strconv"
)

// A head is what the lines of a request say of its body.
type head struct {
	old     bool // before HTTP/1.1: there are no chunks
	trailer bool // lines behind the body, which can say nothing of it
	lengths int  // how many Content-Length there are
	size    uint64
	codings int // how many Transfer-Encoding
	hosts   int
}

// begin reads the request line.
func (h *head) begin(line []byte) error {
	method, rest, _ := bytes.Cut(line, []byte{' '})
	target, version, _ := bytes.Cut(rest, []byte{' '})
	if len(method) == 0 || len(target) == 0 || len(version) == 0 || bytes.IndexByte(version, ' ') >= 0 {
		return Error("the request line cannot be read: write a method, a target and HTTP/1.1 with one space between them")
	}
	h.old = string(version) != "HTTP/1.1"
	return nil
}

// add reads a header line.
func (h *head) add(line []byte) error {
	at := max(bytes.IndexByte(line, ':'), 0)
	name := line[:at]
	if at == 0 || !tokens.hold(name) {
		return Error("a header cannot be read: write name, colon and value in one line, without a space before the colon")
	}
	switch {
	case is(name, "Content-Length"):
		return h.addLength(trimmed(line[at+1:]))
	case is(name, "Transfer-Encoding"):
		return h.addCoding(trimmed(line[at+1:]))
	case is(name, "Host"):
		if h.hosts++; h.hosts > 1 || h.trailer {
			return Error("there are two Host headers: send one")
		}
	}
	return nil
}

func trimmed(value []byte) []byte { return bytes.Trim(value, " \t") }

// is compares without regard to case. Most names have another length.
func is(name []byte, known string) bool {
	return len(name) == len(known) && bytes.EqualFold(name, []byte(known))
}

// addLength reads a Content-Length. A second one is refused even if it says the same.
func (h *head) addLength(value []byte) (err error) {
	h.lengths++
	h.size, err = strconv.ParseUint(string(value), 10, 63)
	if err != nil || h.lengths > 1 || h.trailer {
		return Error("Content-Length is no number or stands there twice: send one")
	}
	return nil
}

func (h *head) addCoding(value []byte) error {
	if h.codings++; h.codings > 1 || h.trailer || !is(value, "chunked") {
		return Error("Transfer-Encoding is not chunked alone: send the body as it is, or in chunks")
	}
	return nil
}

// length returns how long the body is, or that it comes in chunks.
func (h *head) length() (chunked bool, n uint64, err error) {
	if h.codings > 0 && (h.lengths > 0 || h.old) {
		return false, 0, Error("a body in chunks has no Content-Length, and HTTP/1.0 has no chunks: leave one of them out")
	}
	return h.codings > 0, h.size, nil
}
