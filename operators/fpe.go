package operators

import (
	"bytes"
	"errors"

	"github.com/redactd/redactd/internal/ff1"
	"github.com/redactd/redactd/redact"
)

var (
	errFPEKey   = errors.New("operators: fpe: the key must be 32 bytes: derive one of that length from yours")
	errFPETweak = errors.New("operators: fpe: the tweak is over 128 bytes long: shorten it, or use its hash")
	errFPEValue = errors.New("operators: fpe: this was not written by FPE with these settings and cannot be restored:" +
		" check the entity, the settings and where the value begins and ends")
)

// FPEOptions are the settings of FPE. What one writes only the same settings restore.
type FPEOptions struct {
	// Key is the key of AES-256: 32 bytes, derived from a secret and used for nothing else.
	Key []byte
	// Tweak is no secret: under another one, such as that of a tenant, everything comes out differently. It has at
	// most 128 bytes.
	Tweak []byte
	// KeepBIN leaves the first six digits of a card as they are: what is written is then a number that may be
	// somebody's card.
	KeepBIN bool
	// Luhn writes a number that satisfies the Luhn rule for one that does, and for others one that does not,
	// whatever the entity. Cards have their own way.
	Luhn bool
}

// FPE returns an operator that writes a value of the same shape, from which [RestoreFPE] makes the value again: a
// digit for a digit, a letter for a letter, upper or lower as it was, and everything else in its place. The same
// value becomes the same one everywhere, so that what is written can be joined and counted. Only the shape is kept:
// an address may be none that exists, and what reads a number as such loses zeros in front.
//
// A card begins with 0 then, which no scheme issues, and need not satisfy the Luhn rule: there are nine times as
// many cards as there are numbers that begin with 0 and satisfy it, so no way back would remain. With KeepBIN it
// satisfies the rule if the card did, and the other digits come out differently for each BIN.
//
// It writes the entity, such as "[CARD_CVV]", for a value that cannot be kept safe or may break what is around it:
// one with fewer than a million of its shape, such as five digits or four letters, with more than 100 letters and
// digits, with letters or digits that are not ASCII, with line breaks or any of " ' ` \ $ { } % & < > = ; and for a
// card with letters, or without a valid check digit unless the BIN is kept.
//
// Off by default, as it promises less than the other operators. What it writes looks like real data and nothing
// marks it as ours: it may be somebody's number, and masking twice encrypts twice. Who has the key has the values, so
// they are personal data still. What may not be stored at all has its name alone: see NeverStored. Patents were claimed
// on the method, FF1 of NIST SP 800-38G. For a shape of letters and digits it runs over bits until the result has that shape
// (cycle walking), which other programs with FF1 do not do.
func FPE(o FPEOptions) (redact.Operator, error) {
	f, err := newFPE(o, (*ff1.Cipher).Encrypt)
	if err != nil {
		return redact.Operator{}, err
	}
	undo, err := RestoreFPE(o)
	if err != nil {
		return redact.Operator{}, err
	}
	return redact.Operator{Name: "fpe", LooksReal: true, Undo: undo, Replace: func(dst []byte, v redact.Value) []byte {
		if s, ok := takeApart(v.Text); ok && !NeverStored(v.Entity) && f.conceal(s, v.Entity) {
			return s.appendTo(dst)
		}
		return bareMark(dst, v.Entity)
	}}, nil
}

// RestoreFPE returns the inverse of FPE: a function that appends to dst the value that v.Text was written for, v
// having the entity that it was found as. It returns dst as it was and an error for what FPE cannot have written,
// among it the entity's name. Nothing tells a wrong key or tweak: the result is then another value.
func RestoreFPE(o FPEOptions) (func(dst []byte, v redact.Value) ([]byte, error), error) {
	f, err := newFPE(o, (*ff1.Cipher).Decrypt)
	if err != nil {
		return nil, err
	}
	return f.restore, nil
}

// restore appends the value that v.Text was written for.
func (f *fpe) restore(dst []byte, v redact.Value) ([]byte, error) {
	s, ok := takeApart(v.Text)
	if !ok || bytes.Equal(v.Text, bareMark(nil, v.Entity)) || !f.reveal(s, v.Entity) {
		return dst, errFPEValue
	}
	return s.appendTo(dst), nil
}
