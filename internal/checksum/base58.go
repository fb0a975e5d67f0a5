package checksum

import (
	"bytes"
	"crypto/sha256"
)

// MaxBase58 is the longest text that [Base58] decodes, in characters.
const MaxBase58 = 128

const base58Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"

// base58Value maps a byte to its digit plus one, 0 for bytes outside the alphabet.
var base58Value = func() (t [256]byte) {
	for i := range base58Alphabet {
		t[base58Alphabet[i]] = byte(i + 1)
	}
	return t
}()

// Base58 appends to dst the bytes that s stands for in Bitcoin's base58, a leading '1' for each
// leading zero byte. It reports false for an empty s, one longer than MaxBase58 or any byte outside
// the alphabet. Source: Bitcoin's base58.cpp and draft-msporny-base58.
func Base58(dst, s []byte) ([]byte, bool) {
	if len(s) == 0 || len(s) > MaxBase58 {
		return dst, false
	}
	zeros := 0
	for zeros < len(s) && s[zeros] == '1' {
		zeros++
	}
	var number [MaxBase58]byte // big-endian, filled from the end; used is what is not zero
	used := 0
	for _, c := range s[zeros:] {
		carry := int(base58Value[c]) - 1
		if carry < 0 {
			return dst, false
		}
		for i := 0; i < used || carry > 0; i++ {
			at := len(number) - 1 - i
			carry += int(number[at]) * 58
			number[at] = byte(carry)
			carry >>= 8
			used = max(used, i+1)
		}
	}
	dst = append(dst, make([]byte, zeros)...)
	return append(dst, number[len(number)-used:]...), true
}

// Base58Check returns the payload's length, version byte included, and that version byte, if s is
// base58 and its last four bytes are the start of the payload's double SHA-256. A random text
// passes once in 2^32. Source: the Bitcoin wiki, "Base58Check encoding".
func Base58Check(s []byte) (version byte, length int, ok bool) {
	var buf [MaxBase58]byte
	payload, ok := Base58Payload(buf[:0], s)
	if !ok {
		return 0, 0, false
	}
	return payload[0], len(payload), true
}

// Base58Payload appends to dst the payload of which [Base58Check] tells the version and the length.
func Base58Payload(dst, s []byte) (payload []byte, ok bool) {
	b, ok := Base58(dst, s)
	if !ok || len(b) < len(dst)+5 {
		return dst, false
	}
	payload, check := b[:len(b)-4], b[len(b)-4:]
	once := sha256.Sum256(payload[len(dst):])
	twice := sha256.Sum256(once[:])
	return payload, bytes.Equal(twice[:4], check)
}
