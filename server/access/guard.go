package access

import (
	"crypto/sha256"
	"crypto/subtle"
	"crypto/x509"
	"errors"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/redactd/redactd/server"
)

// A Guard knows who may do what. It is safe for concurrent use.
type Guard struct {
	path    string
	entries atomic.Pointer[[]entry]
}

var errUnknown = errors.New("access: nobody known")

// Open returns a guard with the entries of a file. Without a path it knows no token, and whoever has a certificate
// that TLS has verified may redact.
func Open(path string) (*Guard, error) {
	g := &Guard{path: path}
	return g, g.Reload()
}

// Reload reads the file again. If it fails the old entries stay.
func (g *Guard) Reload() error {
	var all []entry
	if g.path != "" {
		text, err := read(g.path)
		if err == nil {
			all, err = parse(text)
		}
		if err != nil {
			return err
		}
	}
	g.entries.Store(&all)
	return nil
}

// Auth says who sends a request, for [server.Config]. A token goes before a certificate: one that is not known is not
// made up for by the other.
func (g *Guard) Auth(r *http.Request) (server.Actor, error) {
	switch shown := r.Header.Values("Authorization"); {
	case len(shown) == 1:
		return g.byToken(shown[0])
	case len(shown) == 0 && r.TLS != nil && len(r.TLS.VerifiedChains) > 0:
		return g.byCertificate(r.TLS.PeerCertificates[0])
	}
	return server.Actor{}, errUnknown
}

// byToken looks at every entry, so that the time says nothing of which one it was, or nearly was.
func (g *Guard) byToken(header string) (server.Actor, error) {
	scheme, token, _ := strings.Cut(header, " ")
	if !strings.EqualFold(scheme, "Bearer") || token == "" {
		return server.Actor{}, errUnknown
	}
	sum := sha256.Sum256([]byte(token))
	all, at := *g.entries.Load(), -1
	for i, e := range all {
		same := subtle.ConstantTimeCompare(e.sum[:], sum[:])
		at = subtle.ConstantTimeSelect(same, i, at)
	}
	if at < 0 || all[at].san != "" {
		return server.Actor{}, errUnknown
	}
	return all[at].actor, nil
}

// anyCertificate is who has one, where no file says who may.
func anyCertificate() server.Actor {
	return server.Actor{Name: "certificate", Roles: []server.Role{server.RoleRedact}}
}

func (g *Guard) byCertificate(c *x509.Certificate) (server.Actor, error) {
	if g.path == "" {
		return anyCertificate(), nil
	}
	names := namesOf(c)
	for _, e := range *g.entries.Load() {
		if e.san != "" && slices.Contains(names, e.san) {
			return e.actor, nil
		}
	}
	return server.Actor{}, errUnknown
}

// namesOf returns the alternative names of a certificate's subject.
func namesOf(c *x509.Certificate) []string {
	names := slices.Concat(c.DNSNames, c.EmailAddresses)
	for _, u := range c.URIs {
		names = append(names, u.String())
	}
	for _, ip := range c.IPAddresses {
		names = append(names, ip.String())
	}
	return names
}
