package operators

import (
	"bytes"

	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/redact"
)

const (
	// surrogateMax is the longest value, in bytes, that a look-alike is made up for.
	surrogateMax = 1024
	// surrogateTries is how often one is made up before the mark is written instead.
	surrogateTries = 64
)

// SurrogateOptions are the settings of Surrogate.
type SurrogateOptions struct {
	// Tenant keeps the values of one customer apart from those of others: each has look-alikes of its own. It may be
	// empty.
	Tenant string
	// Valid says whether text can be a real value of the entity, as far as its check digits, dates and ranges tell. It
	// must say true of what nothing can be told: of a number without a check, and of an entity that it does not know.
	// Identifiers are made up until it says false, and have the mark alone if it never does, or is nil.
	Valid func(e redact.Entity, text string) bool
}

// Surrogate returns an operator that writes a made-up value of the same kind, and of the same country where the value
// tells it: for an e-mail address another one, for a name another name. The same value of the same entity and tenant
// has the same look-alike, however it is grouped and in either case, and what is written for a number is grouped as
// the number was. Where there are few to choose from, two values may have the same one. A new primary key makes up
// others.
//
// No look-alike can be somebody's. It is from a range that is reserved for documentation, tests or fiction, or that
// nobody issues; else it does not pass the check of its kind:
//
//   - CREDIT_CARD: begins with 0, which no payment scheme issues (ISO/IEC 7812 keeps it for other uses), and satisfies
//     the Luhn rule
//   - IBAN_CODE: the same country, with check digits that are wrong
//   - US_SSN, US_HICN: area 666, which is never issued
//   - EMAIL_ADDRESS, URL, DOMAIN_NAME: below example.com, example.net or example.org (RFC 2606)
//   - IP_ADDRESS: 192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24 (RFC 5737), 2001:db8::/32 (RFC 3849)
//   - MAC_ADDRESS: 00-00-5E-00-53-00 to FF (RFC 9542)
//   - PHONE_NUMBER: what the country reserves for fiction, else +999, which is no country's
//   - CRYPTO and its like, seed phrases aside: a random address, of which nobody has the key
//   - PERSON and its parts: of lists of names
//   - dates: another day within ten years
//   - identifiers (XX_ and a name, and some others): Valid says that it is none
//
// Passwords, keys, whatever is of no such kind, or cannot be read as one, and what may not be stored (see NeverStored)
// have the mark alone, such as "[PASSWORD]". Look-alikes cannot be told from real data, not even by a second pass,
// which makes up others for them, and nobody can undo them.
func Surrogate(set *keys.Set, o SurrogateOptions) (redact.Operator, error) {
	r, err := newRing(set, "surrogate", o.Tenant, 32, func(key []byte) (*hasher, error) { return newHasher(key), nil })
	if err != nil {
		return redact.Operator{}, err
	}
	trades := newTrades(o.Valid)
	return redact.Operator{Name: "surrogate", LooksReal: true, Replace: func(dst []byte, v redact.Value) []byte {
		k, err := r.of(v.Entity)
		if err != nil || len(v.Text) > surrogateMax {
			return bareMark(dst, v.Entity)
		}
		if fake := makeUp(trades.of(v.Entity), k.by[k.primary], v); fake != nil {
			return append(dst, fake...)
		}
		return bareMark(dst, v.Entity)
	}}, nil
}

// A trade makes up a value in place of v, nil if v is no value that it understands. It may return another one each time
// it is asked, as d does.
type trade func(d *draw, v redact.Value) []byte

// makeUp returns what t makes up and is not the value itself, nil if there is nothing such.
func makeUp(t trade, h *hasher, v redact.Value) []byte {
	if t == nil {
		return nil
	}
	value := canonical(v.Text)
	d := newDraw(h.sum(nil, value))
	for range surrogateTries {
		if fake := t(d, v); fake != nil && !bytes.Equal(canonical(fake), value) {
			return fake
		}
	}
	return nil
}
