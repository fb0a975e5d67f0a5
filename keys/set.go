package keys

import (
	"errors"

	"github.com/tink-crypto/tink-go/v2/keyset"
	"github.com/tink-crypto/tink-go/v2/prf"
	"github.com/tink-crypto/tink-go/v2/prf/hkdfprf"
)

// keySize is the length of a key in bytes.
const keySize = 32

var (
	errNoSet = errors.New("keys: this set holds no key: make one with New, or load one")
	errKind  = errors.New("keys: the key set holds keys of another kind than HKDF-SHA-256 keys of 32 bytes" +
		" and more: make one with 'redact keys new'")
)

// A Set is a set of keys, one of them the primary one: a Tink keyset of HKDF-SHA-256 PRF keys. It prints as
// the ids of its keys. It is safe for concurrent use as long as nobody changes it (Rotate, Disable, Enable).
type Set struct {
	content hidden[content]
}

type content struct {
	handle *keyset.Handle
	prfs   *prf.Set // of the enabled keys
}

// A Key says of a key what anybody may know.
type Key struct {
	ID      uint32 `json:"id"`
	Primary bool   `json:"primary"`
	Enabled bool   `json:"enabled"`
}

// New returns a set of one fresh key.
func New() (*Set, error) {
	s := new(Set)
	if err := s.add(keyset.NewManager()); err != nil {
		return nil, err
	}
	return s, nil
}

// Rotate adds a fresh key and makes it the primary one. What was made with the others can still be read.
func (s *Set) Rotate() error {
	m, err := s.manager()
	if err != nil {
		return err
	}
	return s.add(m)
}

// Disable takes a key out of use: what was made with it cannot be read until [Set.Enable]. It refuses the
// primary key.
func (s *Set) Disable(id uint32) error {
	return s.change(func(m *keyset.Manager) error { return m.Disable(id) },
		"a key can only be disabled if it is in the set and not the primary one: rotate first")
}

// Enable takes a key that was disabled back into use.
func (s *Set) Enable(id uint32) error {
	return s.change(func(m *keyset.Manager) error { return m.Enable(id) },
		"a key can only be enabled if it is in the set and was not destroyed: see the ids of the set")
}

// Info lists the keys in the order in which they were added.
func (s *Set) Info() []Key {
	h := s.content.show().handle
	list := make([]Key, 0, h.Len())
	for i := range h.Len() {
		if e, err := h.Entry(i); err == nil {
			list = append(list, Key{e.KeyID(), e.IsPrimary(), e.KeyStatus() == keyset.Enabled})
		}
	}
	return list
}

// manager returns what changes a copy of the set.
func (s *Set) manager() (*keyset.Manager, error) {
	c := s.content.show()
	if c.handle == nil {
		return nil, errNoSet
	}
	return keyset.NewManagerFromHandle(c.handle), nil
}

func (s *Set) change(do func(*keyset.Manager) error, refused string) error {
	m, err := s.manager()
	if err != nil {
		return err
	}
	if err := do(m); err != nil {
		return failed(refused, nil)
	}
	return s.take(m.Handle())
}

// add adds a fresh primary key.
func (s *Set) add(m *keyset.Manager) error {
	p, err := hkdfprf.NewParameters(keySize, hkdfprf.SHA256, nil)
	if err != nil {
		return failed("the kind of a fresh key is refused", nil)
	}
	id, err := m.AddNewKeyFromParameters(p)
	if err != nil {
		return failed("no fresh key can be made", nil)
	}
	if err := m.SetPrimary(id); err != nil {
		return failed("the fresh key cannot be the primary one", nil)
	}
	return s.take(m.Handle())
}

// take makes the keys of a handle those of the set, if all are of our kind.
func (s *Set) take(h *keyset.Handle, err error) error {
	if err != nil {
		return failed("the keys make no set", nil)
	}
	for i := range h.Len() {
		if e, err := h.Entry(i); err != nil || !ours(e) {
			return errKind
		}
	}
	prfs, err := prf.NewPRFSet(h)
	if err != nil {
		return failed("the keys of the set cannot be used", nil)
	}
	s.content = hide(content{h, prfs})
	return nil
}

func ours(e *keyset.Entry) bool {
	k, ok := e.Key().(*hkdfprf.Key)
	if !ok {
		return false
	}
	p, ok := k.Parameters().(*hkdfprf.Parameters)
	return ok && p.HashType() == hkdfprf.SHA256 && p.KeySizeInBytes() >= keySize
}
