package testkit

// A Framing is the end of the headers of a request and its body, which two readers may cut in different places.
type Framing struct{ Name, Headers, Body string }

// Bytes are the rest of the request, from behind its first headers on.
func (f Framing) Bytes() string { return f.Headers + "\r\n" + f.Body }

// Framings returns those that are refused. The body is JSON, and text.
func Framings() []Framing {
	const chunks = "4\r\n[123\r\n0\r\n\r\n"
	return []Framing{
		{"a length beside chunks", "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", chunks},
		{"two lengths", "Content-Length: 4\r\nContent-Length: 5\r\n", "[123]"},
		{"a length with a sign", "Content-Length: +5\r\n", "[123]"},
		{"a negative length", "Content-Length: -1\r\n", ""},
		{"an unknown coding", "Transfer-Encoding: xchunked\r\n", chunks},
		{"chunked, identity", "Transfer-Encoding: chunked, identity\r\n", chunks},
		{"a bare line feed", "X-A: b\nContent-Length: 5\r\n", "[123]"},
		{"a chunk of another size", "Transfer-Encoding: chunked\r\n", "3\r\n[123\r\n0\r\n\r\n"},
		{"a size that overflows", "Transfer-Encoding: chunked\r\n", "ffffffffffffffff5\r\n[123]\r\n0\r\n\r\n"},
		{"a space before the colon", "Content-Length : 5\r\n", "[123]"},
		{"a NUL", "X-A: b\x00\r\nContent-Length: 5\r\n", "[123]"},
		{"a folded line", "X-A: b\r\n c\r\nContent-Length: 5\r\n", "[123]"},
		{"two hosts", "Host: y\r\nContent-Length: 5\r\n", "[123]"},
	}
}
