package detectors

import (
	"encoding/base64"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/redact"
	"github.com/redactd/redactd/redact/redacttest"
)

func TestSecretsMarked(t *testing.T) { runMarked(t, Secrets()) }

// randomBase64 returns n bytes of base64, always the same.
func randomBase64(n int) string {
	r := rand.New(rand.NewPCG(1, 2))
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(r.Uint32())
	}
	return base64.StdEncoding.EncodeToString(b)[:n]
}

type nextFunc func(state int, src []byte, end bool) (n, next int, more bool)

// eaten feeds src to a Carry in pieces that end at the cuts and returns how many bytes it took. It
// checks what the contract says about every answer.
func eaten(t *testing.T, next nextFunc, state int, src string, cuts ...int) int {
	t.Helper()
	done := 0
	for _, to := range append(cuts, len(src)) {
		end := to == len(src)
		n, s, more := next(state, []byte(src[done:to]), end)
		require.LessOrEqual(t, n, to-done)
		state, done = s, done+n
		if !more {
			return done
		}
		require.False(t, end, "undecided at the end of the text")
		require.Less(t, to-done, redact.CarryAhead, "undecided with enough bytes to look at")
	}
	return done
}

// sameEaten checks that the cuts do not matter, and returns what is eaten.
func sameEaten(t *testing.T, next nextFunc, state int, src string) int {
	t.Helper()
	whole := eaten(t, next, state, src)
	all := make([]int, 0, len(src))
	for cut := range len(src) {
		require.Equal(t, whole, eaten(t, next, state, src, cut), "cut at %d", cut)
		all = append(all, cut)
	}
	require.Equal(t, whole, eaten(t, next, state, src, all...), "byte by byte")
	return whole
}

func TestPEMCarry(t *testing.T) {
	line := randomBase64(64)
	long := randomBase64(3000)
	shut := "-----END PRIVATE KEY-----"
	for name, c := range map[string]struct{ in, out string }{
		"key":           {"\n" + line + "\n" + line + "\nMII\n" + shut, "\nnext"},
		"crlf":          {"\r\n" + line + "\r\n" + shut, "\r\nnext"},
		"one long line": {"\n" + long + "\n" + shut, " next"},
		"no break":      {long + shut, ""},
		"padded":        {"\n" + line + "\nMIIB==\n" + shut, ""},
		"no end":        {"\n" + line + "\n" + line, "\n2024-03-01 INFO line\n"},
		"cut off":       {"\n" + line + "\n" + line + "\n" + line[:20], ""},
		"lone":          {"", "\n2024-03-01 INFO the line stays\n" + line + "\n"},
		"lone, words":   {"", "\nRestarting\nauthenticationFailed\n" + line},
		"lone, hash":    {"", "\nda39a3ee5e6b4b0d3255bfef95601890afd80709\n"},
		"lone, token":   {"", "\n" + line + " rotated by admin\n"},
		"lone, header":  {"", "\nVersion: 12 started\nall is well\n"},
		"lone, blank":   {"", "\n\n\n\n"},
		"lone, end":     {"", ""},
		"spaces":        {"", strings.Repeat(" ", 3000) + line},
		"two markers":   {"", "\n-----BEGIN PRIVATE KEY-----\n" + line},
		"headers":       {"\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES,00\n\n" + line + "\n" + shut, "\n"},
		"json":          {`\n` + line + `\n` + shut, `\n", "x": 1}`},
		"json in json":  {`\\r\\n` + line + `\\r\\n` + shut, `\\r\\n\"}`},
		"java":          {"\" +\n  \"" + line + "\" +\n  \"" + shut, "\";"},
		"json, no end":  {`\n` + line, `", "public": "` + line[:20] + `"}`},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, len(c.in), sameEaten(t, pemNext, 0, c.in+c.out), "%q", c.in+c.out)
		})
	}
}

