package detectors

import (
	"bytes"
	"unicode/utf8"

	"github.com/redactd/redactd/redact"
)

// fileEndings are what follows the last dot of names with an '@' that are no addresses: image sizes
// (logo@2x.png), service units (getty@tty1.service), build output. None is a top-level domain.
var fileEndings = []string{
	"png", "jpg", "jpeg", "gif", "svg", "webp", "ico", "bmp", "tiff", "pdf",
	"js", "mjs", "cjs", "ts", "jsx", "tsx", "css", "scss", "less", "html", "htm", "json", "xml",
	"yaml", "yml", "toml", "ini", "conf", "cfg", "txt", "csv", "log", "lock", "tgz", "gz", "bz", "xz",
	"jar", "war", "exe", "dll", "rpm", "deb", "whl", "apk", "msi", "dmg", "tar", "iso", "img",
	"dylib", "java", "php", "woff", "ttf",
	"service", "socket", "timer", "target", "slice", "scope", "mount", "device",
}

// commonEndings are top-level domains that end an address even in front of a dash.
var commonEndings = []string{"com", "org", "net", "edu", "gov", "info"}

// domainEnd returns the end of the domain that begins at i, or -1: two labels or more, of which the
// last is letters, punycode or of another script. What cannot be part of a domain, such as a
// trailing dot, stays out.
func domainEnd(t redact.Text, i int) int {
	b, start, last := t.B, i, -1
	if i < len(b) && b[i] == '[' {
		return literalEnd(b, i)
	}
	for labels := 1; ; labels++ {
		j := labelEnd(b, i)
		if j == i || j-i > labelMax || j-start > domainMax {
			break
		}
		if labels == 2 && versionLabel(b[start:i-1]) && digitSet[b[i]] {
			return -1 // pkg@1.2.3
		}
		if n := topLevel(b[i:j]); n > 0 && labels > 1 {
			last = i + n
		}
		if j >= len(b) || b[j] != '.' {
			break
		}
		i = j + 1
	}
	return last
}

// labelEnd returns the end of the label at i: letters, digits and inner dashes. It ends where the
// text goes on in a script without spaces behind an ASCII label.
func labelEnd(b []byte, i int) int {
	start := i
	if i < len(b) && b[i] == '-' {
		return start
	}
	for i < len(b) && i-start <= labelMax {
		if c := b[i]; alnumSet[c] || c == '-' {
			i++
			continue
		} else if c < utf8.RuneSelf {
			break
		}
		r, size := utf8.DecodeRune(b[i:])
		if !isWordRune(r) || i > start && spaceless(r) && b[i-1] < utf8.RuneSelf {
			break
		}
		i += size
	}
	for i > start && b[i-1] == '-' {
		i--
	}
	return i
}

// topLevel returns how many bytes of label are a top-level domain, 0 for none.
func topLevel(label []byte) int {
	if hasFold(label, "xn--") && len(label) > 4 {
		return len(label)
	}
	n := 0
	for n < len(label) && isLetter(label[n]) {
		n++
	}
	switch {
	case n == len(label) && n >= 2 && !anyFold(label, fileEndings):
		return n
	case n < len(label) && label[n] == '-' && anyFold(label[:n], commonEndings):
		return n
	}
	for _, c := range label {
		if c >= utf8.RuneSelf {
			return len(label)
		}
	}
	return 0
}

// versionLabel says whether label looks like the first part of a version: 18, v1.
func versionLabel(label []byte) bool {
	label = bytes.TrimPrefix(label, []byte("v"))
	for _, c := range label {
		if !digitSet[c] {
			return false
		}
	}
	return len(label) > 0
}

// literalEnd returns the end of an address literal such as [192.0.2.1] or [IPv6:2001:db8::1].
func literalEnd(b []byte, i int) int {
	j := i + 1
	v6 := hasFold(b[j:], "ipv6:")
	if v6 {
		j += len("ipv6:")
	}
	start := j
	for j < len(b) && j-start < 46 && (hexSet[b[j]] || b[j] == '.' || b[j] == ':') {
		j++
	}
	if j >= len(b) || b[j] != ']' {
		return -1
	}
	inner := b[start:j]
	_, n := parseIPv4(inner)
	if n > 0 && n == len(inner) || v6 && bytes.Count(inner, []byte(":")) > 1 {
		return j + 1
	}
	return -1
}
