package operators

import (
	"cmp"
	"errors"

	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/redact"
)

const (
	// shiftDays is the most days that dates are moved by where nothing else is said: a year hides season and weekday
	// and changes an age by one at most.
	shiftDays = 365
	// shiftMin leaves sixty shifts to choose from.
	shiftMin = 30
)

var (
	errShiftDays = errors.New("operators: shift: the most days is 30 to 36,500: use 365, or 0 for that")
	errShiftKey  = errors.New("operators: shift: the set has no enabled key of this id: name one that it lists, or 0" +
		" for the primary one")
	errShiftValue = errors.New("operators: shift: this is no date that can be restored: check the entity, the order" +
		" of dates and where the value begins and ends")
)

// ShiftOptions are the settings of Shift. What one writes only the same settings restore.
type ShiftOptions struct {
	// Tenant and Subject, such as the number of a patient, say whose dates these are: all dates of one subject of one
	// tenant are moved alike. Both may be empty; an empty subject is that of the text, see redact.Redactor.Subject. Whoever
	// knows one true date of a subject knows all of them, so give each person a subject.
	Tenant, Subject string
	// MaxDays is the most days that dates are moved by, 30 to 36,500; 0 is 365.
	MaxDays int
	// Order says how a date such as 01/02/2026 is read.
	Order DateOrder
	// Key is the id of the key, 0 for the primary one of the set: after the set has a new one, the id of the old one
	// moves and restores dates as before.
	Key uint32
}

// Shift returns an operator that moves dates by 1 to MaxDays days, back or forth, by a number that the key, the tenant
// and the subject decide. So the days between two dates of one subject stay as they were, whatever their entities. The
// layout stays, with the time of day and the weekday, which is that of the new date:
//
//	2026-01-31T09:14:02Z   2026/01/31   20260131   31.1.2026   31. 01. 26
//	31 January 2026   31st of Jan, 2026   31-Jan-26   Sat, Jan 31, 2026   JANUARY 31 2026
//	31/01/2026 and 31-01-2026, or 01/31/2026 and 01-31-2026, as Order says
//
// Names are English. A year of two digits is 1969 to 2068. What is no such date, or would leave the years 1 to 9999,
// has the mark alone, such as "[DATE_TIME]", and so has every value of an entity that is not named after dates.
//
// What is written looks like a date, is moved once more by a second pass, and is restored by [RestoreShift].
func Shift(set *keys.Set, o ShiftOptions) (redact.Operator, error) {
	s, err := newShift(set, o)
	if err != nil {
		return redact.Operator{}, err
	}
	return redact.Operator{Name: "shift", LooksReal: true, Undo: s.undo, Replace: func(dst []byte, v redact.Value) []byte {
		if text := s.move(v, s.days(v)); text != nil {
			return append(dst, text...)
		}
		return bareMark(dst, v.Entity)
	}}, nil
}

// RestoreShift returns the inverse of Shift: a function that appends to dst the date that v.Text was written for. It
// returns dst as it was and an error for what is no date. The day is always restored; its text is, unless nothing in
// it tells how it was written: 15 May 2026 may come from 1 Jan or 01 January. Nothing tells a wrong key or other
// settings: the result is then another date.
func RestoreShift(set *keys.Set, o ShiftOptions) (func(dst []byte, v redact.Value) ([]byte, error), error) {
	s, err := newShift(set, o)
	if err != nil {
		return nil, err
	}
	return s.undo, nil
}

// undo appends the date that v.Text was written for.
func (s *shift) undo(dst []byte, v redact.Value) ([]byte, error) {
	text := s.move(v, -s.days(v))
	if text == nil {
		return dst, errShiftValue
	}
	return append(dst, text...), nil
}

// A shift moves dates by a number of days.
type shift struct {
	calendar *calendar
	subject  string
	most     int
	hasher   *hasher
}

func newShift(set *keys.Set, o ShiftOptions) (*shift, error) {
	switch {
	case o.MaxDays == 0:
		o.MaxDays = shiftDays
	case o.MaxDays < shiftMin || o.MaxDays > MaxDays:
		return nil, errShiftDays
	}
	c, err := newCalendar(o.Order)
	if err != nil {
		return nil, err
	}
	subs, primary, err := set.Sub("shift", o.Tenant, "", 32)
	if err != nil {
		return nil, err
	}
	if o.Key == 0 {
		o.Key = primary
	}
	key, ok := subs[o.Key]
	if !ok {
		return nil, errShiftKey
	}
	return &shift{c, o.Subject, o.MaxDays, newHasher(key.Bytes())}, nil
}

// days is by how many the dates of a value's subject are moved.
func (s *shift) days(v redact.Value) int {
	subject := cmp.Or(s.subject, v.Subject)
	return newDraw(s.hasher.sum(nil, []byte(subject))).days(s.most)
}

// move returns the text of a date some days later, nil if there is none.
func (s *shift) move(v redact.Value, days int) []byte {
	if !isDate(v.Entity) {
		return nil
	}
	d, ok := s.calendar.read(v.Text)
	if !ok {
		return nil
	}
	return d.moved(days)
}
