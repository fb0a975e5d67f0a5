package spool

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"time"
)

// An Entry is an event.
type Entry struct {
	ID       string    // the sender's, up to 256 bytes; one without is not remembered
	Received time.Time // now if zero; kept to the nanosecond
	Head     []byte    // what the caller wants to know of it
	Body     []byte
}

// A kind of record says what happened.
type kind byte

const (
	kindPut   kind = 1 + iota // an event came
	kindMoved                 // it stands here now: that it came stood elsewhere
	kindDone                  // it is no longer waiting
	kindID                    // its id is remembered
)

// A key is where an event was put first: the number of the segment and the offset. It is never used again, and keys are
// in the order in which events came.
type key uint64

func keyOf(segment uint64, at int64) key { return key(segment<<32 | uint64(at)) }

// A record is one step of an event. That of kindDone has a key only, that of kindPut has none: it is where it stands.
type record struct {
	kind  kind
	key   key
	entry Entry
}

// A record in a file: the marker of the file, the length of what follows the sum, the sum of that and of the length, the
// kind, the key, the time in nanoseconds since 1970, the lengths of id and head, id, head, and body.
const (
	markerLen = 8
	frameLen  = markerLen + 4 + 4
	fixedLen  = 1 + 8 + 8 + 2 + 4
)

type marker [markerLen]byte

var (
	castagnoli = crc32.MakeTable(crc32.Castagnoli)
	order      = binary.LittleEndian
)

func (e Entry) size() int64 {
	return int64(frameLen + fixedLen + len(e.ID) + len(e.Head) + len(e.Body))
}

// encode returns a record whose marker is to be filled in.
func (r record) encode() []byte {
	e := r.entry
	b := make([]byte, frameLen, e.size())
	b = append(b, byte(r.kind))
	b = order.AppendUint64(b, uint64(r.key))
	var nanos int64
	if !e.Received.IsZero() {
		nanos = e.Received.UnixNano()
	}
	b = order.AppendUint64(b, uint64(nanos))
	b = order.AppendUint16(b, uint16(len(e.ID)))
	b = order.AppendUint32(b, uint32(len(e.Head)))
	b = append(append(append(b, e.ID...), e.Head...), e.Body...)
	order.PutUint32(b[markerLen:], uint32(len(b)-frameLen))
	order.PutUint32(b[markerLen+4:], sum(b))
	return b
}

// sum is the checksum of a whole record.
func sum(b []byte) uint32 {
	return crc32.Update(crc32.Checksum(b[markerLen:markerLen+4], castagnoli), castagnoli, b[frameLen:])
}

// decode reads the record that data begins with. Its entry shares memory with data.
func decode(data []byte, m marker) (r record, size int, ok bool) {
	if len(data) < frameLen+fixedLen || !bytes.Equal(data[:markerLen], m[:]) {
		return r, 0, false
	}
	n := int64(order.Uint32(data[markerLen:]))
	if n < fixedLen || n > int64(len(data)-frameLen) {
		return r, 0, false
	}
	data = data[:frameLen+n]
	if order.Uint32(data[markerLen+4:]) != sum(data) {
		return r, 0, false
	}
	r, ok = decodeFields(data[frameLen:])
	return r, len(data), ok
}

func decodeFields(b []byte) (r record, ok bool) {
	id, head := int64(order.Uint16(b[17:])), int64(order.Uint32(b[19:]))
	rest := b[fixedLen:]
	r.kind, r.key = kind(b[0]), key(order.Uint64(b[1:]))
	if r.kind < kindPut || r.kind > kindID || id+head > int64(len(rest)) {
		return r, false
	}
	r.entry = Entry{
		ID: string(rest[:id]), Received: time.Unix(0, int64(order.Uint64(b[9:]))).UTC(),
		Head: rest[id : id+head : id+head], Body: rest[id+head:],
	}
	return r, true
}
