package keys

import (
	"encoding/binary"
	"errors"
)

// labelSub begins what a sub-key is derived from, so that nothing else is derived from the same. Its number
// changes if the derivation does.
const labelSub = "redactd sub-key 1"

var (
	errSize    = errors.New("keys: a sub-key has 32 or 64 bytes: ask for one of the two sizes")
	errPurpose = errors.New("keys: a sub-key needs a purpose: name what it is for, such as \"hash\"")
)

// A Subkey is a key for one purpose. It prints nothing of itself.
type Subkey struct {
	bytes hidden[[]byte]
}

// Bytes returns the key itself, not a copy: use it, do not keep it where it may be printed.
func (k Subkey) Bytes() []byte { return k.bytes.show() }

// Wipe overwrites the key with zeros. Whoever has its Bytes has zeros, too.
func (k Subkey) Wipe() { clear(k.Bytes()) }

// Sub derives a sub-key of 32 or 64 bytes from each enabled key, and returns them by key id together with
// the id of the primary one. Two calls give the same sub-keys if all arguments are the same, and unrelated
// ones if any differs, the size as well. A tenant or an entity may be empty, a purpose may not.
func (s *Set) Sub(purpose, tenant, entity string, size int) (subs map[uint32]Subkey, primary uint32, err error) {
	if s == nil {
		return nil, 0, errNoSet
	}
	prfs := s.content.show().prfs
	switch {
	case prfs == nil:
		return nil, 0, errNoSet
	case size != 32 && size != 64:
		return nil, 0, errSize
	case purpose == "":
		return nil, 0, errPurpose
	}
	info := subInfo(purpose, tenant, entity, size)
	subs = make(map[uint32]Subkey, len(prfs.PRFs))
	for id, p := range prfs.PRFs {
		key, err := p.ComputePRF(info, uint32(size))
		if err != nil {
			return nil, 0, failed("a sub-key cannot be derived", err)
		}
		subs[id] = Subkey{hide(key)}
	}
	return subs, prfs.PrimaryID, nil
}

// subInfo is the info of HKDF (RFC 5869): the size in bytes, then each part behind its length, so that no two
// lists of parts give the same bytes. The size is in it because HKDF's short output begins its long one.
func subInfo(purpose, tenant, entity string, size int) []byte {
	return appendParts(binary.BigEndian.AppendUint32(nil, uint32(size)), labelSub, purpose, tenant, entity)
}

// appendParts appends each part behind its length, of 8 bytes.
func appendParts(dst []byte, parts ...string) []byte {
	for _, part := range parts {
		dst = binary.BigEndian.AppendUint64(dst, uint64(len(part)))
		dst = append(dst, part...)
	}
	return dst
}
