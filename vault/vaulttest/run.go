package vaulttest

import (
	"bytes"
	"crypto/rand"
	"slices"
	"sync"
	"testing"

	"github.com/redactd/redactd/vault"
)

// today is the day on which the tests put.
const today vault.Day = 20000

// Run runs all tests, each on an empty store that open returns. Run closes it.
func Run(t *testing.T, open func(t *testing.T) vault.Store) {
	for name, test := range map[string]func(kit){
		"PutGet": kit.putGet, "SameLookup": kit.sameLookup, "LongerLife": kit.longerLife, "Expired": kit.expired,
		"Purge": kit.purge, "Concurrent": kit.concurrent,
	} {
		t.Run(name, func(t *testing.T) {
			k := kit{t, open(t)}
			test(k)
			k.check(k.Close())
		})
	}
}

// A kit is a store whose errors end the test.
type kit struct {
	*testing.T
	vault.Store
}

func (k kit) check(err error) {
	k.Helper()
	if err != nil {
		k.Fatal(err)
	}
}

func (k kit) put(r vault.Record, day vault.Day) vault.Token {
	k.Helper()
	t, err := k.Put(r, day)
	k.check(err)
	return t
}

// record returns the record of a token, which must be there.
func (k kit) record(t vault.Token) vault.Record {
	k.Helper()
	r, ok, err := k.Get(t)
	k.check(err)
	if !ok {
		k.Fatal("a record is missing")
	}
	return r
}

// same fails unless both are the same in every field.
func (k kit) same(want, got vault.Record) {
	k.Helper()
	if !bytes.Equal(want.Sealed, got.Sealed) {
		k.Fatal("what was sealed has changed")
	}
	want.Sealed, got.Sealed = nil, nil
	if want.Token != got.Token || want.Lookup != got.Lookup || want.Key != got.Key || want.Expires != got.Expires {
		k.Fatalf("have %v, want %v", got, want)
	}
}

// missing fails if there is a record of the token.
func (k kit) missing(t vault.Token) {
	k.Helper()
	_, ok, err := k.Get(t)
	k.check(err)
	if ok {
		k.Fatal("there is a record that should not be there")
	}
}

// fresh returns a random record whose value has n bytes.
func fresh(n int, expires vault.Day) vault.Record {
	r := vault.Record{Key: 1<<32 - 1, Expires: expires, Sealed: make([]byte, n)}
	for _, b := range [][]byte{r.Token[:], r.Lookup[:], r.Sealed} {
		_, _ = rand.Read(b) // which never fails
	}
	return r
}

// putGet keeps values of every length, and tokens and days at the edges.
func (k kit) putGet() {
	var all []vault.Record
	for _, n := range []int{0, 1, 16, 255, 256, 4095, 4096, 4097, 1 << 16} {
		all = append(all, fresh(n, 0), fresh(n, today+1))
	}
	all = append(all, vault.Record{Expires: 1<<16 - 1})
	all = append(all, vault.Record{Token: vault.Token{15: 1}, Lookup: vault.Lookup{15: 1}})
	last := fresh(1, 0)
	copy(last.Token[:], bytes.Repeat([]byte{0xff}, 16))
	copy(last.Lookup[:], bytes.Repeat([]byte{0xff}, 16))
	all = append(all, last)
	for _, r := range all {
		k.missing(r.Token)
		if k.put(r, today) != r.Token {
			k.Fatal("a new record has another token")
		}
	}
	k.check(k.Sync())
	for _, r := range all {
		k.same(r, k.record(r.Token))
	}
}

// sameLookup puts a value again, before and after it was synced.
func (k kit) sameLookup() {
	first, second := fresh(20, 0), fresh(20, 0)
	second.Lookup = first.Lookup
	k.put(first, today)
	for range 2 {
		if k.put(second, today) != first.Token {
			k.Fatal("one lookup has two tokens")
		}
		k.check(k.Sync())
		k.same(first, k.record(first.Token))
		k.missing(second.Token)
	}
}

// longerLife puts a value again with each life, of which the longest one stays.
func (k kit) longerLife() {
	first := fresh(20, today+2)
	k.put(first, today)
	for _, c := range []struct{ asked, want vault.Day }{
		{today + 1, today + 2}, {today + 3, today + 3}, {today + 2, today + 3}, {0, 0}, {today + 9, 0},
	} {
		again := fresh(20, c.asked)
		again.Lookup = first.Lookup
		if k.put(again, today) != first.Token {
			k.Fatal("one lookup has two tokens")
		}
		k.check(k.Sync())
		first.Expires = c.want
		k.same(first, k.record(first.Token))
	}
}

// expired puts a value again on its last day, and on the first one on which it has expired: only then it is a new one.
func (k kit) expired() {
	first, second, third := fresh(20, today+1), fresh(20, today+1), fresh(20, today+5)
	second.Lookup, third.Lookup = first.Lookup, first.Lookup
	k.put(first, today)
	k.check(k.Sync())
	if k.put(second, today) != first.Token {
		k.Fatal("a living record lost its token")
	}
	if k.put(third, today+1) != third.Token {
		k.Fatal("an expired record lives again")
	}
	k.check(k.Sync())
	k.missing(first.Token)
	k.missing(second.Token)
	k.same(third, k.record(third.Token))
}

// purge deletes the expired ones of many records, and those alone.
func (k kit) purge() {
	all := []vault.Record{}
	for i := range 300 {
		r := fresh(20, today+vault.Day(i%3)) // a third each: expired, expires tomorrow, the day after
		if i%3 == 2 {
			r.Expires = 0
		}
		all = append(all, r)
		k.put(r, today-1)
	}
	k.check(k.Sync())
	for _, c := range []struct {
		day  vault.Day
		want int
	}{{today - 1, 0}, {today, 100}, {today, 0}, {today + 1, 100}, {1<<16 - 1, 0}} {
		n, err := k.Purge(c.day)
		k.check(err)
		if n != c.want {
			k.Fatalf("purged %d on day %d, want %d", n, c.day, c.want)
		}
	}
	for i, r := range all {
		if i%3 == 2 {
			k.same(r, k.record(r.Token))
		} else {
			k.missing(r.Token)
			if k.put(fresh(1, 0), today) == r.Token {
				k.Fatal("a purged token is given again")
			}
		}
	}
}

// concurrent lets several goroutines put the same values, each with tokens of its own: all must be told the same.
func (k kit) concurrent() {
	const writers, values = 8, 100
	lookups := make([]vault.Lookup, values)
	for i := range lookups {
		lookups[i] = fresh(0, 0).Lookup
	}
	told := make([][]vault.Token, writers)
	errs := make([]error, writers)
	var wait sync.WaitGroup
	for w := range writers {
		wait.Go(func() { told[w], errs[w] = k.putAll(lookups) })
	}
	wait.Wait()
	for w := range writers {
		k.check(errs[w])
		if !slices.Equal(told[0], told[w]) {
			k.Fatal("two writers were told different tokens")
		}
	}
	for _, t := range told[0] {
		k.record(t)
	}
}

// putAll puts a fresh record for each lookup, and finds each after its Sync.
func (k kit) putAll(lookups []vault.Lookup) (told []vault.Token, err error) {
	for _, l := range lookups {
		r := fresh(20, 0)
		r.Lookup = l
		t, err := k.Put(r, today)
		if err == nil {
			err = k.Sync()
		}
		if err != nil {
			return nil, err
		}
		told = append(told, t)
	}
	return told, nil
}
