package formats

import (
	"bytes"
	stdjson "encoding/json"
)

// Event streams, text/event-stream: lines of a name, a colon and a value, and an empty line behind each event. The texts
// are the data of an event, which may go on over lines, and all other lines. Data of one line that is a JSON object or
// list is read as such. An event is decided with its end.
// Source: https://html.spec.whatwg.org/#event-stream-interpretation

// What may come next.
const (
	sseLine = iota // a line
	sseData        // more of data
	sseText        // more of another line
)

// sseName begins a line of data. One blank behind it is no part of that.
const sseName = "data:"

// An sse reads an event stream.
type sse struct {
	s     *splicer
	o     Options
	base  *field // of data
	state int
	lines int  // how many lines the data has
	run   *run // all data of the event, as lines of another kind may stand between
	parts int  // in how many parts
}

func newSSE(s *splicer, o Options) scanner {
	return &sse{s: s, o: o, base: s.within}
}

func (e *sse) scan(p []byte, end bool) (n int, err error) {
	if n = byteOrderMark(e.s, p, end); n < 0 {
		return 0, nil
	}
	for n < len(p) && err == nil {
		k := 0
		switch e.state {
		case sseLine:
			k = e.line(p[n:], end)
		case sseData:
			k, err = e.more(p[n:], end)
		case sseText:
			k = e.text(p[n:], end)
		}
		if n += k; k == 0 {
			return n, err
		}
	}
	if err == nil && end {
		err = e.finish()
	}
	return n, err
}

func (e *sse) finish() (err error) {
	switch e.state {
	case sseData:
		err = e.endData()
	case sseText:
		e.s.end()
	}
	e.endEvent()
	return err
}

// line begins a line, or ends the event.
func (e *sse) line(p []byte, end bool) (n int) {
	switch size := anyLineBreak(p, end); {
	case size < 0:
		return 0
	case size > 0:
		e.endEvent()
		e.s.keep(p[:size])
		return size
	}
	n, known := dataAt(p, end)
	switch {
	case !known:
		return 0
	case n > 0:
		e.s.keep(p[:n])
		e.s.beginToken(e.base, sseForm)
		e.state, e.lines = sseData, 1
		return n
	}
	e.s.begin(e.s.root, anyText)
	e.state = sseText
	return e.text(p, end)
}

// dataAt returns how long what begins data is at the beginning of p, or 0, and whether that is known.
func dataAt(p []byte, end bool) (n int, known bool) {
	size := min(len(p), len(sseName))
	switch {
	case string(p[:size]) != sseName[:size]:
		return 0, true
	case len(p) <= len(sseName) && !end:
		return 0, false
	case size < len(sseName):
		return 0, true
	case len(p) > size && p[size] == ' ':
		size++
	}
	return size, true
}

// text takes more of a line that is no data.
func (e *sse) text(p []byte, end bool) (n int) {
	n, size := lineOf(p, end)
	e.reserve(n)
	e.s.text(p[:n])
	if size > 0 {
		e.s.end()
		e.s.keep(p[n : n+size])
		e.state = sseLine
	}
	return n + max(0, size)
}

// more takes more of data.
func (e *sse) more(p []byte, end bool) (n int, err error) {
	n, size := lineOf(p, end)
	next, known := 0, false
	if size > 0 {
		next, known = dataAt(p[n+size:], end)
	}
	if next > 0 {
		n += size + next
		e.lines++
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

// lineOf returns where the line of p ends, and how long the line break there is: 0 or less if none is known to be there.
func lineOf(p []byte, end bool) (n, size int) {
	if n = bytes.IndexAny(p, "\r\n"); n < 0 {
		return len(p), 0
	}
	return n, anyLineBreak(p[n:], end)
}

// anyLineBreak is lineBreak for streams in which '\r' alone is one.
func anyLineBreak(p []byte, end bool) int {
	if size := lineBreak(p, end); size != 0 || p[0] != '\r' {
		return size
	}
	return 1
}

// endData ends data, and reads it as JSON if it is some.
func (e *sse) endData() error {
	if !e.s.now.whole {
		e.s.end()
		return nil
	}
	raw := e.s.token()
	if e.lines == 1 && isObject(raw) {
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

// isObject says whether a text is a JSON object or a list.
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
