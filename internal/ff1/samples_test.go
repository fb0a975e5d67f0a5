package ff1

import (
	"encoding/hex"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// A sample is a published result. The key and the tweak are in hex; the alphabet is as long as the radix.
type sample struct{ key, alphabet, tweak, plain, secret string }

const (
	digits   = "0123456789"
	letters  = "abcdefghijklmnopqrstuvwxyz"
	sixtyTwo = digits + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + letters
)

// key256 is the key of the NIST samples for AES-256; those for AES-128 and AES-192 are its beginnings.
const key256 = "2b7e151628aed2a6abf7158809cf4f3cef4359d8d580aa4f7f036d6f04fc6a94"

// nist are the nine samples of FF1samples.pdf, csrc.nist.gov.
var nist = []sample{
	{key256[:32], digits, "", "0123456789", "2433477484"},
	{key256[:32], digits, "39383736353433323130", "0123456789", "6124200773"},
	{key256[:32], digits + letters, "3737373770717273373737", "0123456789abcdefghi", "a9tv40mll9kdu509eum"},
	{key256[:48], digits, "", "0123456789", "2830668132"},
	{key256[:48], digits, "39383736353433323130", "0123456789", "2496655549"},
	{key256[:48], digits + letters, "3737373770717273373737", "0123456789abcdefghi", "xbj3kv35jrawxv32ysr"},
	{key256, digits, "", "0123456789", "6657667009"},
	{key256, digits, "39383736353433323130", "0123456789", "1001623463"},
	{key256, digits + letters, "3737373770717273373737", "0123456789abcdefghi", "xs8a0azh2avyalyzuwd"},
}

// acvp are test cases of ACVP-AES-FF1 1.0, github.com/usnistgov/ACVP-Server: long ones, odd ones, and with a tweak
// of a whole block.
var acvp = []sample{
	{"3544151c9ceb324c3c1ed31ade99406d", digits, "6ca0e692b2773c7eca2eca1e7793daa1",
		"80013770071781669296061827483885771389518248319371666162",
		"09295026876845967206918789775693655654016802646140865387"},
	{"69b78dce4755cfd6b0d6ed4843b85b0a", digits, "167f4d5be41f56",
		"78917394023964149540436650710442239", "41453449297956880604605360387505540"},
	{"35bb510f46f954e6e30c66b7d2fa740b", letters, "b726cf9fda21be995220da27f9b5e07f",
		"gcxlhzfozazwxyahmbtvuxzuuklqeyzxuiofxtam", "foarmyqmdyhigguanyzprvxbuaocltoyxevynmyu"},
	{"9d8fd99cc4b82419a05ec9afd99c39c2", letters, "fd237c54c660b9e0f073",
		"tfutdnajkvlteqfunlpitwygjll", "ywrwfejdpjfbkfidmkfrhlygfim"},
	{"89d7519ccc4503c8677da86659c1bd58", sixtyTwo + "+/", "de11f4d9482bfae2930e9b0109ab972f",
		"uW0MALBLj7tiLxlZVCLxHzKpx/KV", "VXD9LcAWGKBXCJhBefiFKytCbss8"},
}

// others have a mask of several blocks, a radix of 2, and a tweak of 255 bytes, 0 to 254. The first is of the tests
// of github.com/capitalone/fpe, the other two are of github.com/zcash-hackworks/zcash-test-vectors.
var others = []sample{
	{key256, digits + letters, "", strings.Repeat("xs8a0azh2avyalyzuwd", 6) + "xs8a0azh2avyal",
		"lwulibfp1ju3ksztumqomwenpv7duy9q7pg7zf3eg3rjlfy46gmgkqjfwvromfjjktmbey8meqk9zkcmgvkv4s9ll5ctozme" +
			"1hf15w7xo6zsylqcr0nbx9jbf10umzok"},
	{key256, "01", "", strings.Repeat("0", 88),
		"00001001001101010111011111111100110000011011" +
			"00111110011101110101011010100100010011001111"},
	{key256, "01", counted(255), strings.Repeat("01", 44),
		"01111101100010000001110101100001000101011010" +
			"00000011100111100100100010101101111010100011"},
}

func TestPublishedSamples(t *testing.T) {
	for _, s := range slices.Concat(nist, acvp, others) {
		t.Run(s.plain, func(t *testing.T) {
			c, tweak := newCipher(t, s.key, len(s.alphabet)), unhex(t, s.tweak)
			plain, secret := s.numerals(s.plain), s.numerals(s.secret)
			got := make([]uint16, len(plain))
			require.NoError(t, c.Encrypt(got, plain, tweak))
			require.Equal(t, secret, got)
			require.NoError(t, c.Decrypt(got, got, tweak))
			require.Equal(t, plain, got)
		})
	}
}

func (s sample) numerals(text string) (all []uint16) {
	for i := range text {
		all = append(all, uint16(strings.IndexByte(s.alphabet, text[i])))
	}
	return all
}

// counted is the hex of the bytes 0 to n-1.
func counted(n int) string {
	all := make([]byte, n)
	for i := range all {
		all[i] = byte(i)
	}
	return hex.EncodeToString(all)
}

func unhex(t testing.TB, text string) []byte {
	t.Helper()
	b, err := hex.DecodeString(text)
	require.NoError(t, err)
	return b
}

func newCipher(t testing.TB, key string, radix int) *Cipher {
	t.Helper()
	c, err := New(unhex(t, key), radix)
	require.NoError(t, err)
	return c
}
