package detectors

import "github.com/redactd/redactd/redact"

// Network returns the rows for addresses of people and machines: e-mail, IP, MAC, and the user
// name and password of a URL.
//
// The shapes are distinctive, so every row stands alone; Prior is how much the shape itself says.
func Network() []redact.Detector {
	rows := []redact.Detector{{
		Name: "email", Entity: "EMAIL_ADDRESS", Prior: 6,
		About: "e-mail address: RFC 5321 lengths, quoted, international and address-literal forms; " +
			"not file names, versions or git@host:path",
		Example: "ada@example.org",
		Trigger: redact.At(), Before: userinfoReach, After: 1 + domainMax + 1,
		Match: matchEmail,
	}, {
		Name: "url_credentials", Entity: "URL_CREDENTIALS", Prior: 9,
		About:   "user:password in front of the host of a URL or a database address",
		Example: "https://ada:s3cret@example.org",
		Trigger: redact.At(), Before: userinfoReach, After: 1 + domainMax + 1,
		Match: matchURLCredentials,
	}, {
		Name: "ipv4", Entity: "IP_ADDRESS", Prior: 4,
		About: "IPv4 address in dotted decimal, without leading zeros; not a version, a netmask or " +
			"an address of this host",
		Example: "203.0.113.9",
		Trigger: redact.Dotted(), Before: 16, After: 96,
		Match: matchIPv4,
	}, {
		Name: "ipv6", Entity: "IP_ADDRESS", Prior: 6,
		About:   "IPv6 address in any form of RFC 4291; not a time, a MAC or a scope operator",
		Example: "2001:db8::8a2e:370:7334",
		Trigger: redact.Colons(), Before: 2, After: 72,
		Match: matchIPv6,
	}, {
		Name: "mac_colon", Entity: "MAC_ADDRESS", Prior: 6,
		About:   "MAC address, six hexadecimal pairs joined by colons; eight pairs with a context word",
		Example: "00:1b:63:84:45:e6",
		Trigger: redact.Colons(), Before: 48, After: 64,
		Match: matchMACColon, Words: macWords,
	}, {
		Name: "mac_dash", Entity: "MAC_ADDRESS", Prior: 6,
		About:   "MAC address, six hexadecimal pairs joined by dashes; eight pairs with a context word",
		Example: "00-1B-63-84-45-E6",
		Trigger: redact.Prefix(17, dashedPairs()...), Before: 48, After: 64,
		Match: matchMACDash, Words: macWords,
	}, {
		Name: "mac_dot", Entity: "MAC_ADDRESS", Prior: 4,
		About:   "MAC address, three groups of four hexadecimal digits joined by dots",
		Example: "001b.6384.45e6",
		Trigger: redact.Quads(), Before: 48, After: 32,
		Match: matchMACDot, Words: macWords,
	}}
	for i := range rows {
		rows[i].Alone = true
	}
	return rows
}