func TestJWTCarry(t *testing.T) {
	for src, want := range map[string]int{
		"abc.def":                          7,
		"abc.def.":                         7,
		"abc.def. Then":                    7,
		"abc..def":                         8,
		"abc...":                           3,
		"abc...def":                        3,
		".sig":                             4,
		"a.b.c.d.e":                        7,
		"abc=":                             3,
		"":                                 0,
		".":                                0,
		"..":                               0,
		"abc def":                          3,
		"a..b.c":                           6,
		"a.b..c":                           6,
		strings.Repeat("a", 5000) + ".b\n": 5002,
	} {
		require.Equal(t, want, sameEaten(t, jwtNext, 1, src), "%.40q", src)
	}
}

func TestSecretCarry(t *testing.T) {
	for src, want := range map[string]int{
		"abc": 3, "abc def": 3, "abc\",": 3, "abc&x=1": 3, "": 0, " ": 0,
	} {
		require.Equal(t, want, sameEaten(t, secretNext, 0, src), src)
	}
}

// Values that are longer than their neighbourhood, from end to end.
func TestLongSecrets(t *testing.T) {
	r := ownRedactor(t)
	url := strings.NewReplacer("+", "-", "/", "_")
	token := "eyJhbGciOiJIUzI1NiJ9." + url.Replace(randomBase64(5000)) + ".c2ln"
	key := "-----BEGIN PRIVATE KEY-----\n" + randomBase64(64) + "\n" + randomBase64(2500) +
		"\n-----END PRIVATE KEY-----"
	for text, want := range map[string]string{
		"a " + token + ". b":                              "a [JWT]. b",
		"a\n" + key + "\nb\n":                             "a\n[PRIVATE_KEY]\nb\n",
		"password=" + randomBase64(3000) + " x":           "password=[PASSWORD] x",
		`{"password":"` + randomBase64(3000) + `","a":1}`: `{"password":"[PASSWORD]","a":1}`,
		"x\n-----BEGIN PRIVATE KEY-----\nlog line\n":      "x\n[PRIVATE_KEY]\nlog line\n",
	} {
		got, err := r.String(text)
		require.NoError(t, err)
		require.Equal(t, want, got)
		whole, found, err := redacttest.Pieces(r, []byte(text))
		require.NoError(t, err)
		for cut := 0; cut <= len(text); cut += 7 {
			require.NoError(t, redacttest.Same(r, []byte(text), whole, found, cut))
		}
	}
}

// One text in 64 KiB that makes a row work again and again must not cost more than a few
// microseconds a byte.
func TestNoRowIsSlow(t *testing.T) {
	r := ownRedactor(t)
	for _, s := range []string{
		"@", "a@", "a:b@", "://a:b@", "a.b@c.d.", "eyJ.", "eyJhbGciOiJIUzI1NiJ9.", "eyJ-",
		"-----BEGIN PRIVATE KEY-----\n", "-----BEGIN PRIVATE KEY-----",
		"password=", "password=\"", "password:\\\"",
		"a:", "::", "1:2:", "00:", "00-", "1.2.3.4.", "abcd.", "ghp_", "AKIA", "token=a",
		"\"@", "=@", "a=a@b.",
		"Private-Lines: 1\n",
	} {
		text := strings.Repeat(s, 64<<10/len(s))
		start := time.Now()
		_, err := r.String(text)
		require.NoError(t, err)
		require.Less(t, time.Since(start), 2*time.Second, "repeats of %q", s)
	}
}

func TestRowsDoNotAllocate(t *testing.T) {
	texts := []string{
		"user=ada password=hunter2 token=9aF3kQ82LmZx71Tb from 203.0.113.9",
		"https://ada:s3cret@example.org/ and ada@example.org",
		"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9.c2ln",
		"2001:db8::1 00:1b:63:84:45:e6 00-1b-63-84-45-e6 001b.6384.45e6",
		"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 AKIAIOSFODNN7EXAMPLE",
		"-----BEGIN PRIVATE KEY-----",
	}
	found := make([]redact.Match, 0, 8)
	for _, d := range ownRows() {
		for _, s := range texts {
			text := redact.Text{B: []byte(s), Left: '\n', Right: '\n'}
			allocs := testing.AllocsPerRun(10, func() {
				for text.At = range text.B {
					found = d.Match(text, found[:0])
				}
			})
			require.Zero(t, allocs, "%s on %q", d.Name, s)
		}
	}
}

