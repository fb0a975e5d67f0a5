package detectors

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/redact"
	"github.com/redactd/redactd/redact/redacttest"
)

func allTokens() (rows []token) {
	for _, list := range [][]token{cloudTokens(), codeTokens(), modelTokens(), toolTokens(), shopTokens()} {
		rows = append(rows, list...)
	}
	return rows
}

// drawn returns a random token of the form that begins with one of its prefixes.
func (f *tokenForm) drawn(r *rand.Rand, prefix string) string {
	var b strings.Builder
	draw := func(p *tokenPart, most int) {
		b.WriteString(p.text)
		for n := p.min + r.IntN(min(p.max, most)-p.min+1); p.tokenClass != nil && n > 0; n-- {
			b.WriteByte(p.chars[r.IntN(len(p.chars))])
		}
	}
	if f.before != nil {
		draw(f.before, f.before.max)
	}
	b.WriteString(prefix)
	for i := range f.parts[:len(f.parts)-f.optional*r.IntN(2)] {
		draw(&f.parts[i], f.parts[i].min+100)
	}
	return b.String()
}

// TestTokensAreFound draws tokens of every form and prefix of every row. What a redactor of that row does not
// find whole is a leak.
func TestTokensAreFound(t *testing.T) {
	rows := allTokens()
	require.Greater(t, len(rows), 100)
	for _, k := range rows {
		require.NotEmpty(t, k.from, "%s does not say where its form was read", k.name)
		r, err := redact.New(redact.Policy{Detectors: []redact.Detector{k.detector()}, Default: redact.Operator{Name: "keep"}})
		require.NoError(t, err, k.name)
		rng := rand.New(rand.NewPCG(1, 2))
		missed, n := 0, 0
		for _, f := range parseForms(k.form) {
			for _, prefix := range f.prefixes {
				for range 20 {
					n++
					if !findsWhole(t, r, k, f.drawn(rng, prefix)) {
						missed++
					}
				}
			}
		}
		require.LessOrEqual(t, missed*100, n*tokenMisses[k.name], "%s missed %d of %d", k.name, missed, n)
	}
}

// tokenMisses are the percentages of random tokens that rows may miss: of those that have other signs than those
// of words in the first characters behind a short prefix, so that no word begins there that is long enough
// for a trigger, and of those with a test of their own.
var tokenMisses = map[string]int{
	"azure_client_secret": 30, "portainer_token": 40, "docker_swarm_token": 5, "reset_link": 5, "pubnub_key": 10, "bitbucket_token": 10, "grafana_cloud_token": 20, "flyio_token": 20,
	"aws_bedrock_key": 10, "adyen_key": 20, "onepassword_token": 5, "sentry_token": 5,
	"salesforce_token": 10, "facebook_token": 100, "openai_key": 100, "slack_token": 100,
}

func findsWhole(t *testing.T, r *redact.Redactor, k token, value string) bool {
	t.Helper()
	text := value + "\n"
	if len(k.words) > 0 {
		text = k.words[len(k.words)-1] + " " + text
	}
	_, found, err := redacttest.Pieces(r, []byte(text))
	require.NoError(t, err)
	return len(found) == 1 && int(found[0].End) == len(text)-1 && int(found[0].Start) == len(text)-1-len(value)
}

func TestTokenExamplesAreFound(t *testing.T) {
	for _, k := range allTokens() {
		d := k.detector()
		r, err := redact.New(redact.Policy{Detectors: []redact.Detector{d}, Default: redact.Operator{Name: "keep"}})
		require.NoError(t, err)
		require.True(t, findsWhole(t, r, k, d.Example), "%s: %s", k.name, d.Example)
	}
}

