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
		json := e.s.nest(newJSON, e.base, e.o)
		defer json.leave()
		_, err := json.scan(raw, true)
		return err
	}
	e.join(raw)
	e.s.end()
	return nil
}

// isObject says whether data is a JSON object or a list. Data of several lines never is, with what begins the second.
func isObject(raw []byte) bool {
	start := bytes.TrimLeft(raw, " \t")
	return len(start) > 0 && (start[0] == '{' || start[0] == '[') && stdjson.Valid(raw)
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
