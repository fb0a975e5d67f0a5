// Package certs keeps what TLS needs as files say, also when they change: whoever renews a certificate need not restart
// a server. Files are looked at again and again, as a system's notices of changes miss folders that are put in the
// place of others, which is how Kubernetes changes secrets.
package certs
