package audit

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"time"
)

// An entry is what a line holds beside its own hash: the record and what chains it.
type entry struct {
	Seq  uint64    `json:"seq"`
	Time time.Time `json:"time"`
	Record
	Torn *torn  `json:"torn,omitempty"`
	Key  uint32 `json:"key,omitempty"`
	Prev string `json:"prev"`
}

// A line is {...,"prev":"64 digits","hash":"64 digits"}: the hash is that of all bytes before its comma, so that what
// is checked is what was written, however another program would write the same JSON.
const (
	hashBegins = `,"hash":"`
	hashEnds   = `"}`
	hashDigits = 64
	lineTail   = len(hashBegins) + hashDigits + len(hashEnds)
)

// maxLine is the most bytes that a line has, the line break counted.
const maxLine = 64 << 10

var errLong = errors.New("audit: the record is over 64 KiB long: write several")

// encode appends the line of an entry, with its line break, and returns its hash as well.
func (e *entry) encode(text []byte, h *hasher) (_ []byte, hash string, err error) {
	line, err := e.appendBody(text)
	if err != nil {
		return text, "", errors.New("audit: the record cannot be written as JSON: give it a time before the year 10000")
	}
	sum := h.sum(e.Key, line[len(text):])
	line = hex.AppendEncode(append(line, hashBegins...), sum[:])
	hash = string(line[len(line)-hashDigits:])
	line = append(line, hashEnds+"\n"...)
	if len(line)-len(text) > maxLine {
		return text, "", errLong
	}
	return line, hash, nil
}

// decode reads a line without its line break. A problem says what is wrong with it, "" if nothing is.
func decode(line []byte, h *hasher) (e entry, hash, problem string) {
	at := len(line) - lineTail
	if at < 0 || !bytes.HasPrefix(line[at:], []byte(hashBegins)) || !bytes.HasSuffix(line, []byte(hashEnds)) {
		return e, "", "this is no line of an audit log"
	}
	body := line[:at:at]
	if json.Unmarshal(append(body, '}'), &e) != nil {
		return e, "", "this is no line of an audit log"
	}
	hash = string(line[at+len(hashBegins) : len(line)-len(hashEnds)])
	switch {
	case e.Key == 0 && !h.keys.has(0):
		return e, "", "it has no key: whoever wrote it may have had none"
	case !h.keys.has(e.Key):
		return e, "", "its key is not there: use the key set that it was written with"
	case !h.fits(e.Key, body, hash):
		return e, "", "it was changed: its hash does not fit"
	}
	return e, hash, ""
}
