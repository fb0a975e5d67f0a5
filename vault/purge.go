package vault

import (
	"bytes"

	"go.etcd.io/bbolt"
)

// purgeMax is how many records a transaction deletes: it holds them all in memory.
const purgeMax = 10000

// Purge is that of Store. The pages of the file that held the records are used again, and keep what they held until
// then: encrypted, as it always was.
func (f *File) Purge(today Day) (int, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	all, from := 0, []byte{}
	for from != nil {
		var dead []Record
		err := f.update(func(_ *bbolt.Tx, records, lookups *bbolt.Bucket) error {
			dead, from = expired(records, from, today)
			return remove(records, lookups, dead)
		})
		if err != nil {
			return all, err
		}
		all += len(dead)
	}
	return all, nil
}

// expired returns the next records that have expired, and the token to go on from, nil at the end.
func expired(records *bbolt.Bucket, from []byte, today Day) (dead []Record, next []byte) {
	c := records.Cursor()
	token, v := c.Seek(from)
	for ; token != nil && len(dead) < purgeMax; token, v = c.Next() {
		if r, ok := readRecord(token, v); ok && r.Expired(today) {
			dead = append(dead, r)
		}
	}
	return dead, bytes.Clone(token)
}

// remove deletes records. The lookup of one that another record has taken over stays.
func remove(records, lookups *bbolt.Bucket, dead []Record) error {
	for _, r := range dead {
		if bytes.Equal(lookups.Get(r.Lookup[:]), r.Token[:]) {
			if err := lookups.Delete(r.Lookup[:]); err != nil {
				return err
			}
		}
		if err := records.Delete(r.Token[:]); err != nil {
			return err
		}
	}
	return nil
}