func TestJOSEHeader(t *testing.T) {
	enc := base64.RawURLEncoding.EncodeToString
	for _, s := range []string{
		`{"alg":"none"}`, `{"typ":"JWT"}`, `{ "kid":"1"}`, "{\n\"enc\":1}", `{"custom":1,"alg":"x"}`,
	} {
		require.True(t, joseHeader([]byte(enc([]byte(s)))), s)
	}
	for _, s := range []string{
		`{"version":3}`, `{}`, `{"sub":"alg"}`, `["alg"]`, `{`, ``, `{"algo":1}`,
	} {
		require.False(t, joseHeader([]byte(enc([]byte(s)))), s)
	}
	late := `{"x":"` + strings.Repeat("y", 300) + `","alg":1}`
	require.False(t, joseHeader([]byte(enc([]byte(late)))), "read further than promised")
}

func TestCRCBase62(t *testing.T) {
	require.True(t, crcBase62([]byte("zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17")))
	require.False(t, crcBase62([]byte("zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq18")))
	require.False(t, crcBase62([]byte("aQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17")))
	require.False(t, crcBase62([]byte("0mLq17")))
}

func TestPlaceholders(t *testing.T) {
	for _, s := range []string{
		"", "***", "xxxx", "▇▇▇", "•••", "[REDACTED]", "[PASSWORD]", "<hidden>", "{{ x }}", "${A}",
		"$PASS", "$password", "%s", "%(pw)s", "%PASS%", "#{x}", ":name", "(none)", "?", "-", "ab***yz",
		"your-api-key", "...",
	} {
		require.True(t, placeholder([]byte(s)), s)
	}
	for _, s := range []string{
		"hunter2", "x", "1", "aaaa", "1111", "$ecr3t", "$2a$10$abc", "%41b!cdef",
		"p*ss*w", ":-)8", "!@#$%",
	} {
		require.False(t, placeholder([]byte(s)), s)
	}
}

// Pieces of the marked files, glued at random: the promises hold for any text.
func TestPromisesOnMixedTexts(t *testing.T) {
	r := ownRedactor(t)
	var texts [][]byte
	for _, d := range ownRows() {
		for _, c := range redacttest.Detector(t, d, "../testdata/detectors/"+d.Name+".txt") {
			texts = append(texts, c.Text)
		}
	}
	glue := []string{" ", "\n", "", ",", "\"", "@", ":", "=", "."}
	rnd := rand.New(rand.NewPCG(3, 4))
	for range 1000 {
		var mixed []byte
		for range 1 + rnd.IntN(4) {
			piece := texts[rnd.IntN(len(texts))]
			lo := rnd.IntN(len(piece))
			mixed = append(mixed, piece[lo:lo+1+rnd.IntN(len(piece)-lo)]...)
			mixed = append(mixed, glue[rnd.IntN(len(glue))]...)
		}
		mixed = mixed[:min(len(mixed), 600)]
		require.NoError(t, redacttest.Promises(r, mixed), "%q", mixed)
	}
}

func TestWrappedCarry(t *testing.T) {
	for name, c := range map[string]struct{ in, out string }{
		"closed":      {"\nmore", "\" rest\n"},
		"crlf":        {"\r\nmore", "\"\r\n"},
		"at once":     {"\n", "\"\n"},
		"not closed":  {"", "\nmore\nthen \"\n"},
		"end":         {"", "\nmore"},
		"in pairs":    {"", "\nnext: \"x\"\n"},
		"opens":       {"", "\npassword: \"x\n"},
		"three":       {"\nmore", "\",\"id\":7\n"},
		"last line":   {"", ""},
		"other quote": {"", "\nit's more\n"},
		"far break":   {"", strings.Repeat("x", 2*redact.CarryAhead) + "\nmore\"\n"},
		"far":         {"", "\n" + strings.Repeat("x", 2*redact.CarryAhead) + "\""},
	} {
		require.Equal(t, len(c.in), sameEaten(t, secretNext, endsAtDouble, c.in+c.out), name)
	}
	require.Equal(t, 5, sameEaten(t, secretNext, endsAtSingle, "\nmore'"))
}
