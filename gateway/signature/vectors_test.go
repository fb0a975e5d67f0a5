package signature

import (
	"bytes"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func at(t testing.TB, text string) time.Time {
	t.Helper()
	when, err := time.Parse(time.RFC3339, text)
	require.NoError(t, err)
	return when
}

func newSigner(t testing.TB, c Config, secrets ...string) *Signer {
	t.Helper()
	for _, s := range secrets {
		c.Secrets = append(c.Secrets, []byte(s))
	}
	s, err := New(c)
	require.NoError(t, err)
	return s
}

// github is the example of https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries.
var github = struct{ secret, body, signature string }{"It's a Secret to Everybody", "Hello, World!",
	"sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"}

func TestGitHub(t *testing.T) {
	s := newSigner(t, Config{Scheme: "github"}, github.secret)
	h := http.Header{"X-Hub-Signature-256": {github.signature}}
	require.NoError(t, s.Verify(h, []byte(github.body), time.Now()))
	require.ErrorIs(t, s.Verify(h, []byte("Hello, World?"), time.Now()), ErrWrong)
	made := http.Header{}
	s.Sign(made, []byte(github.body), time.Now())
	require.Equal(t, h, made)
}

// zendesk is the worked example of an older page of Zendesk, of which it says that the time stands behind the body, and
// which verifies only so. Requests are signed with the time before it.
var zendesk = struct{ secret, body, time, turned, signature string }{"HRkRd4BeOAoUkfZr-mhauJT64rvBASlJRoIyPsd3zeA=",
	`{"say": "hello"}`, "2021-07-25T10:00:00Z", "tRDSF7URY8BLCDlaBcQ7FHu051Zk+aAB0NKMP53teMw=",
	// printf '2021-07-25T10:00:00Z{"say": "hello"}' | openssl dgst -sha256 -hmac SECRET -binary | base64
	"Rry/4TtIdFyawtXXp8QdI6tlAUUQ/5kL1OTp5qo/ZIk="}

func TestZendesk(t *testing.T) {
	s, now := newSigner(t, Config{Scheme: "zendesk"}, zendesk.secret), at(t, zendesk.time)
	h := http.Header{zendeskSignature: {zendesk.signature}, zendeskTime: {zendesk.time}}
	require.NoError(t, s.Verify(h, []byte(zendesk.body), now))
	require.ErrorIs(t, s.Verify(h, []byte(zendesk.body), now.Add(6*time.Minute)), ErrOld)
	require.ErrorIs(t, s.Verify(h, []byte(zendesk.body), now.Add(-6*time.Minute)), ErrOld)
	made := http.Header{}
	s.Sign(made, []byte(zendesk.body), now)
	require.Equal(t, h, made)
	h.Set(zendeskSignature, zendesk.turned)
	require.ErrorIs(t, s.Verify(h, []byte(zendesk.body), now), ErrWrong, "the body before the time")
}

// stripe has the header of https://docs.stripe.com/webhooks#verify-manually, which tells neither body nor secret.
const stripe = "t=1492774577,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd," +
	"v0=6ffbb59b2300aae63f272406069a9788598b792a944a07aba816edb039989a39"

func TestStripe(t *testing.T) {
	c, ok := readStripe(nil, http.Header{stripeSignature: {stripe}}, []byte("body"))
	require.True(t, ok)
	require.Equal(t, int64(1492774577), c.at.Unix())
	require.Len(t, c.sums, 1, "v0 is no signature")
	require.Equal(t, "1492774577.body", string(bytes.Join(c.signed, nil)))

	// printf '1492774577.{"id":"evt_1","object":"event"}' | openssl dgst -sha256 -hmac whsec_for_tests_only
	const body, signed = `{"id":"evt_1","object":"event"}`, "713f171582f5a8294c83866ea1ae47bed47dd0ed40409d52a6199c4de2fe29e8"
	s, now := newSigner(t, Config{Scheme: "stripe"}, "whsec_for_tests_only"), time.Unix(1492774577, 0)
	h := http.Header{stripeSignature: {"t=1492774577,v1=" + signed}}
	require.NoError(t, s.Verify(h, []byte(body), now))
	made := http.Header{}
	s.Sign(made, []byte(body), now)
	require.Equal(t, h, made)
	h.Set(stripeSignature, "t=1492774577,v1="+c1+",v1="+signed+",v0=00")
	require.NoError(t, s.Verify(h, []byte(body), now), "while a secret is replaced")
	require.ErrorIs(t, s.Verify(h, []byte(body), now.Add(301*time.Second)), ErrOld)
	require.Equal(t, "evt_1", s.ID(h, []byte(body)))
	h.Set(stripeSignature, "t=1,t=1492774577,v1="+signed)
	require.ErrorIs(t, s.Verify(h, []byte(body), now), ErrMissing, "two times")
}

const c1 = "5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd"

// TestPlain has test case 3 of RFC 4231 as a header: a key of 20 bytes and 50 of data.
func TestPlain(t *testing.T) {
	key, data := string(bytes.Repeat([]byte{0xaa}, 20)), bytes.Repeat([]byte{0xdd}, 50)
	s := newSigner(t, Config{Scheme: "hmac", Header: "x-my-signature"}, key)
	for _, text := range []string{
		"773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
		"sha256=773EA91E36800E46854DB8EBD09181A72959098B3EF8C122D9635514CED565FE",
		"dz6pHjaADkaFTbjr0JGBpylZCYs++MEi2WNVFM7VZf4=",
	} {
		require.NoError(t, s.Verify(http.Header{"X-My-Signature": {text}}, data, time.Now()), text)
		require.ErrorIs(t, s.Verify(http.Header{"X-Signature": {text}}, data, time.Now()), ErrMissing)
	}
}

// TestRefused: whatever is wrong with a signature it is not taken, and an error says nothing of it.
func TestRefused(t *testing.T) {
	const body, secret = "4111111111111111", "a secret of enough bytes"
	for _, scheme := range Names() {
		s := newSigner(t, Config{Scheme: scheme}, "another secret, which is older", secret)
		now, h := time.Now(), http.Header{}
		newSigner(t, Config{Scheme: scheme}, secret).Sign(h, []byte(body), now)
		require.NoError(t, s.Verify(h, []byte(body), now), "%s: the second secret", scheme)
		require.ErrorIs(t, s.Verify(http.Header{}, []byte(body), now), ErrMissing)
		require.ErrorIs(t, s.Verify(h, []byte(body+"1"), now), ErrWrong)
		require.ErrorIs(t, newSigner(t, Config{Scheme: scheme}, "another secret, of nobody").Verify(h, []byte(body), now), ErrWrong)
		for name, list := range h {
			for _, bent := range []string{"", list[0][1:], list[0][:len(list[0])-1], "4111111111111111", list[0] + ",v1=00"} {
				other := h.Clone()
				other.Set(name, bent)
				if err := s.Verify(other, []byte(body), now); scheme != "stripe" || bent != list[0]+",v1=00" {
					require.Error(t, err, "%s: %s: %q", scheme, name, bent)
					require.NotContains(t, err.Error(), "4111")
				}
			}
			other := h.Clone()
			other.Add(name, list[0])
			require.ErrorIs(t, s.Verify(other, []byte(body), now), ErrMissing, "twice")
		}
		require.NotContains(t, fmt.Sprintf("%v %+v %#v", s, s, s), "enough")
	}
}

func TestManySums(t *testing.T) {
	s := newSigner(t, Config{Scheme: "stripe"}, "whsec_for_tests_only")
	h := http.Header{stripeSignature: {"t=1"}}
	for range maxSums + 1 {
		h[stripeSignature][0] += ",v1=" + c1
	}
	require.ErrorIs(t, s.Verify(h, nil, time.Unix(1, 0)), ErrMissing)
}

func TestConfig(t *testing.T) {
	secret := [][]byte{[]byte("a secret of enough bytes")}
	for _, c := range []Config{
		{Scheme: "md5", Secrets: secret}, {Scheme: "hmac"}, {Scheme: "hmac", Secrets: [][]byte{[]byte("short")}},
		{Scheme: "hmac", Secrets: secret, Window: -1},
	} {
		_, err := New(c)
		require.ErrorContains(t, err, "signature: ")
	}
	h := http.Header{"X-Event": {"7"}, "X-Github-Delivery": {"8"}}
	require.Equal(t, "7", newSigner(t, Config{Scheme: "github", Event: "X-Event"}, string(secret[0])).ID(h, nil))
	require.Equal(t, "8", newSigner(t, Config{Scheme: "github"}, string(secret[0])).ID(h, nil))
	require.Empty(t, newSigner(t, Config{Scheme: "github", Event: "-"}, string(secret[0])).ID(h, nil))
}

func TestLoad(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string, mode os.FileMode) string {
		path := filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(path, []byte(text), mode))
		return path
	}
	one := write("one", "first secret of the file\r\n\n second secret of the file \n", 0o600)
	two := write("two", "secret of another file", 0o600)
	list, err := Load(one, two)
	require.NoError(t, err)
	require.Equal(t, []string{"first secret of the file", "second secret of the file", "secret of another file"},
		[]string{string(list[0]), string(list[1]), string(list[2])})
	for _, bad := range []string{
		write("tests", published+"\n", 0o600), write("open", "a secret of enough bytes", 0o644), filepath.Join(dir, "none"),
		write("many", string(bytes.Repeat([]byte("a secret of enough bytes\n"), 17)), 0o600),
	} {
		_, err := Load(bad)
		require.Error(t, err, bad)
		require.NotContains(t, err.Error(), dir)
	}
}
