package spool

import (
	"bytes"
	"crypto/rand"
	"hash/crc32"
)

// A head begins every file. It stands there twice, so that damage to one is no damage.
type head struct {
	number uint64 // the file's
	marker marker // begins each of its records; all files that a spool makes have the same
	before uint64 // the number of the segment before, 0 if there is none
	synced int64  // how much of that one was synced
}

const (
	magic   = "redspol1"
	oneHead = len(magic) + 8 + markerLen + 8 + 8 + 4
	headLen = int64(2 * oneHead)
)

func newMarker() (m marker) {
	_, _ = rand.Read(m[:]) // which never fails
	return m
}

func (h head) encode() []byte {
	b := append(make([]byte, 0, headLen), magic...)
	b = order.AppendUint64(b, h.number)
	b = append(b, h.marker[:]...)
	b = order.AppendUint64(b, h.before)
	b = order.AppendUint64(b, uint64(h.synced))
	b = order.AppendUint32(b, crc32.Checksum(b, castagnoli))
	return append(b, b...)
}

// decodeHead reads the head of a file, false if neither of the two holds.
func decodeHead(data []byte) (head, bool) {
	for at := 0; at < 2*oneHead && at+oneHead <= len(data); at += oneHead {
		if h, ok := decodeOneHead(data[at : at+oneHead]); ok {
			return h, true
		}
	}
	return head{}, false
}

func decodeOneHead(b []byte) (h head, ok bool) {
	end := oneHead - 4
	if !bytes.HasPrefix(b, []byte(magic)) || order.Uint32(b[end:]) != crc32.Checksum(b[:end], castagnoli) {
		return h, false
	}
	b = b[len(magic):]
	h = head{number: order.Uint64(b), marker: marker(b[8:]), before: order.Uint64(b[16:])}
	h.synced = int64(order.Uint64(b[24:]))
	return h, h.synced >= 0
}

// A scan is what a walk through a file found.
type scan struct {
	head    bool   // it has one that holds
	marker  marker // of its records
	records int    // how many hold
	holes   int    // places before the end that are damaged
	end     int64  // behind the last record that holds
}

// walk passes the records of a file to each, with their places. Without a head the marker is the given one, or, if that
// is none, what stands where the first record does.
func walk(data []byte, m marker, each func(r record, at, size int64)) scan {
	h, ok := decodeHead(data)
	switch {
	case ok:
		m = h.marker
	case m == marker{} && int64(len(data)) >= headLen+markerLen:
		m = marker(data[headLen:])
	}
	s := scan{head: ok, marker: m, end: min(headLen, int64(len(data)))}
	for at := s.end; at < int64(len(data)); {
		r, size, ok := decode(data[at:], m)
		if !ok {
			at = next(data, at+1, m)
			continue
		}
		if at != s.end {
			s.holes++
		}
		each(r, at, int64(size))
		s.records++
		at += int64(size)
		s.end = at
	}
	return s
}

// next is where the next marker stands, the end of the file if there is none.
func next(data []byte, from int64, m marker) int64 {
	i := bytes.Index(data[from:], m[:])
	if i < 0 {
		return int64(len(data))
	}
	return from + int64(i)
}
