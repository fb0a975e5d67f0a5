package checksum

import "bytes"

// EIP55 says what the case of the 40 hexadecimal digits of an Ethereum address tells: valid if it is the
// checksum of EIP-55, a capital where the digit of the hash is 8 or more; plain if all letters have one case,
// so that there is none. A random mixture passes about once in 2^15.
func EIP55(digits []byte) (valid, plain bool) {
	if len(digits) != 40 {
		return false, false
	}
	var small [40]byte
	for i, c := range digits {
		if v := value36(c); v < 0 || v > 15 {
			return false, false
		}
		small[i] = lower(c)
	}
	if !mixedCase(digits) {
		return false, true
	}
	sum := Keccak256(small[:])
	for i, c := range digits {
		high := sum[i/2]>>(4-i%2*4)&8 != 0
		if c >= 'A' && high != (c <= 'F') {
			return false, false
		}
	}
	return true, false
}

// rippleAlphabet is the one that xrpl.org gives under "base58 encodings".
const rippleAlphabet = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"

// rippleBitcoin maps a byte of the one alphabet to the byte of Bitcoin's with the same value.
var rippleBitcoin = func() (t [256]byte) {
	for i := range rippleAlphabet {
		t[rippleAlphabet[i]] = base58Alphabet[i]
	}
	return t
}()

// RippleCheck is [Base58Check] with the alphabet of the XRP Ledger.
func RippleCheck(s []byte) (version byte, length int, ok bool) {
	var buf [MaxBase58]byte
	if len(s) > len(buf) {
		return 0, 0, false
	}
	for i, c := range s {
		buf[i] = rippleBitcoin[c]
	}
	return Base58Check(buf[:len(s)])
}

// Monero returns the first byte of an address of Monero, of 95 characters or of 106 with a payment number:
// base58 in blocks of 11 characters for 8 bytes and a last one of 7 for 5, and at the end the first four
// bytes of the Keccak-256 of what stands before. Source: monero-docs, "Standard address" and "Base58".
func Monero(s []byte) (version byte, ok bool) {
	if len(s) != 95 && len(s) != 106 {
		return 0, false
	}
	var buf [80]byte
	b := buf[:0]
	for len(s) > 0 {
		n, size := min(len(s), 11), 8
		if n == 7 {
			size = 5
		}
		if b, ok = moneroBlock(b, s[:n], size); !ok {
			return 0, false
		}
		s = s[n:]
	}
	text, check := b[:len(b)-4], b[len(b)-4:]
	sum := Keccak256(text)
	return b[0], bytes.Equal(sum[:4], check)
}

// moneroBlock appends the number that the block s stands for, in size bytes.
func moneroBlock(dst, s []byte, size int) ([]byte, bool) {
	n := uint64(0)
	for _, c := range s {
		v := uint64(base58Value[c])
		if v == 0 || n > (1<<64-1-(v-1))/58 {
			return dst, false
		}
		n = n*58 + v - 1
	}
	if size < 8 && n>>(8*size) != 0 {
		return dst, false
	}
	for i := size - 1; i >= 0; i-- {
		dst = append(dst, byte(n>>(8*i)))
	}
	return dst, true
}
