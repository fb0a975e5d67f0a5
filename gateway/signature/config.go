package signature

import (
	"cmp"
	"crypto/hmac"
	"crypto/sha256"
	"errors"
	"net/http"
	"net/textproto"
	"slices"
	"time"
)

// A Config says how requests are signed.
type Config struct {
	// Scheme is one of [Names].
	Scheme string
	// Secrets are those of which any may have signed; the first one signs. Their bytes are used as they are.
	Secrets [][]byte
	// Header has the signature of the scheme hmac: X-Signature without.
	Header string
	// Event is the header with the id of an event, that of the scheme without. "-" is none.
	Event string
	// Window is how far from now the time of a signature may be, where the scheme has one: 5 min without.
	Window time.Duration
}

// A Signer checks signatures and makes them. It is safe for concurrent use.
type Signer struct {
	scheme *scheme
	// config has secrets: fmt prints what it can reach, but no functions.
	config func() *Config
}

// usualWindow is that of Config.
const usualWindow = 5 * time.Minute

// minSecret is how many bytes a secret has at least.
const minSecret = 16

var (
	errNoSecret = errors.New("signature: there is no secret: name a file that has one in a line")
	errShort    = errors.New("signature: a secret has fewer than 16 bytes: take one that nobody guesses")
	errWindow   = errors.New("signature: a window is above 0")
)

// New returns a Signer.
func New(c Config) (*Signer, error) {
	s, err := find(c.Scheme)
	switch {
	case err != nil:
		return nil, err
	case len(c.Secrets) == 0:
		return nil, errNoSecret
	case slices.ContainsFunc(c.Secrets, func(secret []byte) bool { return len(secret) < minSecret }):
		return nil, errShort
	case c.Window < 0:
		return nil, errWindow
	}
	c.Window = cmp.Or(c.Window, usualWindow)
	c.Header = textproto.CanonicalMIMEHeaderKey(cmp.Or(c.Header, "X-Signature"))
	return &Signer{s, func() *Config { return &c }}, nil
}

// Why a signature is not taken.
var (
	ErrMissing = errors.New("signature: there is none, or not as the scheme writes it")
	ErrWrong   = errors.New("signature: it is of another body, or was made with another secret")
	ErrOld     = errors.New("signature: its time is too far from now")
)

// Scheme is the name of the scheme.
func (s *Signer) Scheme() string { return s.scheme.name }

// Verify checks the signature of a body as it came.
func (s *Signer) Verify(h http.Header, body []byte, now time.Time) error {
	config := s.config()
	c, ok := s.scheme.read(config, h, body)
	switch {
	case !ok || len(c.sums) == 0 || len(c.sums) > maxSums:
		return ErrMissing
	case !made(c, config.Secrets):
		return ErrWrong
	case c.timed && now.Sub(c.at).Abs() > config.Window:
		return ErrOld
	}
	return nil
}

// made says whether one of the secrets made one of the sums. All are looked at, whichever it is.
func made(c claim, secrets [][]byte) bool {
	found := false
	for _, secret := range secrets {
		want := sum(secret, c.signed...)
		for _, have := range c.sums {
			if hmac.Equal(want, have) {
				found = true
			}
		}
	}
	return found
}

func sum(secret []byte, parts ...[]byte) []byte {
	m := hmac.New(sha256.New, secret)
	for _, p := range parts {
		_, _ = m.Write(p)
	}
	return m.Sum(nil)
}

// Sign adds the signature of a body to headers.
func (s *Signer) Sign(h http.Header, body []byte, now time.Time) {
	s.scheme.write(s.config(), h, body, now)
}

// ID returns the id of an event, which is the same each time that it is sent again, "" if it has none.
func (s *Signer) ID(h http.Header, body []byte) string {
	name := cmp.Or(s.config().Event, s.scheme.event)
	switch {
	case name != "" && name != "-":
		return h.Get(name)
	case name == "" && s.scheme.id != nil:
		return s.scheme.id(body)
	}
	return ""
}
