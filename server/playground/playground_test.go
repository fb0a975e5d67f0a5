package playground

import (
	"bytes"
	"compress/gzip"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestFiles(t *testing.T) {
	all, zipped := 0, 0
	paths := map[string]bool{}
	for _, f := range Files() {
		require.NotEmpty(t, f.Media, f.Path)
		require.NotEmpty(t, f.Body, f.Path)
		r, err := gzip.NewReader(bytes.NewReader(f.Zipped))
		require.NoError(t, err)
		body, err := io.ReadAll(r)
		require.NoError(t, err)
		require.Equal(t, string(f.Body), string(body), f.Path)
		require.LessOrEqual(t, bytes.Count(f.Body, []byte("\n")), 200, "%s is too long to be read", f.Path)
		all, zipped = all+len(f.Body), zipped+len(f.Zipped)
		paths[f.Path] = true
	}
	require.Less(t, all, 100_000, "bytes of the whole page")
	require.Less(t, zipped, 40_000, "bytes of it that go over the wire")
	for ref := range references(t) {
		require.True(t, paths[ref] || ref == "/openapi.yaml", "%s is asked for and is no file", ref)
	}
	for p := range paths {
		require.True(t, p == "/" || references(t)[p], "nobody asks for %s", p)
	}
}

var reference = regexp.MustCompile(`(?:href|src)="([^":#]+)"|from '\./([^']+)'`)

// references are the paths that the files name.
func references(t *testing.T) map[string]bool {
	out := map[string]bool{}
	for _, f := range Files() {
		for _, m := range reference.FindAllStringSubmatch(string(f.Body), -1) {
			if m[1] != "" {
				out["/"+m[1]] = true // relative to the page, for proxies that have it below a path
			} else {
				out["/playground/"+m[2]] = true
			}
		}
	}
	require.NotEmpty(t, out)
	return out
}

// forbidden are ways for a text to become markup, for others to be asked or told, and for something to be kept.
var forbidden = map[string]*regexp.Regexp{
	"markup from texts":  regexp.MustCompile(`(?:inner|outer|Adjacent|set)HTML|document\.write|DOMParser|ContextualFragment|srcdoc`),
	"code from texts":    regexp.MustCompile(`\beval\b|new Function|setTimeout\(['"` + "`" + `]|javascript:`),
	"handlers in markup": regexp.MustCompile(`(?i)<[^>]*\son[a-z]+\s*=`),
	"styles in markup":   regexp.MustCompile(`(?i)<[^>]*\sstyle\s*=|<style|cssText|setAttribute\('style`),
	"scripts in markup":  regexp.MustCompile(`(?i)<script(?:\s+(?:type|src)="[^"]*")*\s*>[^<]`),
	"others to be asked": regexp.MustCompile(`https?://|["'(]//|@import|\burl\(|sendBeacon|WebSocket|EventSource|XMLHttpRequest`),
	"texts in addresses": regexp.MustCompile(`encodeURIComponent\((?:text|field|name)\b|['"&?](?:text|field|subject)=`),
	"something kept":     regexp.MustCompile(`localStorage|sessionStorage|indexedDB|document\.cookie|caches\b|serviceWorker`),
}

func TestNothingIsForbidden(t *testing.T) {
	for _, f := range Files() {
		text := strings.NewReplacer(
			`xmlns="http://www.w3.org/2000/svg"`, "", // which names and does not ask
			"https://svc:hunter2@ledger.example/v1", "", // in a sample
		).Replace(string(f.Body))
		for what, pattern := range forbidden {
			require.Empty(t, pattern.FindAllString(text, -1), "%s: %s", f.Path, what)
		}
	}
}

// TestForbiddenIsFound: the patterns see what they are for.
func TestForbiddenIsFound(t *testing.T) {
	for what, text := range map[string]string{
		"markup from texts":  `el.innerHTML = text`,
		"code from texts":    `eval(text)`,
		"handlers in markup": `<p onclick="x()">`,
		"styles in markup":   `<p style="color: red">`,
		"scripts in markup":  `<script>x()</script>`,
		"others to be asked": `fetch('//elsewhere.example')`,
		"texts in addresses": `'field=' + encodeURIComponent(field)`,
		"something kept":     `localStorage.text = text`,
	} {
		require.Regexp(t, forbidden[what], text)
	}
	require.NotRegexp(t, forbidden["scripts in markup"], `<script type="module" src="/x.js"></script>`)
}

func TestThePolicyIsStrict(t *testing.T) {
	require.NotContains(t, Policy, "unsafe")
	require.NotContains(t, Policy, "*")
	require.NotContains(t, Policy, "http")
	for _, directive := range []string{
		"default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "img-src 'self'", "base-uri 'none'",
		"frame-ancestors 'none'", "form-action 'none'", "require-trusted-types-for 'script'",
	} {
		require.Contains(t, strings.Split(Policy, "; "), directive)
	}
}
