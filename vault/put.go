package vault

import "go.etcd.io/bbolt"

// pendingMax is how many records wait for a Sync. The next one writes them.
const pendingMax = 4096

// Put is that of Store. It does not wait for the disk, but for every 4,096th record that nobody has synced.
func (f *File) Put(r Record, today Day) (Token, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.db.IsReadOnly() {
		return Token{}, errReadOnly
	}
	known, ok, err := f.find(r.Lookup)
	if err != nil {
		return Token{}, err
	}
	if ok {
		var write bool
		if r, write = r.Replaces(known, today); !write {
			return r.Token, nil
		}
	}
	if len(f.pending) >= pendingMax {
		if err := f.commit(); err != nil {
			return Token{}, err
		}
	}
	f.pending[r.Lookup] = r
	return r.Token, nil
}

// find returns the record of a lookup, be it written yet or not.
func (f *File) find(l Lookup) (r Record, ok bool, err error) {
	if r, ok = f.pending[l]; ok {
		return r, true, nil
	}
	err = f.view(func(_ *bbolt.Tx, records, lookups *bbolt.Bucket) error {
		if token := lookups.Get(l[:]); token != nil {
			r, ok = readRecord(token, records.Get(token))
			r.Sealed = append([]byte(nil), r.Sealed...)
		}
		return nil
	})
	return r, ok, err
}

// Sync is that of Store. Those who call it at the same time share a transaction.
func (f *File) Sync() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.commit()
}

// commit writes what is pending. If it fails that stays pending.
func (f *File) commit() error {
	if len(f.pending) == 0 {
		return nil
	}
	err := f.update(func(_ *bbolt.Tx, records, lookups *bbolt.Bucket) error {
		for _, r := range f.pending {
			if err := write(records, lookups, r); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		clear(f.pending)
	}
	return err
}

// write writes r, in the place of the record of its lookup.
func write(records, lookups *bbolt.Bucket, r Record) error {
	if old := lookups.Get(r.Lookup[:]); old != nil && Token(old) != r.Token {
		if err := records.Delete(old); err != nil {
			return err
		}
	}
	if err := lookups.Put(r.Lookup[:], r.Token[:]); err != nil {
		return err
	}
	return records.Put(r.Token[:], r.value())
}
