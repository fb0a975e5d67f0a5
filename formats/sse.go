package formats

import "bytes"

// Event streams, text/event-stream: lines of a name, a colon and a value, and an empty line behind each event. The texts
// are the data of an event, which may go on over lines, and all other lines. Data that is a JSON object or list is read as
// such. An event is decided with its end.
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
		e.state = sseData
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
