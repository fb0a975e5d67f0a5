package certs

import (
	"context"
	"crypto/tls"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/internal/certs/certstest"
)

// shake makes a connection and returns what both say of it.
func shake(t *testing.T, server, client *tls.Config) (seen, shown tls.ConnectionState, err error) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer l.Close()
	type end struct {
		state tls.ConnectionState
		err   error
	}
	done := make(chan end, 1)
	go func() {
		c, err := l.Accept()
		if err != nil {
			done <- end{err: err}
			return
		}
		defer c.Close()
		s := tls.Server(c, server)
		err = s.Handshake()
		done <- end{s.ConnectionState(), err}
	}()
	plain, err := net.Dial("tcp", l.Addr().String())
	require.NoError(t, err)
	defer plain.Close()
	c := tls.Client(plain, client)
	err = c.Handshake()
	other := <-done
	if err == nil { // with TLS 1.3 a server turns certificates away behind the client's handshake
		err = other.err
	}
	return c.ConnectionState(), other.state, err
}

func TestReload(t *testing.T) {
	dir := t.TempDir()
	cert, key := filepath.Join(dir, "cert"), filepath.Join(dir, "key")
	_, err := Open(Files{Cert: cert, Key: key})
	require.Equal(t, errPair, err)
	certstest.Pair(t, cert, key, "old.example.org")
	s, err := Open(Files{Cert: cert, Key: key})
	require.NoError(t, err)
	c := s.Config()
	name := func() string {
		seen, _, err := shake(t, c, &tls.Config{InsecureSkipVerify: true, NextProtos: []string{"h2", "http/1.1"}})
		require.NoError(t, err)
		require.Equal(t, "http/1.1", seen.NegotiatedProtocol)
		return seen.PeerCertificates[0].DNSNames[0]
	}
	require.Equal(t, "old.example.org", name())
	certstest.Pair(t, cert, filepath.Join(dir, "other"), "new.example.org")
	require.Equal(t, errPair, s.Reload(), "the key of another certificate")
	require.Equal(t, "old.example.org", name())
	require.NoError(t, os.Rename(filepath.Join(dir, "other"), key))
	require.NoError(t, s.Reload())
	require.Equal(t, "new.example.org", name())
}

func TestOldVersionsAreRefused(t *testing.T) {
	dir := t.TempDir()
	cert, key := filepath.Join(dir, "cert"), filepath.Join(dir, "key")
	certstest.Pair(t, cert, key, "a.example.org")
	s, err := Open(Files{Cert: cert, Key: key})
	require.NoError(t, err)
	for version, fails := range map[uint16]bool{
		tls.VersionTLS10: true, tls.VersionTLS11: true, tls.VersionTLS12: false, tls.VersionTLS13: false,
	} {
		_, _, err := shake(t, s.Config(), &tls.Config{
			InsecureSkipVerify: true, MinVersion: tls.VersionTLS10, MaxVersion: version,
		})
		require.Equal(t, fails, err != nil, tls.VersionName(version))
	}
}

func TestClientCertificates(t *testing.T) {
	dir := t.TempDir()
	cert, key := filepath.Join(dir, "cert"), filepath.Join(dir, "key")
	ca, caKey := filepath.Join(dir, "ca"), filepath.Join(dir, "ca-key")
	certstest.Pair(t, cert, key, "a.example.org")
	_, err := Open(Files{Cert: cert, Key: key, ClientCA: ca})
	require.Equal(t, errCA, err)
	certstest.Pair(t, ca, caKey, "client.example.org")
	known, err := tls.LoadX509KeyPair(ca, caKey)
	require.NoError(t, err)
	stranger, err := tls.LoadX509KeyPair(cert, key)
	require.NoError(t, err)
	for _, c := range []struct {
		name     string
		required bool
		shown    []tls.Certificate
		fails    bool
	}{
		{"none", false, nil, false},
		{"none, required", true, nil, true},
		{"known", true, []tls.Certificate{known}, false},
		{"stranger", false, []tls.Certificate{stranger}, true},
		{"stranger, required", true, []tls.Certificate{stranger}, true},
	} {
		s, err := Open(Files{Cert: cert, Key: key, ClientCA: ca, Required: c.required})
		require.NoError(t, err)
		shown := func(*tls.CertificateRequestInfo) (*tls.Certificate, error) {
			if c.shown == nil {
				return &tls.Certificate{}, nil
			}
			return &c.shown[0], nil
		}
		_, seen, err := shake(t, s.Config(), &tls.Config{InsecureSkipVerify: true, GetClientCertificate: shown})
		require.Equal(t, c.fails, err != nil, c.name)
		require.Equal(t, !c.fails && c.shown != nil, len(seen.VerifiedChains) > 0, c.name)
	}
}

func TestWatch(t *testing.T) {
	dir := t.TempDir()
	file, other := filepath.Join(dir, "file"), filepath.Join(dir, "other")
	ctx, cancel := context.WithCancel(t.Context())
	changes, ended := make(chan bool, 10), make(chan bool)
	go func() {
		Watch(ctx, time.Millisecond, []string{file, other}, func() { changes <- true })
		close(ended)
	}()
	time.Sleep(20 * time.Millisecond)
	require.Empty(t, changes)
	require.NoError(t, os.WriteFile(other, []byte("new"), 0o600))
	<-changes
	require.NoError(t, os.Rename(other, file)) // one comes, one goes
	<-changes
	require.NoError(t, os.Chtimes(file, time.Time{}, time.Unix(1, 0)))
	<-changes
	cancel()
	<-ended
}
