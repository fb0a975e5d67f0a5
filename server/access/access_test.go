package access

import (
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/hex"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/redactd/redactd/server"
	"github.com/stretchr/testify/require"
)

const token = "c2VjcmV0LXRva2VuLW9mLWEtdGVzdA"

func lineOf(token, rest string) string {
	sum := sha256.Sum256([]byte(token))
	return ofToken + hex.EncodeToString(sum[:]) + " " + rest + "\n"
}

// guard returns one with a file of that text.
func guard(t *testing.T, text string) *Guard {
	t.Helper()
	path := filepath.Join(t.TempDir(), "access")
	require.NoError(t, os.WriteFile(path, []byte(text), 0o640))
	g, err := Open(path)
	require.NoError(t, err)
	return g
}

func request(authorization ...string) *http.Request {
	r := httptest.NewRequest("POST", "/", nil)
	for _, one := range authorization {
		r.Header.Add("Authorization", one)
	}
	return r
}

func certified(c *x509.Certificate, r *http.Request) *http.Request {
	r.TLS = &tls.ConnectionState{
		PeerCertificates: []*x509.Certificate{c}, VerifiedChains: [][]*x509.Certificate{{c}},
	}
	return r
}

func TestTokens(t *testing.T) {
	g := guard(t, "# comment\n\n"+lineOf(token, "bob redact,restore")+lineOf("other", "eve audit"))
	actor, err := g.Auth(request("Bearer " + token))
	require.NoError(t, err)
	require.Equal(t, server.Actor{Name: "bob", Roles: []server.Role{"redact", "restore"}}, actor)
	actor, err = g.Auth(request("bearer other"))
	require.NoError(t, err)
	require.Equal(t, "eve", actor.Name)
	sum := sha256.Sum256([]byte(token))
	for _, header := range []string{
		"Bearer", "Bearer ", "Basic " + token, token, "Bearer  " + token, "Bearer " + token + " ", "Bearer " + token[1:],
		"Bearer " + hex.EncodeToString(sum[:]), "Bearer " + strings.Repeat("a", 10_000),
	} {
		_, err := g.Auth(request(header))
		require.Equal(t, errUnknown, err, header)
	}
	_, err = g.Auth(request("Bearer "+token, "Bearer "+token))
	require.Equal(t, errUnknown, err, "two headers")
	_, err = g.Auth(request())
	require.Equal(t, errUnknown, err)
}

func TestCertificates(t *testing.T) {
	uri, err := url.Parse("spiffe://example.org/desk")
	require.NoError(t, err)
	c := &x509.Certificate{
		DNSNames: []string{"a.example.org"}, EmailAddresses: []string{"a@example.org"},
		URIs: []*url.URL{uri}, IPAddresses: []net.IP{net.IPv4(10, 0, 0, 1)},
	}
	for _, name := range []string{"a.example.org", "a@example.org", "spiffe://example.org/desk", "10.0.0.1"} {
		g := guard(t, "san:b.example.org eve audit\nsan:"+name+" desk restore\n"+lineOf(token, "bob redact"))
		actor, err := g.Auth(certified(c, request()))
		require.NoError(t, err)
		require.Equal(t, server.Actor{Name: "desk", Roles: []server.Role{"restore"}}, actor)
		actor, err = g.Auth(certified(c, request("Bearer "+token)))
		require.NoError(t, err)
		require.Equal(t, "bob", actor.Name)
		_, err = g.Auth(certified(c, request("Bearer wrong")))
		require.Equal(t, errUnknown, err, "a wrong token is not made up for")
		_, err = g.Auth(certified(c, request("Bearer "+token, "Bearer "+token)))
		require.Equal(t, errUnknown, err, "nor are two")
		_, err = g.Auth(certified(&x509.Certificate{}, request()))
		require.Equal(t, errUnknown, err, "no entry's name")
		unverified := certified(c, request())
		unverified.TLS.VerifiedChains = nil
		_, err = g.Auth(unverified)
		require.Equal(t, errUnknown, err)
	}
}

func TestWithoutAFile(t *testing.T) {
	g, err := Open("")
	require.NoError(t, err)
	actor, err := g.Auth(certified(&x509.Certificate{}, request()))
	require.NoError(t, err)
	require.Equal(t, anyCertificate(), actor)
	_, err = g.Auth(request("Bearer " + token))
	require.Equal(t, errUnknown, err)
}

// A SAN entry has no sum. A token whose sum is all zeros is not known to exist, and would be refused as well.
func TestAnEntryWithoutASumIsNoToken(t *testing.T) {
	all := []entry{{san: "a", sum: sha256.Sum256([]byte(token))}}
	g := &Guard{}
	g.entries.Store(&all)
	_, err := g.Auth(request("Bearer " + token))
	require.Equal(t, errUnknown, err)
}

func TestMistakesAreToldByLine(t *testing.T) {
	for _, text := range []string{
		token + " bob redact",
		"sha256:" + token + " bob redact",
		strings.TrimSpace(lineOf(token, "bob")),
		lineOf(token, "bob redact extra"),
		lineOf(token, "bob admin"),
		lineOf(token, "bob redact,"),
		lineOf(token, `"b\u0041" redact`),
		lineOf(token, strings.Repeat("b", 65)+" redact"),
		"san: bob redact",
		lineOf(token, "bob redact") + lineOf(token, "eve redact"),
	} {
		text = "# a comment\n" + text
		_, err := parse(text)
		require.ErrorContains(t, err, "access: line ")
		require.NotContains(t, err.Error(), token)
	}
}

func TestFiles(t *testing.T) {
	path := filepath.Join(t.TempDir(), "access")
	_, err := Open(path)
	require.Equal(t, errFile, err)
	_, err = Open(t.TempDir())
	require.Error(t, err)
	require.NoError(t, os.WriteFile(path, []byte(lineOf(token, "bob redact")), 0o600))
	g, err := Open(path)
	require.NoError(t, err)
	if runtime.GOOS != "windows" {
		for _, mode := range []os.FileMode{0o644, 0o660, 0o604, 0o602, 0o601} {
			require.NoError(t, os.Chmod(path, mode))
			require.Equal(t, errMode, g.Reload(), mode)
		}
		require.NoError(t, os.Chmod(path, 0o640))
	}
	require.NoError(t, os.WriteFile(path, []byte("nonsense"), 0o640))
	require.Error(t, g.Reload())
	_, err = g.Auth(request("Bearer " + token))
	require.NoError(t, err, "the old entries stay")
	require.NoError(t, os.WriteFile(path, []byte(lineOf("new", "bob redact")), 0o640))
	require.NoError(t, g.Reload())
	_, err = g.Auth(request("Bearer " + token))
	require.Equal(t, errUnknown, err)
	require.NoError(t, os.WriteFile(path, make([]byte, maxFile+1), 0o640))
	require.Equal(t, errTooLong, g.Reload())
}

func FuzzParse(f *testing.F) {
	f.Add(lineOf(token, "bob redact") + "san:a b redact\n")
	f.Fuzz(func(t *testing.T, text string) {
		all, err := parse(text)
		for _, e := range all {
			require.Regexp(t, `^[A-Za-z0-9._@-]{1,64}$`, e.actor.Name)
			require.NotEmpty(t, e.actor.Roles)
			require.NoError(t, err)
		}
	})
}
