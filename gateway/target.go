package gateway

import (
	"errors"
	"net/url"
	"slices"
	"strings"

	"github.com/redactd/redactd/server"
)

var (
	errUpstream = errors.New("gateway: write the upstream as http:// or https:// with a host, without a name, a query or a " +
		"fragment, such as https://tickets.example.com/hooks")
	errPath = server.NewProblem(server.Malformed, "the path cannot be read in one way only: leave out dots, backslashes and "+
		"control characters, and escape what is none of its own")
	errSpread = server.NewProblem(server.Malformed, "a value stands in several parts of the path: send it in the body")
)

// ParseUpstream reads the address of an upstream. It holds nothing secret: who asks is told by signatures.
func ParseUpstream(text string) (*url.URL, error) {
	u, err := url.Parse(text)
	switch {
	case err != nil, u.Scheme != "http" && u.Scheme != "https", u.Hostname() == "", u.Opaque != "", u.User != nil,
		u.RawQuery != "" || u.ForceQuery, u.Fragment != "" || strings.Contains(text, "#"), ambiguous(u.Path):
		return nil, errUpstream
	}
	u.Path, u.RawPath = strings.TrimSuffix(u.Path, "/"), strings.TrimSuffix(u.RawPath, "/")
	return u, nil
}

// maskPath masks each part of a path. What is found only over several of them is refused: no path could be made of that
// which still leads somewhere.
func maskPath(c *server.Call, u *url.URL) (string, error) {
	escaped := u.EscapedPath()
	if u.RawPath != "" && escaped != u.RawPath && strings.Contains(strings.ToLower(u.RawPath), "%2f") || ambiguous(u.Path) {
		return "", errPath // of the two slashes only one separates
	}
	parts, texts := strings.Split(escaped, "/"), []string{}
	for i, part := range parts {
		text, err := url.PathUnescape(part)
		if err != nil {
			return "", errPath
		}
		masked, err := c.Text("", text)
		if err != nil {
			return "", err
		}
		if texts = append(texts, masked); masked != text {
			parts[i] = url.PathEscape(masked)
		}
	}
	whole := strings.Join(texts, "/")
	if masked, err := c.Text("", whole); err != nil || masked != whole {
		return "", errSpread
	}
	return strings.Join(parts, "/"), nil
}

// ambiguous says whether servers read a path in several ways: some walk up at dots, also behind a backslash and before
// a semicolon.
func ambiguous(path string) bool {
	if strings.ContainsFunc(path, func(r rune) bool { return r < ' ' || r == 0x7f || r == '\\' }) {
		return true
	}
	return slices.ContainsFunc(strings.Split(path, "/"), func(part string) bool {
		part, _, _ = strings.Cut(part, ";")
		return part == "." || part == ".."
	})
}

// maskQuery masks the names and values of a query.
func maskQuery(c *server.Call, query string) (string, error) {
	if query == "" {
		return "", nil
	}
	masked, _, err := c.Document(form, []byte(query))
	return escaped(masked), err
}

// escaped escapes what is no visible character of ASCII, and leaves all escapes as they are.
func escaped(query []byte) string {
	var b strings.Builder
	for _, c := range query {
		if c > ' ' && c <= '~' {
			b.WriteByte(c)
		} else {
			b.WriteString(url.QueryEscape(string([]byte{c})))
		}
	}
	return b.String()
}

const form = "application/x-www-form-urlencoded"
