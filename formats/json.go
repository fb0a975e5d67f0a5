package formats

import (
	"bytes"
	"fmt"
)

// JSON as RFC 8259 has it: a sequence of documents with white space or nothing between them, as in NDJSON. The texts are
// strings, names and numbers.

// What may come next.
const (
	jsonStart  = iota // a document, or the end
	jsonValue         // a value
	jsonFirst         // the first value of a list, or its end
	jsonOpened        // the first name of an object, or its end
	jsonName          // a name
	jsonColon         // what stands behind a name
	jsonAfter         // a comma, or the end of a list or object
	jsonString        // more of a string: from here on no structure,
	jsonNamed         // more of a name,
	jsonBare          // more of a number, or of true, false or null
)

// A json reads JSON.
type json struct {
	s     *splicer
	base  *field // of the whole document
	max   int
	state int
	stack []jsonLevel
	waits int    // for what level's end values wait; 0 is none
	esc   escape // of the string or name
}

// A jsonLevel is a list or an object that is not closed.
type jsonLevel struct {
	list   bool
	field  *field
	member *field   // of an object: the one that comes,
	told   []*field // and those that its members told, and those around it
	nth    int64    // of a list: which value comes
	at     int64    // the offset of its bracket
}

func newJSON(s *splicer, o Options) scanner {
	j := &json{s: s, base: s.within, max: o.depth()}
	s.where = j.levels
	return j
}

func (j *json) scan(p []byte, end bool) (n int, err error) {
	if n = byteOrderMark(j.s, p, end); n < 0 {
		return 0, nil
	}
	for n < len(p) && err == nil {
		k := 0
		switch j.state {
		case jsonString:
			k, err = j.text(p[n:])
		case jsonNamed:
			k, err = j.name(p[n:])
		case jsonBare:
			k, err = j.bare(p[n:])
		default:
			k, err = j.structure(p[n:])
		}
		n += k
	}
	if err == nil && end {
		err = j.finish()
	}
	return n, err
}

// finish is the end of the input.
func (j *json) finish() error {
	if j.state == jsonBare {
		if err := j.endBare(); err != nil {
			return err
		}
	}
	if j.state != jsonStart {
		return j.s.fail(0, "the document is not whole")
	}
	return nil
}

// byteOrderMark keeps one at the beginning of a document and returns its length, or -1 if it takes more bytes to know.
func byteOrderMark(s *splicer, p []byte, end bool) int {
	mark := []byte("\xef\xbb\xbf")
	switch {
	case s.at() > 0 || !bytes.HasPrefix(p, mark[:min(len(p), len(mark))]):
		return 0
	case len(p) < len(mark) && !end:
		return -1
	case len(p) < len(mark):
		return 0
	}
	s.keep(mark)
	return len(mark)
}

// structure keeps what stands before the next value or name, and begins that.
func (j *json) structure(p []byte) (n int, err error) {
	for i, c := range p {
		if c == ' ' || c == '\n' || c == '\r' || c == '\t' {
			continue
		}
		if reason := j.step(c, i); reason != "" {
			j.s.keep(p[:i])
			return i, j.s.fail(0, reason)
		}
		switch j.state {
		case jsonString, jsonNamed:
			j.s.keep(p[:i+1])
			j.begin()
			return i + 1, nil
		case jsonBare:
			j.s.keep(p[:i])
			j.s.beginToken(j.field(), jsonNumber)
			j.s.now.others = j.told()
			return i, nil
		}
	}
	j.s.keep(p)
	return len(p), nil
}

// wait has the value that begins n bytes on wait for the end of its object if a name behind it may say what it is.
func (j *json) wait(n int) {
	if j.isTold() && !j.s.holds(n) {
		j.s.hold()
		j.s.held += n
		j.waits = len(j.stack)
	}
}

// step takes a byte that is no white space, n bytes on, and says what is wrong with it if it may not stand there.
func (j *json) step(c byte, n int) (wrong string) {
	switch j.state {
	case jsonStart, jsonValue, jsonFirst:
		if c == ']' && j.state == jsonFirst {
			return j.close(true)
		}
		j.wait(n)
		return j.open(c, n)
	case jsonOpened, jsonName:
		if c == '}' && j.state == jsonOpened {
			return j.close(false)
		}
		if c != '"' {
			return "the name of a member has to stand here, in double quotes"
		}
		j.state = jsonNamed
	case jsonColon:
		if c != ':' {
			return "a colon has to stand behind a name"
		}
		j.state = jsonValue
	case jsonAfter:
		return j.behind(c)
	}
	return ""
}

// open takes the first byte of a value, n bytes on.
func (j *json) open(c byte, n int) (wrong string) {
	switch {
	case c == '{' || c == '[':
		if len(j.stack) == j.max {
			return fmt.Sprintf("it nests deeper than %d levels", j.max)
		}
		level := jsonLevel{list: c == '[', field: j.field(), told: j.told(), at: j.s.at() + int64(n)}
		j.stack = append(j.stack, level)
		if j.state = jsonOpened; c == '[' {
			j.state = jsonFirst
		}
	case c == '"':
		j.state = jsonString
	case inBare(c):
		j.state = jsonBare
	default:
		return "a value has to stand here"
	}
	return ""
}

// behind takes what stands behind a value in a list or an object.
func (j *json) behind(c byte) (wrong string) {
	top := &j.stack[len(j.stack)-1]
	switch {
	case c == ']' || c == '}':
		return j.close(c == ']')
	case c != ',':
		return "a comma or a closing bracket has to stand behind a value"
	case top.list:
		top.nth++
		j.state = jsonValue
	default:
		j.state = jsonName
	}
	return ""
}

func (j *json) close(list bool) (wrong string) {
	n := len(j.stack) - 1
	if j.stack[n].list != list {
		return "the wrong bracket closes a list or an object"
	}
	if j.waits == len(j.stack) {
		j.s.release()
		j.waits = 0
	}
	j.stack = j.stack[:n]
	j.ended()
	return ""
}

// ended is the end of a value.
func (j *json) ended() {
	if j.state = jsonAfter; len(j.stack) == 0 {
		j.state = jsonStart
	}
}

// told returns the fields that were told for the value that comes.
func (j *json) told() []*field {
	n := len(j.stack) - 1
	switch {
	case n < 0:
		return nil
	case j.stack[n].list:
		return j.stack[n].told
	case j.isTold():
		return j.stack[n].field.told(j.stack[n].told)
	}
	return nil
}

// isTold says whether the value that comes is a member of which another one may tell the name.
func (j *json) isTold() bool {
	n := len(j.stack) - 1
	return n >= 0 && !j.stack[n].list && j.stack[n].member.role == told
}

// tell notes the string that ends, if it is a name. One that is not masked is not kept either.
func (j *json) tell() {
	n := len(j.stack) - 1
	if n < 0 || !j.s.now.field.chosen || j.stack[n].list || j.stack[n].member.role != telling {
		return
	}
	top := &j.stack[n]
	before := len(top.told)
	top.told = top.field.tell(top.told, j.s.tokenText(nameMax))
	if now := top.told[before:]; len(now) > 0 {
		j.s.tellBack(top.field, top.at, now)
	}
}

// field returns the field of the value that comes.
func (j *json) field() *field {
	n := len(j.stack) - 1
	switch {
	case n < 0:
		return j.base
	case j.stack[n].list:
		return j.stack[n].field
	}
	return j.stack[n].member
}
