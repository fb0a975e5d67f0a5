// Package framing refuses HTTP/1 requests whose end two readers may see in different places.
//
// The reader of net/http takes a Content-Length beside a Transfer-Encoding, lines that end in a line feed alone and
// header lines that go on in the next one, and a handler cannot see that it did. A proxy in front may read the same
// bytes otherwise: then the rest of one request is the next one, which nobody has checked. So a connection is read as
// RFC 9112 says before net/http sees a byte, and ends where anything else stands.
package framing
