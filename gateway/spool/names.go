package spool

import (
	"fmt"
	"strconv"
	"strings"
)

// What files are, by the ends of their names. Before that stands a number: the segment's, or the key of a dead letter.
const (
	logs    = ".log"
	ids     = ".ids"
	dead    = ".dead"
	damaged = ".damaged"
	temp    = ".tmp" // behind one of the others, while it is written
)

func nameOf(number uint64, what string) string { return fmt.Sprintf("%016x%s", number, what) }

// parseName returns what a file is, false for one that is not the spool's.
func parseName(name string) (number uint64, what string, ok bool) {
	digits, what, ok := strings.Cut(name, ".")
	what = "." + what
	if !ok || len(digits) != 16 {
		return 0, "", false
	}
	number, err := strconv.ParseUint(digits, 16, 64)
	return number, what, err == nil
}

// save writes a whole file, or none.
func save(d disk, name string, parts ...[]byte) error {
	if err := gone(d.Remove(name + temp)); err != nil {
		return err
	}
	f, err := d.Create(name + temp)
	if err != nil {
		return err
	}
	for _, part := range parts {
		if err == nil {
			_, err = f.Write(part)
		}
	}
	if err == nil {
		err = f.Sync()
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = d.Rename(name+temp, name)
	}
	if err != nil {
		_ = d.Remove(name + temp)
		return err
	}
	return d.Sync()
}
