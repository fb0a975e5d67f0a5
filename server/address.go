package server

import (
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// welcomed refuses requests from networks that are not on the list. One whose address nobody knows is refused as well.
func (s *Server) welcomed(x *exchange, next handler) (answer, error) {
	x.origin = originOf(x.r, s.cfg.Proxies)
	x.from = nameOf(x.origin)
	if len(s.cfg.Allow) > 0 && !within(x.origin, s.cfg.Allow) {
		return answer{}, problem(forbidden, "requests from this address are not taken")
	}
	return next(x)
}

// originOf is where a request comes from: the peer, or, if that is a proxy that is trusted, whom it names in
// X-Forwarded-For, and so on from the last to the first. What stands before the first one that is no such proxy may be
// made up. It is no valid address if it cannot be told.
func originOf(r *http.Request, proxies []netip.Prefix) netip.Addr {
	peer, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return netip.Addr{} // a socket of the file system
	}
	at := plainAddr(peer.Addr())
	if len(proxies) == 0 {
		return at
	}
	named := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for _, name := range slices.Backward(named) {
		if !within(at, proxies) || named[0] == "" && len(named) == 1 {
			break
		}
		addr, err := netip.ParseAddr(strings.TrimSpace(name))
		if err != nil {
			return netip.Addr{}
		}
		at = plainAddr(addr)
	}
	return at
}

// plainAddr returns an address as networks are compared with it: IPv4 as such, and without the name of an interface.
func plainAddr(a netip.Addr) netip.Addr { return a.Unmap().WithZone("") }

func within(a netip.Addr, networks []netip.Prefix) bool {
	return slices.ContainsFunc(networks, func(n netip.Prefix) bool { return n.Contains(a) })
}

// nameOf is how logs and audits name an address, "" if it is not known.
func nameOf(a netip.Addr) string {
	if !a.IsValid() {
		return ""
	}
	return a.String()
}
