package formats

import (
	"bytes"
	stdjson "encoding/json"
)

// Data of events.

// more takes more of data.
func (e *sse) more(p []byte, end bool) (n int, err error) {
	n, size := lineOf(p, end)
	next, known := 0, false
	if size > 0 {
		next, known = dataAt(p[n+size:], end)
	}
	if next > 0 {
		n += size + next
	}
	e.reserve(n)
	e.s.text(p[:n])
	if e.s.now.whole && len(e.s.token()) > valueMax {
		e.s.now.whole = false
	}
	if known && next == 0 {
		err = e.endData()
		e.s.keep(p[n : n+size])
		e.state = sseLine
		n += size
	}
	return n, err
}

// endData ends data, and reads it as JSON if it is some.
func (e *sse) endData() error {
	if !e.s.now.whole {
		e.s.end()
		return nil
	}
	raw := e.s.token()
	if isObject(raw) {
		e.s.again()
		return e.object(raw)
	}
	e.join(raw)
	e.s.end()
	return nil
}

// isObject says whether data, of one line or more, is a JSON object or a list.
func isObject(raw []byte) bool {
	start := bytes.TrimLeft(raw, " \t")
	if len(start) == 0 || start[0] != '{' && start[0] != '[' {
		return false
	}
	if !isOneLine(raw) {
		raw, _ = sseForm.decode(nil, raw, true)
	}
	return stdjson.Valid(raw)
}

func isOneLine(raw []byte) bool {
	return bytes.IndexByte(raw, '\n') < 0 && bytes.IndexByte(raw, '\r') < 0
}

// object reads data as JSON. What stands between its lines is white space of that.
func (e *sse) object(raw []byte) (err error) {
	doc := e.s.nest(newJSON, e.base, e.o)
	defer doc.leave()
	if isOneLine(raw) {
		_, err = doc.scan(raw, true)
		return err
	}
	j := doc.scanner.(*json)
	for len(raw) > 0 && err == nil {
		n := sseForm.plain(raw)
		if _, err = j.scan(raw[:n], false); err != nil || n == len(raw) {
			break
		}
		if j.state == jsonBare {
			err = j.endBare()
		}
		raw = raw[n:]
		_, n = sseForm.unit(nil, raw, true)
		j.s.keep(raw[:n])
		raw = raw[n:]
	}
	if err == nil {
		_, err = j.scan(nil, true)
	}
	return err
}

// reserve ends the run if what comes is too far from its beginning.
func (e *sse) reserve(n int) {
	if e.run != nil && e.s.to+n-e.s.held > valueMax {
		e.endEvent()
	}
}

// join adds data to the run of its event.
func (e *sse) join(raw []byte) {
	if !e.s.root.chosen {
		return
	}
	if e.run == nil {
		e.run = e.s.beginRun(sseForm)
	}
	e.run.mark("\n")
	e.run.add(sseForm, raw, e.s.base+int64(e.s.now.lo))
	e.parts++
}

// endEvent is the end of an event. If all of its data stood together, it was looked at as a value.
func (e *sse) endEvent() {
	if e.run != nil {
		e.run.solid = e.parts > 1
		e.s.endRun(e.run)
	}
	e.run, e.parts = nil, 0
}
