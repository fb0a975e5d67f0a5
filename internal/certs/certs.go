package certs

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"os"
	"sync/atomic"
)

// Files are the names of files in PEM.
type Files struct {
	Cert, Key string
	// ClientCA has the certificates of those who may sign that of a client, "" if clients are not asked for one.
	ClientCA string
	// Required turns clients away that have no certificate.
	Required bool
}

// A Store has what the files held when they could be read last. It is safe for concurrent use.
type Store struct {
	files   Files
	current atomic.Pointer[tls.Config]
}

var (
	errPair = errors.New("certs: the certificate and its key cannot be read or do not belong together: name two files" +
		" in PEM that do")
	errCA = errors.New("certs: the certificates of those who sign clients' cannot be read: name a file in PEM")
)

// Open reads the files.
func Open(f Files) (*Store, error) {
	s := &Store{files: f}
	return s, s.Reload()
}

// Reload reads the files again. If it fails what they held before stays.
func (s *Store) Reload() error {
	pair, err := tls.LoadX509KeyPair(s.files.Cert, s.files.Key)
	if err != nil {
		return errPair
	}
	c := &tls.Config{MinVersion: tls.VersionTLS12, NextProtos: protocols(), Certificates: []tls.Certificate{pair}}
	if s.files.ClientCA != "" {
		if c.ClientCAs, err = pool(s.files.ClientCA); err != nil {
			return err
		}
		c.ClientAuth = tls.VerifyClientCertIfGiven
		if s.files.Required {
			c.ClientAuth = tls.RequireAndVerifyClientCert
		}
	}
	s.current.Store(c)
	return nil
}

// protocols are what is spoken behind TLS.
func protocols() []string { return []string{"http/1.1"} }

// Config returns a configuration that follows the files: TLS 1.2 and later, HTTP/1.1.
func (s *Store) Config() *tls.Config {
	return &tls.Config{
		MinVersion:         tls.VersionTLS12,
		NextProtos:         protocols(),
		GetConfigForClient: func(*tls.ClientHelloInfo) (*tls.Config, error) { return s.current.Load(), nil },
	}
}

// maxPool bounds a file of certificates.
const maxPool = 4 << 20

func pool(path string) (*x509.CertPool, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, errCA
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxPool))
	p := x509.NewCertPool()
	if err != nil || !p.AppendCertsFromPEM(text) {
		return nil, errCA
	}
	return p, nil
}