func TestParseForms(t *testing.T) {
	forms := parseForms("<8-12d a.|b. 3x - 20+w ? 1-2= or cd 4-5l")
	require.Len(t, forms, 2)
	f := forms[0]
	require.Equal(t, []string{"a.", "b."}, f.prefixes)
	require.Equal(t, 8, f.before.min)
	require.Equal(t, 12, f.before.max)
	require.Len(t, f.parts, 4)
	require.Equal(t, 1, f.optional)
	require.Equal(t, "-", f.parts[1].text)
	require.Equal(t, endless, f.parts[2].max)
	require.Equal(t, "01234567a.012-0123456789abcdefghij", f.example())
	require.Equal(t, 4, forms[1].parts[0].min)
	require.Equal(t, 5, forms[1].parts[0].max)
	for _, text := range []string{"-X", "$", ".", "@", "AZDO", "/IncomingWebhook/"} {
		require.Equal(t, text, parsePart(text).text)
	}
}

// Published values: the test values of TruffleHog and Nosey Parker, and one of age's own.
func TestTokenSums(t *testing.T) {
	for _, c := range []struct {
		sum            func(token, rest []byte) bool
		prefix, behind string
	}{
		{gitHubSum, "ghp_", "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17"},
		{cloudflareSum, "cfk_", "ZE4CrcFhEIDXk9vL2sTLeARsFp2ZZYbydVDhhIUq8573bbfe"},
		{grafanaSum, "glsa_", "4ElrwSYvDrgV8GQmlyTYfsc245dMyPCE_f804430f"},
		{grafanaSum, "glsa_", "geygSnIfuK5vBG0KgaflRCQfIb8mzaM7_b0999d91"},
		{ageSum, "AGE-SECRET-KEY-1", "GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"},
	} {
		whole := []byte(c.prefix + c.behind)
		require.True(t, c.sum(whole, whole[len(c.prefix):]), "%s", whole)
		for n := range whole {
			require.NotPanics(t, func() { c.sum(whole[:n], whole[min(n, len(c.prefix)):n]) })
		}
		whole[len(whole)-3] ^= 1
		require.False(t, c.sum(whole, whole[len(c.prefix):]), "%s", whole)
	}
}

// No row may panic, whatever stands at its trigger and however little there is of it.
func TestTokensOnAnyBytes(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for _, d := range tokens() {
		b := []byte("x " + d.Example + " y")
		for range 200 {
			c := append([]byte{}, b...)
			c[rng.IntN(len(c))] = byte(rng.Uint32())
			c = c[:rng.IntN(len(c)+1)]
			for at := range c {
				for _, m := range d.Match(redact.Text{B: c, At: at, Left: ' ', Right: byte(rng.Uint32())}, nil) {
					require.Less(t, m.Start, m.End, d.Name)
					require.LessOrEqual(t, m.End, len(c), d.Name)
				}
			}
		}
	}
}

// A token without an end to its length is masked whole.
func TestLongTokens(t *testing.T) {
	r := ownRedactor(t)
	word := strings.NewReplacer("+", "-", "/", "_").Replace(randomBase64(4000))
	for text, want := range map[string]string{
		"a sl.u." + word + " b":               "a [DROPBOX_TOKEN] b",
		"a sl.u." + word + ". B":              "a [DROPBOX_TOKEN]. B",
		"ops_eyJ" + randomBase64(4000) + "\n": "[ONEPASSWORD_TOKEN]\n",
	} {
		whole, found, err := redacttest.Pieces(r, []byte(text))
		require.NoError(t, err)
		require.Equal(t, want, string(whole))
		for cut := 0; cut <= len(text); cut += 13 {
			require.NoError(t, redacttest.Same(r, []byte(text), whole, found, cut))
		}
	}
}

// What triggers every row again and again must not cost more than a few microseconds a byte.
func TestTokensTakeLinearTime(t *testing.T) {
	r := ownRedactor(t)
	for _, k := range allTokens() {
		for _, f := range parseForms(k.form) {
			piece := f.prefixes[0] + "0123456789 "
			start := time.Now()
			_, err := r.String(strings.Repeat(piece, 16<<10/len(piece)))
			require.NoError(t, err)
			require.Less(t, time.Since(start), time.Second, "repeats of %q", piece)
		}
	}
}
