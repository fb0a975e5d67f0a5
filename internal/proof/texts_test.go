package proof

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/redact/redacttest"
)

// evil are pieces that have cost others time or correctness: openers of long values, chains of
// separators, escapes, near values of every kind.
var evil = []string{
	"[A:", "[ID:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa]", "[A:" + strings.Repeat("a", 1300) + "]",
	"eyJ", "a:", "@", "4 ", "-----BEGIN", "-----BEGIN PRIVATE KEY-----", "1.", "::", "password=",
	"%34", `\u00`, `\u0034`, "&#", "&#52;", "&#x34;", "<a>", `="`, "a@", "ffff:", "0", "4", "4111 ",
	"4111-", "4111111111111111", "4111 1111 1111 1111 ", "411111411111", "+", "+1", "+44 ", "a.",
	"a@a.", "ghp_", "AKIA", "sk_live_", "DE89", "DE89 3704 ", "1-", "(1", "1/", "0:", "0x", "=\n",
	"=\r\n", "\n", "\r", "\t", " ", "\x00", "\xff", "\xe2\x96\x87", "\u00a0", "\u200b", "\u00ad",
	"４", "٤", "-", "_", "=", "\"", "'", "\\n", "%20", "%", "&nbsp;", "<", "cvv ", "card ", "pan:",
	"%B4111111111111111^", ";4111111111111111=", "://a:b@", "127.0.0.1", "1.1.1.", "AA99", "1a",
	"secret: ", "\"token\":\"", "2026-11-24T10:00:00Z ", "1700000000 ", "xn--", "[EMAIL_ADDRESS]",
	"▇▇▇▇", "Bearer ", "-----END PRIVATE KEY-----", "MII", "AAAA", "\u202e", "e\u0301",
}

// A writer of texts: what marked files hold, hostile pieces and random bytes, in any order.
type texts struct {
	*rand.Rand
	cases [][]byte
}

// newTexts returns the texts of a seed: the same each time.
func newTexts(tb testing.TB, seed uint64) texts {
	return texts{rand.New(rand.NewPCG(seed, 1)), marked(tb)}
}

// marked returns the text of all cases in the repository.
func marked(tb testing.TB) (all [][]byte) {
	tb.Helper()
	files, err := filepath.Glob("../../testdata/*/*.txt")
	require.NoError(tb, err)
	for _, name := range files {
		src, err := os.ReadFile(name)
		require.NoError(tb, err)
		cases, err := redacttest.Cases(src)
		require.NoError(tb, err, name)
		for _, c := range cases {
			all = append(all, c.Text)
		}
	}
	require.NotEmpty(tb, all)
	return all
}

// next returns a text of about n bytes.
func (t texts) next(n int) []byte {
	var b bytes.Buffer
	for b.Len() < n {
		switch k := t.IntN(20); {
		case k < 9:
			b.Write(clip(t, t.cases[t.IntN(len(t.cases))], n))
		case k < 14:
			b.WriteString(evil[t.IntN(len(evil))])
		case k < 15:
			for range t.IntN(8) {
				b.WriteByte(byte(t.Uint32()))
			}
		case k < 17:
			b.WriteByte("0123456789 -./:@aAfz=\n"[t.IntN(22)])
		default:
			b.WriteByte(" \n"[t.IntN(2)])
		}
	}
	return b.Bytes()
}

// clip returns b, at times only a stretch of it, and never more than n bytes.
func clip(t texts, b []byte, n int) []byte {
	if len(b) > 0 && t.IntN(4) == 0 {
		from := t.IntN(len(b))
		b = b[from : from+t.IntN(len(b)-from)]
	}
	return b[:min(n, len(b))]
}
