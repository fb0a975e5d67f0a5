package checksum

const bech32Alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"

// bech32Value maps a byte, in either case, to its five bits plus one, 0 for bytes outside the
// alphabet.
var bech32Value = func() (t [256]byte) {
	for i := range bech32Alphabet {
		c := bech32Alphabet[i]
		t[c] = byte(i + 1)
		if c >= 'a' {
			t[c-'a'+'A'] = byte(i + 1)
		}
	}
	return t
}()

// A Bech32Kind says which of the two checksums a text carries.
type Bech32Kind uint32

// The kinds of [Bech32]: none, the one of BIP 173 and the one of BIP 350.
const (
	NoBech32  Bech32Kind = 0
	PlainBech Bech32Kind = 1
	Bech32m   Bech32Kind = 0x2bc830a3
)

// Bech32 returns the length of the human-readable part of s (what stands before the last '1') and
// the kind of its checksum, NoBech32 if there is none or s mixes cases or is outside 8 to 90
// characters. Source: BIP 173 and BIP 350.
func Bech32(s []byte) (hrp int, kind Bech32Kind) {
	if len(s) > 90 {
		return 0, NoBech32
	}
	return LongBech32(s)
}

// LongBech32 is [Bech32] for texts of up to 1023 characters: Cardano does not limit them (CIP-19).
func LongBech32(s []byte) (hrp int, kind Bech32Kind) {
	if len(s) < 8 || len(s) > 1023 || mixedCase(s) {
		return 0, NoBech32
	}
	hrp = -1
	for i, c := range s {
		if c < 33 || c > 126 {
			return 0, NoBech32
		}
		if c == '1' {
			hrp = i
		}
	}
	if hrp < 1 || hrp+7 > len(s) {
		return 0, NoBech32
	}
	kind = Bech32Kind(bech32Sum(s, hrp))
	if kind != PlainBech && kind != Bech32m {
		return 0, NoBech32
	}
	return hrp, kind
}

// bech32Sum is the checksum of s, of which the first hrp bytes are the human-readable part, or 0 if
// the rest has a byte outside the alphabet.
func bech32Sum(s []byte, hrp int) uint32 {
	sum := uint32(1)
	for _, c := range s[:hrp] {
		sum = polymod(sum, uint32(lower(c)>>5))
	}
	sum = polymod(sum, 0)
	for _, c := range s[:hrp] {
		sum = polymod(sum, uint32(lower(c)&31))
	}
	for _, c := range s[hrp+1:] {
		v := bech32Value[c]
		if v == 0 {
			return 0
		}
		sum = polymod(sum, uint32(v-1))
	}
	return sum
}

// polymod takes one more value of five bits into the BCH code of BIP 173.
func polymod(sum, value uint32) uint32 {
	generator := [5]uint32{0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3}
	top := sum >> 25
	sum = (sum&0x1ffffff)<<5 ^ value
	for i, g := range generator {
		if top>>i&1 == 1 {
			sum ^= g
		}
	}
	return sum
}

// SegWit reports whether s is a segregated witness address: bech32 with witness version 0 and a
// program of 20 or 32 bytes, or bech32m with version 1 to 16 and 2 to 40 bytes, padded with zero
// bits. It does not look at the human-readable part. Source: BIP 141, 173 and 350.
func SegWit(s []byte) bool {
	hrp, kind := Bech32(s)
	if kind == NoBech32 || len(s)-hrp-7 < 1 {
		return false
	}
	data := s[hrp+1 : len(s)-6]
	version, program := bech32Value[data[0]]-1, data[1:]
	bytes, spare := len(program)*5/8, len(program)*5%8
	if spare > 4 || len(program) == 0 {
		return false
	}
	if last := bech32Value[program[len(program)-1]] - 1; last&(1<<spare-1) != 0 {
		return false
	}
	if version == 0 {
		return kind == PlainBech && (bytes == 20 || bytes == 32)
	}
	return kind == Bech32m && version <= 16 && bytes >= 2 && bytes <= 40
}

func lower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

func mixedCase(s []byte) bool {
	var hasUpper, hasLower bool
	for _, c := range s {
		hasUpper = hasUpper || c >= 'A' && c <= 'Z'
		hasLower = hasLower || c >= 'a' && c <= 'z'
	}
	return hasUpper && hasLower
}
