package vault

import (
	"encoding/binary"
	"time"
)

// A Token stands for a value: 128 random bits, so that it tells nothing and cannot be guessed.
type Token [16]byte

// A Lookup is a keyed hash of a value, its entity and its tenant, by which it is found again.
type Lookup [16]byte

// A Day counts from 1970-01-01 UTC, which is day 0.
type Day uint16

// DayOf returns the day of a time between 1970 and 2149.
func DayOf(t time.Time) Day { return Day(t.Unix() / (24 * 60 * 60)) }

// A Record is what a store keeps of a value.
type Record struct {
	Token   Token
	Lookup  Lookup
	Key     uint32 // the id of the key that Sealed is encrypted with
	Expires Day    // the first day on which it is not given back any more; 0 for never
	Sealed  []byte // the encrypted value
}

// Expired says whether the record's last day is over.
func (r Record) Expired(today Day) bool { return r.Expires != 0 && today >= r.Expires }

// Replaces says what a store does with r if it has a record of the same lookup already: it returns the record that
// stands, and whether that has to be written. A living one keeps its token, and lives as long as the longer of the two.
func (r Record) Replaces(known Record, today Day) (stands Record, write bool) {
	switch {
	case known.Expired(today):
		return r, true
	case known.Expires != 0 && (r.Expires == 0 || r.Expires > known.Expires):
		known.Expires = r.Expires
		return known, true
	}
	return known, false
}

// recordHead is what stands before Sealed in a file: the lookup, the key and the day.
const recordHead = len(Lookup{}) + 4 + 2

// value is the record without its token, as a file holds it.
func (r Record) value() []byte {
	b := append(make([]byte, 0, recordHead+len(r.Sealed)), r.Lookup[:]...)
	b = binary.BigEndian.AppendUint32(b, r.Key)
	b = binary.BigEndian.AppendUint16(b, uint16(r.Expires))
	return append(b, r.Sealed...)
}

// readRecord is the inverse of value. The record shares memory with v.
func readRecord(token, v []byte) (r Record, ok bool) {
	if len(token) != len(r.Token) || len(v) < recordHead {
		return r, false
	}
	copy(r.Token[:], token)
	n := copy(r.Lookup[:], v)
	r.Key, r.Expires = binary.BigEndian.Uint32(v[n:]), Day(binary.BigEndian.Uint16(v[n+4:]))
	r.Sealed = v[recordHead:]
	return r, true
}
