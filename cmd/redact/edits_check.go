package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"errors"

	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/redact"
)

var errEditKey = errors.New("the key set has no enabled key that this text was masked with: name the set that has it")

// An editCheck tells what an operator wrote, and the value that it wrote that for, from all others. Nothing else does: of a
// text that was changed, or with another subject, tenant or setting, look-alikes would be undone to other look-alikes. It
// is keyed, as whoever has the edits must not be able to try values.
type editCheck struct{ key []byte }

// editCheckSize is how many bytes of the HMAC are kept: one of 2^64 is right by chance.
const editCheckSize = 8

func newEditCheck(set *keys.Set, tenant string, id uint32) (c editCheck, err error) {
	subs, _, err := set.Sub("edits", tenant, "", 32)
	if err != nil {
		return c, err
	}
	key, ok := subs[id]
	if !ok {
		return c, errEditKey
	}
	return editCheck{key.Bytes()}, nil
}

// of returns the check of an edit: HMAC-SHA-256 of its parts behind their lengths, cut.
func (c editCheck) of(e redact.Entity, written, value []byte) []byte {
	mac := hmac.New(sha256.New, c.key)
	for _, part := range [][]byte{[]byte(e), written, value} {
		mac.Write(binary.BigEndian.AppendUint64(nil, uint64(len(part))))
		mac.Write(part)
	}
	return mac.Sum(nil)[:editCheckSize]
}

// holds says whether an edit has that check.
func (c editCheck) holds(e edit, written, value []byte) bool {
	return hmac.Equal(e.Check, c.of(e.Entity, written, value))
}
