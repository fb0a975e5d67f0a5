package operators

import (
	"bytes"
	"fmt"
	"net/netip"
	"slices"
	"strings"

	"github.com/redactd/redactd/redact"
)

// exampleDomains is what RFC 2606 keeps for examples.
var exampleDomains = []string{"example.com", "example.net", "example.org"}

// madeUpEmail writes a name, a number and an example domain.
func madeUpEmail(d *draw, v redact.Value) []byte {
	if bytes.IndexByte(v.Text, '@') < 0 {
		return nil
	}
	name := strings.ToLower(d.of(givenNames) + "." + d.of(familyNames))
	return cased(fmt.Appendf(nil, "%s%d@%s", name, d.below(1000), d.of(exampleDomains)), v.Text)
}

// webSchemes are the ones that are kept: any other word may tell something.
var webSchemes = []string{"http", "https", "ftp", "ws", "wss"}

// madeUpURL keeps the scheme, and says no more of the path than that there is one.
func madeUpURL(d *draw, v redact.Value) []byte {
	scheme, rest, ok := strings.Cut(strings.ToLower(string(v.Text)), "://")
	switch {
	case !ok:
		scheme, rest = "", scheme
	case slices.Contains(webSchemes, scheme):
		scheme += "://"
	default:
		return nil
	}
	fake := fmt.Appendf(nil, "%s%s%d.%s", scheme, d.word(), d.below(1000), d.of(exampleDomains))
	if strings.Contains(rest, "/") {
		fake = append(append(fake, '/'), d.word()...)
	}
	return cased(fake, v.Text)
}

// word is one for a host or a path.
func (d *draw) word() string { return strings.ToLower(d.of(familyNames)) }

// madeUpIP writes an address of RFC 5737 or RFC 3849, shortened if the value is.
func madeUpIP(d *draw, v redact.Value) []byte {
	ip, err := netip.ParseAddr(string(v.Text))
	if err != nil || ip.Zone() != "" {
		return nil
	}
	if ip.Unmap().Is4() {
		fake := netip.AddrFrom4(madeUpIPv4(d))
		if ip.Is4In6() {
			fake = netip.AddrFrom16(fake.As16())
		}
		return cased([]byte(fake.String()), v.Text)
	}
	short := bytes.Contains(v.Text, []byte("::"))
	return cased([]byte(madeUpIPv6(d, short).String()), v.Text)
}

func madeUpIPv4(d *draw) [4]byte {
	nets := [][3]byte{{192, 0, 2}, {198, 51, 100}, {203, 0, 113}}
	n := nets[d.below(len(nets))]
	return [4]byte{n[0], n[1], n[2], byte(1 + d.below(254))}
}

func madeUpIPv6(d *draw, short bool) netip.Addr {
	ip := [16]byte{0x20, 0x01, 0x0d, 0xb8}
	from := 4
	if short {
		from = 12
	}
	for i := from; i < len(ip); i++ {
		ip[i] = byte(d.below(256))
	}
	return netip.AddrFrom16(ip)
}

// macDocumentation are the first hexadecimal digits of the addresses that RFC 9542 keeps for documentation. A
// locally administered address would not do: devices make such up for themselves.
const macDocumentation = "00005e0053"

// madeUpMAC writes hexadecimal digits in the places of those of a value that has twelve.
func madeUpMAC(d *draw, v redact.Value) []byte {
	digits := append([]byte(macDocumentation), d.letters(2, "0123456789abcdef")...)
	fake := bytes.Clone(v.Text)
	for i, c := range fake {
		switch {
		case bytes.IndexByte([]byte(":-. "), c) >= 0:
		case !isHex(c) || len(digits) == 0:
			return nil
		default:
			fake[i], digits = digits[0], digits[1:]
		}
	}
	if len(digits) > 0 {
		return nil
	}
	return cased(fake, v.Text)
}

func isHex(c byte) bool { return c-'0' < 10 || c|0x20-'a' < 6 }
