// Package access says who sends a request and what they may do, by a bearer token or a client certificate.
//
// The file of access has a line for each: what they show, a name for logs and audits, and roles.
//
//	# printf %s "$TOKEN" | sha256sum
//	sha256:5994471abb01112afcc18159f6cc74b4f511b99806da59b3caf5a9c173cacfc5 ticketing redact
//	san:spiffe://example.org/helpdesk helpdesk redact,restore
//
// A token stands there as its SHA-256, so it has to be one that nobody can guess: 32 random bytes, not a password. A
// certificate is known by one of its subject's alternative names, whatever its kind: a DNS name, an address, a URI.
package access
