package operators

import (
	"encoding/binary"
	"errors"
	"slices"
	"time"

	"github.com/redactd/redactd/redact"
)

// A kind says what a mark carries. Marks are kept for years: a kind never changes its meaning.
type kind byte

const (
	kindHash    kind = 1 // an HMAC
	kindToken   kind = 2 // AES-SIV
	kindEncrypt kind = 3 // AES-GCM
	kindVault   kind = 4 // a token of a store
	kindSealTo  kind = 5 // HPKE
)

// A header stands before what a mark carries, and is authenticated with it.
type header struct {
	kind    kind
	key     uint32
	expires uint16 // the first day, counted from 1970-01-01 UTC, on which it cannot be restored any more; 0 for never
}

const headerSize = 1 + 4 + 2

func (h header) append(dst []byte) []byte {
	dst = binary.BigEndian.AppendUint32(append(dst, byte(h.kind)), h.key)
	return binary.BigEndian.AppendUint16(dst, h.expires)
}

// readHeader splits what a mark carries.
func readHeader(data []byte) (h header, rest []byte, ok bool) {
	if len(data) < headerSize {
		return h, nil, false
	}
	h = header{kind(data[0]), binary.BigEndian.Uint32(data[1:]), binary.BigEndian.Uint16(data[5:])}
	return h, data[headerSize:], true
}

// expired says whether the day of now is behind the last one.
func (h header) expired(now time.Time) bool { return h.expires != 0 && day(now) >= int64(h.expires) }

func day(t time.Time) int64 { return t.Unix() / (24 * 60 * 60) }

var errLifetime = errors.New("operators: a value can be kept from 1 to 36,500 whole days, or for ever (0): change the lifetime")

// MaxDays is the longest time that a value can be restored for, unless that is for ever.
const MaxDays = 36500

// lastDay returns the header's expires for a lifetime in days from now on.
func lastDay(days int, now time.Time) uint16 {
	if days == 0 {
		return 0
	}
	return uint16(day(now) + int64(days))
}

// SealOptions are the settings of Token, Encrypt and SealTo.
type SealOptions struct {
	// Tenant keeps the values of one customer apart from those of others: each has keys of its own. It may be empty.
	Tenant string
	// Days is for how many days a value can be restored, that of masking not counted; 0 for ever.
	Days int
	// Now is the clock, time.Now if nil.
	Now func() time.Time
}

func (o *SealOptions) check() error {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Days < 0 || o.Days > MaxDays {
		return errLifetime
	}
	return nil
}

// neverStored are the entities that nobody may keep after a payment, encrypted or not (PCI DSS 3.3.1).
var neverStored = []redact.Entity{"CARD_CVV", "CARD_PIN", "CARD_PIN_BLOCK", "CARD_TRACK"}

// NeverStoredEntities returns the entities of which that is so.
func NeverStoredEntities() []redact.Entity { return slices.Clone(neverStored) }

// NeverStored says whether a value of the entity may not be kept in any form that gives it back, or tells two of them
// apart: Hash, Token, Encrypt and SealTo leave the bare mark of such, and Replace gives all of them the number 0.
func NeverStored(e redact.Entity) bool { return slices.Contains(neverStored, e) }

// storable says whether a value may be kept, whether a mark may have room for it, and whether the mark is written at
// all.
func storable(v redact.Value) bool {
	return !v.Draft && !NeverStored(v.Entity) && len(v.Source) > 0 && len(v.Source) <= redact.SealMax
}

// bareMark is what is left where a value cannot be sealed: nothing but its kind.
func bareMark(dst []byte, e redact.Entity) []byte { return redact.AppendSeal(dst, e, nil) }
