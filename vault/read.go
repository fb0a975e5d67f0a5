package vault

import "go.etcd.io/bbolt"

// Get is that of Store.
func (f *File) Get(t Token) (r Record, ok bool, err error) {
	err = f.view(func(_ *bbolt.Tx, records, _ *bbolt.Bucket) error {
		r, ok = readRecord(t[:], records.Get(t[:]))
		r.Sealed = append([]byte(nil), r.Sealed...) // the file's memory is the transaction's
		return nil
	})
	return r, ok, err
}

// A Count is of records that need the same key.
type Count struct {
	Records int // all of them
	Expired int // those of which the last day is over
}

// Info counts the records by the id of the key that they need, so that it can be told when nothing needs an old one any
// more. It reads the whole file, and fails if its records and lookups do not belong together.
func (f *File) Info(today Day) (map[uint32]Count, error) {
	byKey := map[uint32]Count{}
	err := f.view(func(_ *bbolt.Tx, records, lookups *bbolt.Bucket) error {
		return records.ForEach(func(token, v []byte) error {
			r, ok := readRecord(token, v)
			if !ok || string(lookups.Get(r.Lookup[:])) != string(token) {
				return errDamaged
			}
			byKey[r.Key] = byKey[r.Key].with(r, today)
			return nil
		})
	})
	return byKey, err
}

func (c Count) with(r Record, today Day) Count {
	c.Records++
	if r.Expired(today) {
		c.Expired++
	}
	return c
}
