package audit

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"hash"
)

// A hasher makes the hashes of lines, of one at a time.
type hasher struct {
	keys Keys
	macs map[uint32]hash.Hash // by the id of their key: to begin one takes longer than to hash a line
}

// sum returns the hash of a line's body under the key of that id.
func (h *hasher) sum(id uint32, body []byte) [sha256.Size]byte {
	secret := h.keys.Secrets[id]
	if secret == nil {
		return sha256.Sum256(body)
	}
	mac := h.macs[id]
	if mac == nil {
		mac = hmac.New(sha256.New, secret)
		if h.macs == nil {
			h.macs = map[uint32]hash.Hash{}
		}
		h.macs[id] = mac
	}
	mac.Reset()
	mac.Write(body)
	return [sha256.Size]byte(mac.Sum(nil))
}

// fits says whether a hash, in hexadecimal digits, is that of a line's body.
func (h *hasher) fits(id uint32, body []byte, hash string) bool {
	sum := h.sum(id, body)
	return hmac.Equal([]byte(hash), hex.AppendEncode(nil, sum[:]))
}
