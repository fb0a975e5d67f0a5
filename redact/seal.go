package redact

import (
	"bytes"
	"encoding/base32"
	"encoding/binary"
	"hash/crc32"
)

// Seals: marks that carry something, such as an encrypted value or its hash: [EMAIL_ADDRESS:mfrgg...]. A reader sees
// what was there, a machine finds them in any text, and nothing in them is looked at again.

const (
	// SealMin and SealMax are how many bytes a seal carries.
	SealMin = 16
	SealMax = 768
	// SealText is more than the length of any seal's text.
	SealText = 1400
	// sealCheck is the length of the checksum behind them. What a person writes in brackets does not pass it.
	sealCheck = 4
)

var (
	sealText  = base32.NewEncoding(sealAlphabet).WithPadding(base32.NoPadding)
	sealSigns = setOf(sealAlphabet)
)

// sealAlphabet has nothing that a marked-up or escaped text would change, and no digit that looks like a letter.
const sealAlphabet = "abcdefghijklmnopqrstuvwxyz234567"

// sealLongest is the longest text of a seal, from behind its colon to before its bracket.
var sealLongest = sealText.EncodedLen(SealMax + sealCheck)

// AppendSeal appends a mark of an entity that carries data, of SealMin to SealMax bytes, to dst; of any other length
// only the mark.
func AppendSeal(dst []byte, e Entity, data []byte) []byte {
	dst = append(append(dst, '['), e...)
	if len(data) >= SealMin && len(data) <= SealMax {
		sum := binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(data))
		dst = sealText.AppendEncode(append(dst, ':'), append(data[:len(data):len(data)], sum...))
	}
	return append(dst, ']')
}

// SealAt reads the seal that b begins with and returns its entity, its data, appended to dst, and its length in b: 0 if
// there is none.
func SealAt(dst, b []byte) (e Entity, data []byte, n int) {
	if len(b) == 0 || b[0] != '[' {
		return "", nil, 0
	}
	name := entityEnd(b[1:])
	if name == 0 || 1+name == len(b) || b[1+name] != ':' {
		return "", nil, 0
	}
	data, end := unseal(dst, b[2+name:])
	if end == 0 {
		return "", nil, 0
	}
	return Entity(b[1 : 1+name]), data, 2 + name + end + 1
}

// entityEnd returns the length of the name of an entity that b begins with, 0 if it begins with none.
func entityEnd(b []byte) int {
	if len(b) == 0 || b[0]-'A' >= 26 {
		return 0
	}
	n := 1
	for n < len(b) && n < longestEntity && (b[n]-'A' < 26 || b[n] == '_' || isDigit(b[n])) {
		n++
	}
	return n
}

// unseal appends what the text of a seal carries to dst and returns where its bracket stands, 0 if b begins with none.
func unseal(dst, b []byte) (data []byte, end int) {
	for end < len(b) && end <= sealLongest && sealSigns[b[end]] {
		end++
	}
	if end == len(b) || b[end] != ']' || end < sealText.EncodedLen(SealMin+sealCheck) {
		return nil, 0
	}
	data, err := sealText.AppendDecode(dst, b[:end])
	if err != nil || len(data)-len(dst) < SealMin+sealCheck {
		return nil, 0
	}
	at := len(data) - sealCheck
	if crc32.ChecksumIEEE(data[len(dst):at]) != binary.BigEndian.Uint32(data[at:]) {
		return nil, 0
	}
	if !bytes.Equal(sealText.AppendEncode(nil, data[len(dst):]), b[:end]) {
		return nil, 0 // the same data have one text
	}
	return data[:at], end
}
